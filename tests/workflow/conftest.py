"""The smoke study, finished once for all tests of the workflow, and what Snakemake plans after a change."""

import os
import pathlib
import re
import subprocess
import sys

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Workflow:
    """The Snakefile run in its own directory with one file of config/ and, on top of it, a change."""

    def __init__(self, directory):
        self.directory = directory

    def run(self, *arguments, config="smoke", change=None):
        """Runs Snakemake to its end, whatever that is; messages are in .stdout."""
        changed = self.directory / "change.yaml"
        changed.write_text(yaml.safe_dump(change or {}))
        command = [sys.executable, "-m", "snakemake", "--snakefile", ROOT / "Snakefile", "--cores", "all"]
        command += ["--directory", self.directory, "--configfile", ROOT / f"config/{config}.yaml", changed]
        return subprocess.run(
            [*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )

    def planned(self, change=None):
        """{rule: jobs} of a dry run, without the target itself."""
        done = self.run("--dry-run", change=change)
        assert done.returncode == 0, done.stdout
        table = re.search(r"^job +count.*\n-[- ]*\n((?:.+\n)*?)total ", done.stdout, re.MULTILINE)
        rows = [line.split() for line in table.group(1).splitlines()] if table else []
        return {rule: int(jobs) for rule, jobs, *_ in rows if rule != "all"}


@pytest.fixture
def workflow(tmp_path):
    """Nothing made yet."""
    return Workflow(tmp_path)


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """The smoke study, complete: found in $SMOKE_STUDY, or made here."""
    study = Workflow(pathlib.Path(os.environ.get("SMOKE_STUDY") or tmp_path_factory.mktemp("smoke")))
    done = study.run("--show-failed-logs")
    assert done.returncode == 0, done.stdout
    return study
