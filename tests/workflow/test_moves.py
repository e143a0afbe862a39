"""A finished study has nothing to do after its repository was moved, or copied to another user."""

import os
import shutil
import subprocess
import sys
import tempfile

import pytest

from conftest import ROOT, arithmetic, copy_of_clone, jobs

STUDY = ("--configfile", "config/smoke.yaml")


def snakemake(repository, *arguments, **popen):
    """Runs Snakemake in the repository itself; messages are in .stdout."""
    command = [sys.executable, "-m", "snakemake", "--cores", "all", *arguments]
    return subprocess.run(
        command, cwd=repository, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **popen
    )


def expect_nothing_to_do(repository, **popen):
    done = snakemake(repository, "--dry-run", *STUDY, **popen)
    assert done.returncode == 0 and "Nothing to be done" in done.stdout, done.stdout
    assert jobs(done.stdout) == {}


@pytest.fixture(scope="module")
def repository(finished, tmp_path_factory):
    """With the smoke study in its own results/, and Snakemake's records as if it had been run there."""
    clone = copy_of_clone(tmp_path_factory.mktemp("first") / "study")
    shutil.copytree(finished.directory / "results/smoke", clone / "results/smoke")
    done = snakemake(clone, "--touch", "--forceall", *STUDY)
    assert done.returncode == 0 and any((clone / ".snakemake/metadata").iterdir()), done.stdout
    expect_nothing_to_do(clone)
    return clone


def test_a_copy_for_another_user(repository, finished):
    """Another home; where the tests are run by root another owner, too."""
    with tempfile.TemporaryDirectory() as elsewhere:
        subprocess.run(["cp", "-a", repository, f"{elsewhere}/copy"], check=True)
        other = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
        if other:
            subprocess.run(["chown", "-R", "nobody:nogroup", elsewhere], check=True)
        environment = {"PATH": os.environ["PATH"], "HOME": elsewhere, **arithmetic()}
        expect_nothing_to_do(f"{elsewhere}/copy", env=environment, **other)
        planned = jobs(snakemake(f"{elsewhere}/copy", "--dry-run", *STUDY, "--config", "seed=1", env=environment, **other).stdout)
        assert planned == finished.planned({"seed": 1})  # what was recorded is read: a change is still seen


def test_a_moved_repository(repository, tmp_path):
    repository.rename(tmp_path / "moved, and renamed")
    expect_nothing_to_do(tmp_path / "moved, and renamed")


@pytest.mark.parametrize("config", ["study", "published"])
def test_no_command_in_the_repository_names_it(config):
    targets = ("all", "publish", "publish_variants", "verify", "benchmark", "test")
    done = snakemake(ROOT, *targets, "--dry-run", "--forceall", "--printshellcmds", "--configfile", f"config/{config}.yaml")
    assert done.returncode == 0, done.stdout
    assert "build/release/tools-in-use/assemble-n0 " in done.stdout
    planned = done.stdout.partition("Job stats:")[2]
    assert planned and str(ROOT) not in planned.replace(sys.executable, "python")
