"""Debian 13: another compiler, libraries, Python and Snakemake."""

import re
import subprocess

from conftest import ROOT
from machines import NEEDS_ROOT, TAKES_LONG, Machine, expect_same, files_of

# Where matrices are factorised, METIS of SuiteSparse 7 orders the unknowns in another way, and all that is made of them.
SAME = ("chains", "liquids", "minima")


@TAKES_LONG
@NEEDS_ROOT
def test_debian_13_builds_without_warnings_and_makes_the_study(finished, tmp_path):
    machine = Machine(tmp_path / "root", "trixie")
    subprocess.run(["git", "clone", "--quiet", ROOT, machine.directory / "study/clone"], check=True)
    built = machine.run("workflow/bootstrap", where="/study/clone")
    assert built.returncode == 0 and re.findall(r".*warning:.*|.*CMake Warning.*", built.stdout) == []
    command = [".venv/bin/snakemake", "--cores", "all", "--configfile", "config/smoke.yaml"]
    assert machine.run(*command, where="/study/clone").returncode == 0
    made, expected = machine.directory / "study/clone/results/smoke", finished.directory / "results/smoke"
    assert (made / "paper/main.pdf").exists() and (made / "report/index.html").exists()
    assert files_of(made) == files_of(expected)
    for name in files_of(expected):
        if name.parts[0] in SAME:
            expect_same(made / name, expected / name, aside=["provenance/kernels"])
