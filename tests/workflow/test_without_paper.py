"""Without TeX, or without the T_p that the text quotes, the study is made but for its paper, and says so."""

import os
import pathlib

import pytest

ONE_T_P = {"only": ["T0.55"]}
LACKS = "this study has no glasses of T_p = 0.80, 0.35, 0.30"
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


def test_publish_says_which_glasses_it_lacks(workflow):
    refused = workflow.run("--dry-run", "publish", change=ONE_T_P)
    assert refused.returncode != 0 and f"publish: the paper cannot be typeset: {LACKS}" in refused.stdout


def test_glasses_beyond_those_of_the_text_are_told(workflow):
    change = {"only": ["T0.80", "T0.55", "T0.35", "T0.30", "T0.27"]}
    refused = workflow.run("--dry-run", "publish", config="colder", change=change)
    assert refused.returncode != 0 and "typeset: T_p = 0.27 lies beyond those of [Ji]" in refused.stdout


def test_a_study_of_one_parent_temperature_says_that_it_has_no_paper(workflow):
    planned = workflow.planned(change=ONE_T_P)
    assert "write_report" in planned and "typeset_paper" not in planned
    done = workflow.run("--until", "parameters", change=ONE_T_P)
    assert done.returncode == 0 and done.stdout.count(f"The paper is left out: {LACKS}.") == 2
