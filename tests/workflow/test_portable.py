"""The static tools of `cmake --preset portable` need nothing of the machine, and write what the others write."""

import os
import re
import shutil
import subprocess
import tarfile

import numpy
import pytest

from conftest import ROOT, copy_of_clone
from machines import NEEDS_ROOT, TAKES_LONG, Machine, expect_same, expect_same_study, numbers
from test_surroundings import BATCH, ENVIRONMENT, INPUTS, SECTION, STUDY, TOOLS, every, of_study

BUILT = ROOT / "build/release/bin"
STATIC = ROOT / "build/portable/bin"
FURTHER = {
    "import-configurations": [
        "--input", STUDY / "minima" / BATCH, "--parameters", SECTION / "model.yaml", "--model-is", "same",
    ],
    "gather-catalogue": [
        *[word for stage in ("liquids", "minima", "elasticity", "modes", "nonlinear_modes")
          for word in (f"--{stage.replace('_', '-')}", STUDY / stage / BATCH)],
        "--relaxation", STUDY / "relaxation.h5", "--parameters", SECTION / "catalogue.yaml",
    ],
    "find-double-wells": [
        "--minima", STUDY / "minima" / BATCH, "--nonlinear-modes", STUDY / "nonlinear_modes" / BATCH,
        "--parameters", SECTION / "double_wells.yaml",
    ],
    "trace-paths": [
        "--minima", STUDY / "minima" / BATCH, "--double-wells", STUDY / "double_wells" / BATCH,
        "--parameters", SECTION / "paths.yaml",
    ],
    "solve-tunnelling": [
        "--paths", STUDY / "paths" / BATCH, "--debye", STUDY / "debye.h5", "--parameters", SECTION / "tunnelling.yaml",
    ],
    "count-two-level-systems": [
        "--tunnelling", *every("tunnelling")[:-1], "--debye", STUDY / "debye.h5",
        "--parameters", SECTION / "two_level_systems.yaml",
    ],
    "export-configurations": ["--configurations", STUDY / "minima" / BATCH, "--format", "h5md"],
}  # fmt: skip
COMMANDS = {TOOLS[stage]: words for stage, words in INPUTS.items()} | FURTHER
STAGES = {TOOLS[stage]: stage for stage in INPUTS}
SMALL = "qemu-x86_64-static"

needs_static_tools = pytest.mark.skipif(not STATIC.exists(), reason="needs cmake --build --preset portable")


@pytest.fixture(scope="module")
def empty_root(finished, tmp_path_factory):
    """A root directory with the static tools, the smoke study and /proc, and a function that runs a command in it."""
    root = tmp_path_factory.mktemp("root")
    shutil.copytree(STATIC, root / "bin")
    shutil.copytree(finished.directory / STUDY, root / STUDY, ignore=shutil.ignore_patterns("report", "paper"))
    (root / "proc").mkdir()
    mount = 'mount --rbind /proc "$0/proc" && '

    def run(*words, mount=mount):
        command = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount + 'exec chroot "$0" "$@"', root, *words]
        return subprocess.run(command, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True, check=False)

    if run("/bin/quench", "--help").returncode:
        pytest.skip("needs a kernel that lets this user change the root directory")
    return root, run


@needs_static_tools
def test_every_tool_is_static_and_none_is_missing():
    tools = {path.name for path in STATIC.iterdir()}
    assert tools == set(COMMANDS)
    for tool in tools:
        said = subprocess.run(["ldd", STATIC / tool], capture_output=True, text=True, check=False).stderr
        assert "not a dynamic executable" in said


@needs_static_tools
@pytest.mark.parametrize("tool", COMMANDS)
def test_in_an_empty_root_a_tool_writes_what_the_dynamic_one_writes(empty_root, finished, tmp_path, tool):
    root, run = empty_root
    done = run(f"/bin/{tool}", *COMMANDS[tool], "--output", f"/{tool}.h5")
    assert (done.returncode, done.stderr) == (0, "")
    expected = finished.directory / of_study(STAGES[tool]) if tool in STAGES else tmp_path / "expected.h5"
    if tool in FURTHER:
        subprocess.run([BUILT / tool, *FURTHER[tool], "--output", expected], cwd=finished.directory, check=True)
    expect_same(root / f"{tool}.h5", expected)


@needs_static_tools
def test_without_proc_a_tool_says_so(empty_root):
    root, run = empty_root
    done = run("/bin/quench", *COMMANDS["quench"], "--output", "/without.h5", mount="")
    expected = "is missing, expected Linux with /proc mounted, to record the program's hash"
    assert (done.returncode, done.stderr) == (1, f"quench: /proc/self/exe: {expected}\n")
    assert not list(root.glob("without*"))


@needs_static_tools
@pytest.mark.skipif(not shutil.which(SMALL), reason=f"needs {SMALL}")
def test_on_the_oldest_processor_the_modes_are_the_same(finished, tmp_path):
    """Without AVX, and with the rounding of other kernels."""
    output = tmp_path / "modes.h5"
    command = [SMALL, "-cpu", "kvm64", STATIC / "find-modes", *INPUTS["modes"], "--output", output]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OPENBLAS_", "HWY_"))}
    subprocess.run(command, cwd=finished.directory, env={**environment, "OPENBLAS_NUM_THREADS": "1"}, check=True)
    made, known = numbers(output), numbers(finished.directory / of_study("modes"))
    assert made["provenance/kernels"] != known["provenance/kernels"]
    for name in ("eigenvalue", "frequency"):
        numpy.testing.assert_allclose(made[f"modes/{name}"], known[f"modes/{name}"], rtol=1e-9)


def test_tools_elsewhere(workflow, tmp_path):
    """Where the configuration says; else, without a build, in bin/ of an unpacked archive; a wrong name is told."""
    done = workflow.run("--dry-run", change={"tools": str(ROOT / "workflow")})
    assert done.returncode == 1 and f"config: tools: {ROOT}/workflow holds no program assemble-n0, nor" in done.stdout
    some = shutil.copytree(ROOT / "build/release/tools-in-use", tmp_path / "some")
    (some / "quench").chmod(0o600)
    done = workflow.run("--dry-run", change={"tools": str(some)})
    assert done.returncode == 1 and f"config: tools: {some} holds no program quench that can run" in done.stdout
    done = workflow.run("--dry-run", change={"tools": "nowhere"})
    assert done.returncode == 1 and f"config: tools: {ROOT}/nowhere is no directory" in done.stdout
    archive = copy_of_clone(tmp_path / "archive")
    (archive / "build/release/tools-in-use").rename(archive / "bin")
    command = [*workflow.snakemake, "--cores", "1", "--dry-run", "--printshellcmds", "--configfile", "config/smoke.yaml"]
    done = subprocess.run(command, cwd=archive, capture_output=True, text=True, check=True)
    assert "bin/quench --liquids" in done.stdout and "build/" not in done.stdout


@pytest.fixture(scope="module")
def archive():
    """The archive of static tools."""
    packed = subprocess.run([ROOT / "workflow/portable/pack"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return ROOT / packed.split()[-1]


@needs_static_tools
def test_a_stage_runs_from_the_archive(archive, finished, tmp_path):
    """It has the repository, every tool, and of all that they hold the licence, with the texts it cites, and the source."""
    with tarfile.open(archive) as file:
        file.extractall(tmp_path)
    [unpacked] = tmp_path.iterdir()
    assert {path.name for path in (unpacked / "bin").iterdir()} == {*COMMANDS, "licences"}
    texts = {path.name: path.read_text(encoding="utf-8") for path in (unpacked / "bin/licences").iterdir()}
    sources = set(re.findall(r"^\| \S+ \| (\S+) \d\S+ \|$", texts["README.md"], re.M))
    assert {"suitesparse", "openblas", "hdf5", "metis", "highway"} <= sources
    del texts["README.md"]
    cited = {name.rstrip(".") for text in texts.values() for name in re.findall(r"/common-licenses/([\w.+-]+)", text)}
    assert {"GPL-2", "GPL-3", "LGPL-2.1", "Apache-2.0"} <= cited <= set(texts)
    assert (unpacked / "workflow/environment").exists() and not (unpacked / "build").exists()
    output = tmp_path / "minima.h5"
    command = [unpacked / "bin/quench", *INPUTS["minima"], "--output", output]
    subprocess.run(command, cwd=finished.directory, env={**os.environ, **ENVIRONMENT}, check=True)
    expect_same(output, finished.directory / of_study("minima"))


@needs_static_tools
@TAKES_LONG
@NEEDS_ROOT
def test_without_root_compiler_git_and_tex_the_archive_makes_the_study(archive, finished, tmp_path):
    """On Debian 12 with python3-venv alone."""
    machine, user = Machine(tmp_path / "root", "bookworm", "python3-venv"), 12345
    home = machine.directory / "home/student"
    home.mkdir()
    with tarfile.open(archive) as file:
        file.extractall(home)
    [unpacked] = home.iterdir()
    subprocess.run(["chown", "-R", f"{user}:{user}", home], check=True)
    where = {"user": user, "where": f"/home/student/{unpacked.name}", "HOME": "/home/student", "USER": "student"}
    assert machine.run("workflow/environment", **where).returncode == 0
    made = machine.run(".venv/bin/snakemake", "--cores", "all", "--configfile", "config/smoke.yaml", **where)
    assert made.returncode == 0 and "The paper is left out: latexmk is missing." in made.stdout
    expect_same_study(unpacked / STUDY, finished.directory / STUDY)


@pytest.mark.parametrize("version, expected", [
    ("3.9.18", "{python} is 3.9.18, expected 3.11 to 3.13; on a cluster try 'module avail python'"),
    (None, "{python} is missing, expected Python 3.11 to 3.13"),
])  # fmt: skip
def test_a_python_that_does_not_fit_is_refused_in_one_line(tmp_path, version, expected):
    python = tmp_path / "python3"
    if version:
        python.write_text(f'#!/bin/sh\ncase "$2" in *print*) echo {version} ;; *) exit 1 ;; esac\n')
        python.chmod(0o755)
    command = [ROOT / "workflow/environment"]
    done = subprocess.run(command, env={**os.environ, "PYTHON": str(python)}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, f"environment: {expected.format(python=python)}\n")
