"""Without TeX the study is made but for its paper, and says so."""

import os
import pathlib

import pytest


@pytest.fixture
def path_without_tex(tmp_path):
    """A directory with every command of this machine but that of TeX."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for directory in os.environ["PATH"].split(os.pathsep):
        for command in pathlib.Path(directory).glob("*"):
            if command.name != "latexmk" and not (commands / command.name).is_symlink():
                (commands / command.name).symlink_to(command)
    return str(commands)


def test_the_paper_is_left_out(workflow, path_without_tex, monkeypatch):
    monkeypatch.setenv("PATH", path_without_tex)
    planned = workflow.planned()
    assert "write_report" in planned and "typeset_paper" not in planned
    done = workflow.run("--until", "parameters")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("The paper is left out: latexmk is missing.") == 2  # when it starts and when it ends


def test_publish_says_what_it_lacks(workflow, path_without_tex, monkeypatch):
    monkeypatch.setenv("PATH", path_without_tex)
    refused = workflow.run("--dry-run", "publish")
    assert refused.returncode != 0 and "publish: the paper cannot be typeset: latexmk is missing" in refused.stdout
