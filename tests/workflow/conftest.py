"""What tests of the workflow share: the smoke study, finished once, what Snakemake plans after a change, and small files."""

import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import pytest
import yaml

import small_analysis
import small_report
import small_study
import small_wells

ROOT = pathlib.Path(__file__).resolve().parents[2]
NEWER_SNAKEMAKE = ROOT / "build/snakemake-9/bin/python"
needs_newer_snakemake = pytest.mark.skipif(
    not NEWER_SNAKEMAKE.exists(), reason="no Snakemake 9: tests/snakemake9 makes it where PyPI can be reached"
)


def arithmetic():
    """What chooses the arithmetic, for tests that replace the environment: other kernels give other last digits."""
    return {name: value for name, value in os.environ.items() if name.startswith(("OPENBLAS_", "OMP_", "HWY_"))}


def copy_of_clone(clone):
    """What the smoke study needs of a clone."""
    for name in ("workflow", "config", "paper", "build/release/tools-in-use"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "Snakefile", clone / "Snakefile")
    return clone


def jobs(said):
    """{rule: jobs} of what Snakemake says that it would do, without the target itself."""
    table = re.search(r"^job +count.*\n-[- ]*\n((?:.+\n)*?)total ", said, re.MULTILINE)
    rows = [line.split() for line in table.group(1).splitlines()] if table else []
    return {rule: int(count) for rule, count, *_ in rows if rule != "all"}


CHANGES = tempfile.TemporaryDirectory()  # not beside the study: workers of pytest share a finished one


class Workflow:
    """The Snakefile run in its own directory with one file of config/ and, on top of it, a change."""

    def __init__(self, directory, python=sys.executable, where=("--cores", "all")):
        self.directory, self.snakemake, self.where = directory, [python, "-m", "snakemake"], where

    def command(self, *arguments, config="smoke", change=None):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml", dir=CHANGES.name, delete=False) as file:
            yaml.safe_dump(change or {}, file)
        command = [*self.snakemake, *self.where, "--snakefile", ROOT / "Snakefile", "--directory", self.directory]
        return [*command, "--configfile", ROOT / f"config/{config}.yaml", file.name, *arguments]

    def run(self, *arguments, **config):
        """Runs Snakemake to its end, whatever that is; messages are in .stdout."""
        return subprocess.run(
            self.command(*arguments, **config), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )

    def results(self):
        """{name: SHA-256} of every HDF5 and CSV file below results/."""
        results = self.directory / "results"
        files = [path for path in sorted(results.rglob("*")) if path.suffix in (".h5", ".csv")]
        return {str(path.relative_to(results)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def planned(self, change=None):
        """{rule: jobs} of a dry run, without the target itself."""
        done = self.run("--dry-run", change=change)
        assert done.returncode == 0, done.stdout
        return jobs(done.stdout)


@pytest.fixture
def workflow(tmp_path):
    """Nothing made yet."""
    return Workflow(tmp_path)


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """The smoke study, complete: found in $SMOKE_STUDY, or made here."""
    if made := os.environ.get("SMOKE_STUDY"):
        return Workflow(pathlib.Path(made))  # not run again: workers share it, and a run locks it
    study = Workflow(tmp_path_factory.mktemp("smoke"))
    done = study.run("--show-failed-logs")
    assert done.returncode == 0, done.stdout
    return study


@pytest.fixture
def n0(tmp_path):
    return small_analysis.write_n0(tmp_path)


@pytest.fixture
def spectrum(tmp_path):
    return small_analysis.write_spectrum(tmp_path)


@pytest.fixture
def debye(tmp_path):
    return small_analysis.write_debye(tmp_path)


@pytest.fixture
def relaxation(tmp_path):
    return small_analysis.write_relaxation(tmp_path)


@pytest.fixture
def stages(tmp_path):
    """[[file]] of a search for double wells."""
    return small_wells.write_stages(tmp_path)


@pytest.fixture
def batch(stages):
    return small_wells.read(stages)


@pytest.fixture(scope="session")
def study(tmp_path_factory):
    """A small study with its report, in a directory with a space."""
    directory = tmp_path_factory.mktemp("small study") / "results"
    small_study.write_study(directory)
    small_report.draw_figures(directory)
    done = small_report.write_report(directory, directory / "report/index.html")
    assert done.returncode == 0, done.stderr
    return directory


@pytest.fixture(scope="session")
def text(study):
    """The page of that report."""
    return (study / "report/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def page(text):
    """What the page holds."""
    return small_report.Page(text)


@pytest.fixture(scope="session")
def with_wells(study, tmp_path_factory):
    """The page of the same study with double wells."""
    directory = tmp_path_factory.mktemp("wells") / "results"
    shutil.copytree(study, directory)
    small_study.write_double_wells(directory)
    done = small_report.write_report(directory, directory / "report/index.html")
    assert done.returncode == 0, done.stderr
    return (directory / "report/index.html").read_text(encoding="utf-8")
