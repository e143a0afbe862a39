"""The smoke study through sbatch, with chains stopped on the way: the bytes of a local run.

One parent temperature, up to n0.  WHOLE_STUDY=4000000 takes all of it, with as many sweeps of burn-in: more than the
first segments can do in their time limit of a minute, so that they end only if they go on from checkpoints.
"""

import os
import re
import subprocess
import sys
import time

import pytest

from conftest import NEWER_SNAKEMAKE, ROOT, Workflow, needs_newer_snakemake
from loopback import Cluster, why_not

pytestmark = [pytest.mark.skipif(bool(why_not()), reason=why_not()), pytest.mark.slow]

takes_long = pytest.mark.skipif(os.environ.get("LONG") != "1", reason="takes six minutes: LONG=1 runs it")
WHOLE = int(os.environ.get("WHOLE_STUDY", 0))
PARENT = "T0.30"
LEFT_OUT = {} if WHOLE else {parent: {"glasses": 0} for parent in ("T0.80", "T0.55", "T0.35")}
CHANGE = {  # chains that are long enough to be caught
    "parents": {PARENT: {"run": {"burn_in": WHOLE or 800000}}, **LEFT_OUT},
    **({} if WHOLE else {"debye": {"reference_parent_temperature": 0.3}}),
}
TARGETS = [] if WHOLE else ["results/smoke/n0.h5", "results/smoke/relaxation.h5", "results/smoke/tables/table1.csv"]
PROFILE = ("--profile", ROOT / "workflow/profiles/slurm")
# The plugin of Snakemake 9 asks for the state of jobs ever more rarely.
SOON = ("--slurm-status-command", "squeue", "--slurm-init-seconds-before-status-checks", "2")
TERM = ("scancel", "--signal=TERM")  # to what srun started, as the plugin does; --full: to the script
VERSIONS = {"7": (sys.executable, PROFILE, (*TERM, "--full")), "9": (NEWER_SNAKEMAKE, (*PROFILE, *SOON), TERM)}


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """The same study made here, without a cluster."""
    study = Workflow(tmp_path_factory.mktemp("local"))
    done = study.run("--show-failed-logs", *TARGETS, change=CHANGE)
    assert done.returncode == 0, done.stdout
    return study


@pytest.fixture
def cluster(tmp_path):
    cluster = Cluster(tmp_path)
    try:
        try:
            cluster.start()
        except TimeoutError as error:
            pytest.skip(str(error))
        yield cluster
    finally:
        cluster.stop()
        print(*cluster.log, sep="\n")


class Chains:
    """The chains of a study as jobs of the cluster."""

    def __init__(self, cluster, study):
        self.cluster, self.stopped = cluster, []
        self.logs = study.directory / f"results/smoke/logs/equilibrate/{PARENT}"

    def jobs(self, chain):
        """[(id, state)] of the first segment of a chain, all attempts."""
        # as Snakemake 7 and 9 name them; the variant is empty
        names = (f"batch=0000,chain={chain:04d},parent={PARENT},variant=", f"{PARENT}_{chain:04d}_0000")
        jobs = self.cluster.jobs().items()
        return sorted((int(number), state) for number, (state, comment) in jobs if comment.endswith(names))

    def log(self, chain):
        path = self.logs / f"{chain:04d}/0000.log"
        return path.read_text() if path.exists() else None

    def stop(self, *command):
        """Sends the command, with its job's number, to a chain that runs and was not stopped before; returns both
        numbers once the job has ended."""
        chain, number = self.reached_by(command)
        self.stopped.append(chain)
        wait(lambda: "interrupted at sweep" in (self.log(chain) or "") or self.ended(chain, number))
        self.cluster.note(f"job {number}: {(self.log(chain) or 'no word').strip()}")
        return chain, number

    def reached_by(self, command):
        """Sends it to the first that runs; one that ends in the meantime is passed over."""
        while True:
            wait(self.running)
            if found := self.running():
                time.sleep(1)  # for the first sweeps
                try:
                    self.cluster.tell(*command, str(found[1]))
                    return found
                except subprocess.CalledProcessError:
                    assert self.ended(*found)

    def ended(self, chain, number):
        """True from its last process on, also where it is to run again."""
        return not {(number, "RUNNING"), (number, "COMPLETING")} & set(self.jobs(chain))

    def running(self):
        """(chain, id) of the first whose tool is at work."""
        for chain in set(range(4)) - set(self.stopped):
            for number, state in self.jobs(chain):
                if state == "RUNNING" and self.log(chain) is not None:
                    return chain, number
        return None


def wait(condition, seconds=300):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.1)


def told(log, words):
    """The lines of Snakemake's log that hold one of the words."""
    return [line for line in log.splitlines() if any(word in line for word in words)]


@pytest.mark.parametrize("version", ["7", pytest.param("9", marks=[needs_newer_snakemake, takes_long])])
def test_stopped_chains_go_on_to_the_bytes_of_a_local_run(cluster, local, tmp_path, found, version):
    python, where, term = VERSIONS[version]
    limit = ["--set-resources", "equilibrate:runtime=1", "--retries", "9"] if WHOLE else ["--retries", "1"]
    study = Workflow(tmp_path, python, where)
    with open(tmp_path / "snakemake.log", "w", encoding="utf-8") as log:
        command = study.command(*limit, *TARGETS, change=CHANGE)
        process = subprocess.Popen(command, stdout=log, stderr=log, env=cluster.environment)
        try:
            chains = Chains(cluster, study)
            _, requeued = chains.stop("scontrol", "requeue")
            again, resubmitted = chains.stop(*term)
            status = process.wait(timeout=3600 if WHOLE else 1200)
        finally:
            process.terminate()
            process.wait()
    said = (tmp_path / "snakemake.log").read_text()
    print(*told(said, ["submitted", "Submitted", "Trying to restart", "SLURM status"]), sep="\n")
    assert status == 0, said
    attempts = {chain: chains.jobs(chain) for chain in chains.stopped}
    restarts = re.search(r"Restarts=\d+", cluster.ask("scontrol", "show", "job", str(requeued)))
    cluster.note(f"job {requeued}: {restarts.group()}; attempts: {attempts}")
    assert restarts.group() == "Restarts=1"
    # A job is killed ten seconds after SIGTERM, or as soon as its shell has ended: not every one can say a last word.
    assert any("interrupted at sweep" in line for line in cluster.log)
    assert (resubmitted, "FAILED") in attempts[again]
    assert all(jobs[-1][1] == "COMPLETED" for jobs in attempts.values())
    assert study.results() == local.results()
    cluster.note(f"{len(local.results())} HDF5 and CSV files have the bytes of the local run")
    found(f"requeue and SIGTERM of jobs of SLURM, Snakemake {version}", len(chains.stopped), "the same bytes")
