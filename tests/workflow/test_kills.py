"""A study that is killed, or whose machine loses its power, goes on by one command to the bytes of one left alone."""

import fcntl
import os
import pathlib
import random
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import time

import pytest

from conftest import ROOT, Workflow

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("KILLS", 3))  # 50 take an hour
LONG = KILLS >= 10
LONGEST = 15 if LONG else 5  # seconds until a kill
GO_ON = "snakemake --unlock && snakemake --cores all --rerun-incomplete"
MADE = {
    "the whole study": (),
    "its second half": ("chains", "liquids", "minima", "elasticity", "parameters"),
}  # found by the first run; a short test is content with the second half
NOT_COMPARED = ("logs", "benchmarks", "report", "latex")  # they tell times and directories
SHUT_DOWN = 0x8004587D  # ioctl of ext4: nothing that is not on the disk gets there


def go_on(study, directory=None):
    """The README's command in a session of its own, so that it can be killed with all that it started.

    What it says is in the file `said` of a directory, or beside the study.
    """
    words = [sys.executable, "-m", "snakemake", "--snakefile", ROOT / "Snakefile", "--directory", study.directory]
    words += ["--configfile", ROOT / "config/smoke.yaml", "--show-failed-logs"]
    command = f'snakemake() {{ {shlex.join(map(str, words))} "$@"; }}; {GO_ON}'
    with open((directory or study.directory.parent) / "said", "w", encoding="utf-8") as said:
        return subprocess.Popen(["bash", "-c", command], start_new_session=True, stdout=said, stderr=said)


def processes(group):
    """(name, parent, seconds since its start) of each living process of a group."""
    now, found = time.clock_gettime(time.CLOCK_BOOTTIME), []
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            name, fields = path.read_text().split("(", 1)[1].rsplit(")", 1)
        except OSError:  # it ended
            continue
        state, parent, of_group, *rest = fields.split()
        if int(of_group) == group and state != "Z":
            found.append((name, int(parent), now - int(rest[16]) / os.sysconf("SC_CLK_TCK")))
    return found


def seconds_of_jobs(group):
    """Since each job of a run began: each is a shell whose parent is Snakemake, not what started that."""
    return [age for name, parent, age in processes(group) if name == "bash" and parent not in (group, os.getpid())]


def kill(run):
    """SIGKILL to Snakemake, its shells and the tools; returns the seconds that their jobs had taken."""
    lost = sum(seconds_of_jobs(run.pid))
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    while processes(run.pid):
        time.sleep(0.01)
    return lost


def wait_for_a_job(run):
    while run.poll() is None and not seconds_of_jobs(run.pid):
        time.sleep(0.05)


def ended_before(run, seconds):
    try:
        run.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def results(directory):
    """{name: bytes} of all that must not depend on how often a study was stopped."""
    root = directory / "results/smoke"
    files = {path.relative_to(root): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not set(name.parts) & set(NOT_COMPARED)}


def expect_alike(study, finished):
    mine, whole = results(study.directory), results(finished.directory)
    assert mine.keys() == whole.keys()
    assert [name for name, contents in whole.items() if mine[name] != contents] == []


def finish(study, finished):
    """Goes on to the end; the results are those of the study left alone, and nothing is left to do."""
    run = go_on(study)
    assert run.wait() == 0, (study.directory.parent / "said").read_text()
    expect_alike(study, finished)
    again = study.run()
    assert "Nothing to be done" in again.stdout, again.stdout
    verified = study.run("--nolock", "verify")
    assert verified.returncode == 0 and ", 0 faults" in verified.stdout, verified.stdout


def begin(study, finished, part):
    """A directory with what comes before this part."""
    shutil.rmtree(study.directory, ignore_errors=True)
    study.directory.mkdir()
    for stage in MADE[part]:
        shutil.copytree(finished.directory / "results/smoke" / stage, study.directory / "results/smoke" / stage)


def interrupt(study, finished, part, fault):
    """Goes on and stops at random times, from the beginning again where it was done; returns what was lost.

    Every fourth time counts from the start of the command, the others from that of its first job.
    """
    lost, times = [], random.Random(part)
    while len(lost) < KILLS:
        run = go_on(study)
        if len(lost) % 4:
            wait_for_a_job(run)
        if not ended_before(run, times.uniform(0, LONGEST)):
            lost.append(fault(run))
        elif run.returncode == 0:
            finish(study, finished)
            begin(study, finished, part)
        else:
            pytest.fail((study.directory.parent / "said").read_text())
    finish(study, finished)
    return lost


def test_the_readme_tells_how_to_go_on():
    assert f"\n{GO_ON}\n" in (ROOT / "workflow/README.md").read_text(encoding="utf-8")


parts = pytest.mark.parametrize("part", list(MADE) if LONG else list(MADE)[1:])


@parts
def test_a_study_that_is_killed_ends_in_the_same_bytes(finished, tmp_path, found, part):
    study = Workflow(tmp_path / "study")
    begin(study, finished, part)
    lost = interrupt(study, finished, part, kill)
    found(f"kill -9 of {part}", KILLS, "the same bytes", lost)


class Disk:
    """A file system in a file, of which a power cut leaves what was on the disk."""

    def __init__(self, directory):
        self.image, self.directory = directory / "image", directory / "disk"
        self.directory.mkdir()
        with open(self.image, "wb") as file:
            file.truncate(2**30)
        subprocess.run(["mkfs.ext4", "-q", self.image], check=True)
        self.mount()

    def mount(self):
        subprocess.run(["mount", "-o", "loop", self.image, self.directory], check=True)

    def unmount(self):
        """To the end: a mount namespace that other tests made meanwhile may hold the file system a little longer."""
        while subprocess.run(["umount", self.directory], stderr=subprocess.DEVNULL, check=False).returncode:
            time.sleep(0.05)  # the last of the killed has not let go
        while subprocess.run(["losetup", "-j", self.image], capture_output=True, check=True).stdout:
            time.sleep(0.05)

    def cut_power(self):
        descriptor = os.open(self.directory, os.O_RDONLY)
        fcntl.ioctl(descriptor, SHUT_DOWN, struct.pack("I", 2))  # 2: the journal neither
        os.close(descriptor)


@pytest.fixture
def disk(tmp_path):
    if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        pytest.skip("needs root and mkfs.ext4")
    try:
        made = Disk(tmp_path)
    except subprocess.CalledProcessError:
        pytest.skip("needs loop devices")
    yield made
    made.unmount()


@parts
def test_a_study_whose_machine_loses_its_power_ends_in_the_same_bytes(finished, disk, found, part):
    study = Workflow(disk.directory / "study")
    begin(study, finished, part)
    os.sync()

    def lose_power(run):
        complete = {path: path.stat().st_size for path in study.directory.rglob("*.h5")}
        disk.cut_power()
        lost = kill(run)
        disk.unmount()
        disk.mount()
        assert {path: path.stat().st_size for path in complete} == complete
        return lost

    lost = interrupt(study, finished, part, lose_power)
    found(f"power cut during {part}, nothing flushed", KILLS, "the same bytes", lost)


@pytest.mark.skipif(not LONG, reason="takes minutes, as KILLS=10 and more do")
def test_a_study_whose_disk_is_full_ends_in_the_same_bytes(finished, tmp_path, found):
    """Full after 2 MB, then with a little more space each time."""
    if os.geteuid() != 0:
        pytest.skip("needs root")
    disk, sizes = tmp_path / "disk", [2, 5, 8, 11, 14, 17, 20]
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={sizes[0]}m", "tmpfs", disk], check=True)
    try:
        study = Workflow(disk / "study")
        begin(study, finished, "the whole study")
        for size in sizes:
            subprocess.run(["mount", "-o", f"remount,size={size}m", disk], check=True)
            run = go_on(study, tmp_path)
            assert run.wait() != 0, size
        subprocess.run(["mount", "-o", "remount,size=1g", disk], check=True)
        finish(study, finished)
    finally:
        subprocess.run(["umount", disk], check=True)
    found("full disk", len(sizes), "an error, then the same bytes")


def test_a_second_run_in_the_same_directory_is_refused(tmp_path):
    study = Workflow(tmp_path / "study")
    study.directory.mkdir()
    first = go_on(study)
    wait_for_a_job(first)
    second = study.run("--quiet", "rules")
    kill(first)
    told = ("Directory cannot be locked", "files below seem to be incomplete")  # a job that was just running
    assert second.returncode == 1 and any(line in second.stdout for line in told), second.stdout
