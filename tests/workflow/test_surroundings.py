"""Every tool in odd surroundings: it writes the bytes of the study, or says in one line why not and leaves nothing."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT, arithmetic, copy_of_clone

sys.path.insert(0, str(ROOT / "workflow/scripts"))

from stages import OF_ENSEMBLES, TOOLS  # noqa: E402

PROGRAMS = ROOT / "build/release/tools-in-use"
PARENTS = ("T0.80", "T0.55", "T0.35", "T0.30")
STUDY = pathlib.Path("results/smoke")
BATCH = "T0.30/0000.h5"
ENVIRONMENT = {**arithmetic(), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # as the Snakefile has it


def every(stage):
    """All files of a stage, hot to cold, as the rules give them."""
    return [STUDY / stage / parent / batch for parent in PARENTS for batch in ("0000.h5", "0001.h5")]


SECTION = STUDY / "parameters"
INPUTS = {
    "chains": ["--parameters", SECTION / "chains/T0.30/0000.yaml", "--model", SECTION / "model.yaml"],
    "liquids": [
        "--chains", *[STUDY / f"chains/T0.30/000{chain}/0000.h5" for chain in range(4)], "--first-id", "0",
    ],
    "minima": ["--liquids", STUDY / "liquids" / BATCH, "--parameters", SECTION / "quench.yaml"],
    "elasticity": ["--minima", STUDY / "minima" / BATCH, "--parameters", SECTION / "elasticity.yaml"],
    "modes": [
        "--minima", STUDY / "minima" / BATCH, "--elasticity", STUDY / "elasticity" / BATCH,
        "--parameters", SECTION / "modes.yaml",
    ],
    "nonlinear_modes": [
        "--minima", STUDY / "minima" / BATCH, "--modes", STUDY / "modes" / BATCH,
        "--parameters", SECTION / "nonlinear_modes.yaml",
    ],
    "relaxation": ["--liquids", *every("liquids"), "--parameters", SECTION / "relaxation.yaml"],
    "debye": ["--elasticity", *every("elasticity"), "--parameters", SECTION / "debye.yaml"],
    "spectrum": [
        "--modes", *every("modes"), "--debye", STUDY / "debye.h5", "--parameters", SECTION / "spectrum.yaml",
    ],
    "n0": [
        "--nonlinear-modes", *every("nonlinear_modes"), "--modes", *every("modes"), "--debye", STUDY / "debye.h5",
        "--spectrum", STUDY / "spectrum.h5", "--parameters", SECTION / "n0.yaml",
    ],
}  # fmt: skip


def of_study(stage):
    """The file of the smoke study that these inputs lead to."""
    if stage in OF_ENSEMBLES:
        return STUDY / f"{stage}.h5"
    return STUDY / "chains/T0.30/0000/0000.h5" if stage == "chains" else STUDY / stage / BATCH


def run(finished, stage, output, **popen):
    """Runs the tool of a stage where the study lies."""
    words = [PROGRAMS / TOOLS[stage], *INPUTS[stage], "--output", output]
    popen = {"env": {**os.environ, **ENVIRONMENT}, "stderr": subprocess.PIPE, **popen}
    return subprocess.run(words, cwd=finished.directory, stdout=subprocess.PIPE, text=True, check=False, **popen)


def expect_done(done, finished, stage, output):
    assert (done.returncode, done.stderr or "", done.stdout) == (0, "", "")
    assert output.read_bytes() == (finished.directory / of_study(stage)).read_bytes()


def close_streams():
    for descriptor in range(3):
        os.close(descriptor)


@pytest.fixture(scope="session")
def comma(tmp_path_factory):
    """Environment of a German user: the decimal separator is a comma."""
    directory = tmp_path_factory.mktemp("locale")
    made = shutil.which("localedef") and subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", directory / "de_DE.UTF-8"], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("needs localedef and the locale de_DE")
    return {"LOCPATH": str(directory), "LC_ALL": "de_DE.UTF-8"}


@pytest.mark.parametrize("stage", INPUTS)
def test_languages(finished, tmp_path, comma, stage):
    for k, environment in enumerate([comma, {"LC_ALL": "C"}]):
        output = tmp_path / f"{k}.h5"
        expect_done(run(finished, stage, output, env={**ENVIRONMENT, **environment}), finished, stage, output)


@pytest.mark.parametrize("stage", INPUTS)
def test_no_home_no_terminal_and_closed_streams(finished, tmp_path, stage):
    """A file that is opened while standard error is closed must not take messages."""
    output = tmp_path / "out.h5"
    done = run(finished, stage, output, env=ENVIRONMENT, stderr=None, start_new_session=True, preexec_fn=close_streams)
    expect_done(done, finished, stage, output)


@pytest.mark.parametrize("stage", INPUTS)
def test_names_with_spaces_and_other_letters(finished, tmp_path, stage):
    output = tmp_path / "gläser, 50 % – 'ein Versuch'" / "0000 α.h5"
    output.parent.mkdir()
    expect_done(run(finished, stage, output), finished, stage, output)


@pytest.fixture
def disk(tmp_path):
    """disk(options) is a directory of its own file system; made once more, the same with other options."""
    directory = tmp_path / "disk"

    def mount(options):
        mounted = directory.is_mount()
        directory.mkdir(exist_ok=True)
        how = ["-o", f"remount,{options}"] if mounted else ["-t", "tmpfs", "-o", options, "tmpfs"]
        if os.geteuid() or subprocess.run(["mount", *how, directory], capture_output=True, check=False).returncode:
            pytest.skip("needs root")
        return directory

    yield mount
    if directory.is_mount():
        subprocess.run(["umount", directory], check=True)


def refused(done, stage, output, why):
    assert done.stderr == f"{TOOLS[stage]}: {output}: {why}\n"
    assert (done.returncode, done.stdout, list(output.parent.iterdir())) == (1, "", [])


@pytest.mark.parametrize("stage", INPUTS)
def test_a_directory_that_is_read_only(finished, disk, stage):
    output = disk("ro") / "out.h5"
    refused(run(finished, stage, output), stage, output, "cannot be created: Read-only file system")


def test_results_that_cannot_be_written(finished, disk):
    directory = disk("ro")
    done = finished.run("--dry-run", change={"results": f"{directory}/mine"})
    assert f"config: results: {directory} cannot be written, expected another directory" in done.stdout


@pytest.mark.parametrize("stage", INPUTS)
def test_a_full_disk(finished, disk, stage):
    """Full after one page, and later; with more space the same command ends well."""
    output, size = disk("size=4k") / "out.h5", 4
    while size < 2**16:
        done = run(finished, stage, output)
        if done.returncode == 0:
            break
        refused(done, stage, output, "cannot be written: is the disk full?")
        size *= 4
        disk(f"size={size}k")
    assert size > 4
    expect_done(done, finished, stage, output)


def test_the_workflow_with_odd_names_a_decimal_comma_and_nobody_at_home(finished, tmp_path, comma):
    clone = copy_of_clone(tmp_path / "Größe 1,5 – it's")
    directory = clone / "ein Versuch & mehr"
    shutil.copytree(finished.directory / "results", directory / "results")
    forced = [f"draw_{path.stem}" for path in (finished.directory / STUDY / "figures").glob("*.svg")]
    tables = {path.stem for path in (finished.directory / STUDY / "tables").iterdir()}
    forced += sorted(f"tabulate_{name}" for name in tables - {"well_quantities"})  # of tabulate_well_claims
    command = [sys.executable, "-m", "snakemake", "--snakefile", clone / "Snakefile", "--cores", "all"]
    command += ["--directory", directory, "--configfile", clone / "config/smoke.yaml", "--rerun-triggers", "mtime"]
    command += ["--show-failed-logs", "--forcerun", *forced, "typeset_paper", "write_report"]
    environment = {"PATH": os.environ["PATH"], **arithmetic(), **comma}
    done = subprocess.run(command, env=environment, start_new_session=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout
    for path in (finished.directory / STUDY).glob("[ftp]*/*.[cpst]*"):  # figures, tables, paper
        made = directory / path.relative_to(finished.directory)
        assert made.read_bytes() == path.read_bytes() and made.stat().st_mtime > path.stat().st_mtime, made
