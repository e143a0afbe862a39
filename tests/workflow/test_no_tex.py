"""Without TeX, or a part of it, the study is made but for its paper, and says so."""

import os
import pathlib

import pytest

MISSING = {"latexmk": "latexmk", "kpsewhich": "texlive-binaries", "revtex4-2.cls": "texlive-publishers"}  # and its package


@pytest.fixture(params=MISSING)
def missing(request, tmp_path, monkeypatch):
    """The package of what is taken from this machine; of TeX, only stand-ins are left."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for command in {"latexmk", "kpsewhich"} - {request.param}:  # which find lmodern.sty alone
        (commands / command).write_text("#!/bin/sh\necho lmodern.sty\n")
        (commands / command).chmod(0o755)
    for directory in os.environ["PATH"].split(os.pathsep):
        for command in pathlib.Path(directory).glob("*"):
            if command.name != request.param and not os.path.lexists(commands / command.name):
                (commands / command.name).symlink_to(command)
    monkeypatch.setenv("PATH", str(commands))
    return MISSING[request.param]


def test_the_paper_is_left_out(workflow, missing):
    planned = workflow.planned()
    assert "write_report" in planned and "typeset_paper" not in planned
    done = workflow.run("--until", "parameters")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(f"The paper is left out: {missing} is missing.") == 2  # when it starts and when it ends


def test_publish_says_what_it_lacks(workflow, missing):
    refused = workflow.run("--dry-run", "publish")
    assert refused.returncode != 0 and f"publish: the paper cannot be typeset: {missing} is missing" in refused.stdout
