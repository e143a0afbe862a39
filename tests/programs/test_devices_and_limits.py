"""Devices, pipes, links, limits, locks and permissions: one line, exit status 1, nothing destroyed and nothing left."""

import fcntl
import os
import resource
import shutil
import stat
import subprocess
import sys

import h5py
import numpy
import pytest

from bench import REFERENCE, ROOT
from test_command_lines import command_line
from test_dialects import CASES, PLACES, SIZES, write_h5md

MODEL = CASES / "control/model.yaml"
IMPORT = ["import-configurations", "--input", CASES / "control/glass.xyz", "--parameters", MODEL]
SCRIPT = [sys.executable, ROOT / "workflow/scripts/convert_gsd.py", "--input", CASES / "gsd_of_today/gsd5.gsd"]


def make(kind, path, target):
    """Something at `path` that is no regular file."""
    if kind == "device":
        try:
            os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 3))
        except PermissionError:
            pytest.skip("only root makes devices")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        os.symlink(target, path)


WHAT = {"device": "is a device", "pipe": "is a named pipe", "link": "is a link to there", "open link": "is a link to nowhere"}


@pytest.fixture
def special(bench, request):
    kind = request.param
    bench.path("there").write_text("precious\n")
    make(kind, bench.path("out"), "nowhere" if kind == "open link" else "there")
    yield bench, kind
    assert not stat.S_ISREG(os.lstat(bench.path("out")).st_mode)
    assert bench.path("there").read_text() == "precious\n" and not bench.path("nowhere").exists()


@pytest.mark.parametrize("special", WHAT, indirect=True)
def test_an_output_that_is_no_regular_file_stays_what_it_is(special, stages):
    bench, kind = special
    line = f"out: {WHAT[kind]}, expected a regular file or none"
    bench.refuses(1, line, *IMPORT, "--output", "out")
    for format in ("extxyz", "h5md"):
        words = ["--configurations", stages.path("minima.h5"), "--format", format, "--output", "out"]
        bench.refuses(1, line, "export-configurations", *words)


@pytest.mark.parametrize("special", WHAT, indirect=True)
def test_an_output_of_a_script_that_is_no_regular_file_stays_what_it_is(special):
    pytest.importorskip("gsd", reason="needs python3-gsd")
    bench, kind = special
    done = subprocess.run([*SCRIPT, "--output", "out"], cwd=bench.directory, capture_output=True, text=True, check=False)
    what = WHAT[kind] if "link" in kind else "is a pipe or a device"
    assert (done.returncode, done.stderr) == (1, f"convert_gsd: out: {what}, expected a regular file or none\n")


def test_a_draft_that_is_a_link_is_not_written_through(bench):
    bench.path("there").write_text("precious\n")
    os.symlink("there", bench.path("out.partial"))
    bench.refuses(1, "out.partial: is a link to there, expected a regular file or none", *IMPORT, "--output", "out")
    assert bench.path("there").read_text() == "precious\n"


@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize("tool, option", [
    ("import-configurations", "--input"), ("import-configurations", "--parameters"), ("quench", "--liquids"),
    ("quench", "--parameters"), ("measure-elasticity", "--minima"), ("find-modes", "--elasticity"),
    ("export-configurations", "--configurations")])  # fmt: skip
def test_an_input_that_would_be_waited_for(ready, kind, tool, option):
    make(kind, ready.path("odd"), None)
    words = list(map(str, command_line(ready, tool)))
    words[words.index(option) + 1] = "odd"
    done = ready.run(tool, *words, timeout=60)
    wanted = "file of parameters" if option == "--parameters" else "file"
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert f"{tool}: odd: {WHAT[kind]}, expected a" in done.stderr and wanted in done.stderr


def test_a_script_does_not_wait_for_a_pipe(bench):
    pytest.importorskip("gsd", reason="needs python3-gsd")
    os.mkfifo(bench.path("odd"))
    command = [sys.executable, ROOT / "workflow/scripts/convert_gsd.py", "--input", "odd", "--output", "out"]
    done = subprocess.run(command, cwd=bench.directory, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, "convert_gsd: odd: is a pipe or a device, expected a file\n")


@pytest.mark.parametrize("megabytes", [120, 150, 200])
def test_a_limit_on_memory_is_told_and_not_waited_for(ready, megabytes):
    def limited():
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 10**6, megabytes * 10**6))

    words = ["--liquids", "liquids.h5", "--parameters", ready.section("quench"), "--output", "out"]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = ready.run("quench", *words, preexec_fn=limited, timeout=60, env=environment)
    if done.returncode:
        assert (done.returncode, done.stderr) == (1, "quench: out of memory\n")
        assert not ready.path("out").exists() and not ready.path("out.partial").exists()


@pytest.mark.parametrize("threads", [None, "1"])
def test_no_library_waits_for_memory_at_the_end(bench, threads):
    def limited():
        resource.setrlimit(resource.RLIMIT_AS, (100 * 2**20, 100 * 2**20))

    environment = os.environ | ({"OPENBLAS_NUM_THREADS": threads} if threads else {})
    done = bench.run(*IMPORT, "--output", "out", preexec_fn=limited, timeout=60, env=environment)
    assert (done.returncode, done.stderr) in [(0, ""), (1, f"{IMPORT[0]}: out of memory\n")]


def test_a_limit_on_files_is_told_and_leaves_nothing(bench):
    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    bench.refuses(1, "out: cannot be written: is the disk full?", *IMPORT, "--output", "out", preexec_fn=limited, restore_signals=True)


def test_molecular_dynamics_that_blows_up(bench):
    words = ["--parameters", CASES / "md_timestep/chain.yaml", "--model", MODEL, "--output", "out"]
    line = "molecular dynamics blew up: the kinetic energy is more than 1000 times that of temperature 1, expected a timestep shorter than 0.03"
    bench.refuses(1, line, "equilibrate", *words)


@pytest.mark.parametrize("locking", ["TRUE", "BEST_EFFORT", "FALSE"])
def test_tools_work_however_a_site_sets_locks(bench, locking):
    shutil.copy(REFERENCE, bench.path("glass.xyz"))
    environment = {**os.environ, "HDF5_USE_FILE_LOCKING": locking}
    model = bench.section("model")
    for tool, *words in [
        ("import-configurations", "--input", "glass.xyz", "--parameters", model, "--output", "liquids.h5"),
        ("quench", "--liquids", "liquids.h5", "--parameters", bench.section("quench"), "--output", "minima.h5"),
    ]:
        done = bench.run(tool, *words, env=environment)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("locking", ["TRUE", "FALSE"])
def test_an_input_that_is_locked_is_not_called_damaged(bench, locking):
    """What is complete is read; what is not yet is being written."""
    name = write_h5md(bench, PLACES[None], SIZES)
    environment = {**os.environ, "HDF5_USE_FILE_LOCKING": locking}
    words = ["--input", name, "--parameters", MODEL, "--output", "out.h5"]
    with open(bench.path(name), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        done = bench.run("import-configurations", *words, env=environment)
        assert (done.returncode, done.stderr) == (0, "")
        bench.path("out.h5").unlink()
        file.truncate(4000)
        line = f"{name}: is locked by another program that is writing it, expected a complete HDF5 file"
        bench.refuses(1, line, "import-configurations", *words, env=environment)


def nobody():
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


@pytest.fixture
def secret(bench):
    if os.getuid() != 0:
        pytest.skip("only root becomes another user")
    for path in [bench.directory, *bench.directory.parents]:
        if not path.stat().st_mode & 1 or path.stat().st_uid == 0 and path != bench.directory:
            path.chmod(path.stat().st_mode | 0o011) if path.is_relative_to("/tmp") and path != path.__class__("/tmp") else None
    bench.directory.chmod(0o777)
    bench.path("d").mkdir()
    bench.path("model.yaml").write_text(MODEL.read_text())
    shutil.copy(CASES / "control/glass.xyz", bench.path("glass.xyz"))
    write_h5md(bench, PLACES[None], SIZES)
    for name in ("d", "glass.xyz", "glass.h5md"):
        bench.path(name).chmod(0)
    return bench


@pytest.mark.parametrize("name, line", [
    ("glass.xyz", "cannot be read (permission denied), expected a file"),
    ("glass.h5md", "cannot be read (permission denied), expected a file"),
    ("d", "cannot be read (Permission denied), expected a directory of files")])  # fmt: skip
def test_what_may_not_be_read_is_called_so(secret, name, line):
    words = ["--input", name, "--parameters", "model.yaml", "--output", "out.h5"]
    secret.refuses(1, f"{name}: {line}", "import-configurations", *words, preexec_fn=nobody)


def test_liquids_that_may_not_be_read(secret):
    parameters = secret.section("quench")
    secret.path(parameters).chmod(0o644)
    words = ["--liquids", "glass.h5md", "--parameters", parameters, "--output", "out.h5"]
    line = "glass.h5md: cannot be read (permission denied), expected an HDF5 file"
    secret.refuses(1, line, "quench", *words, preexec_fn=nobody)


def quenched(bench, case):
    words = ["--input", next((CASES / case).glob("*.xyz")), "--parameters", "model.yaml", "--output", "liquids.h5"]
    bench.make("import-configurations", *words)
    return ["quench", "--liquids", "liquids.h5", "--parameters", bench.section("quench"), "--output", "out.h5"]


def test_a_particle_without_neighbours_is_no_saddle(bench):
    shutil.copy(CASES / "rattler/model.yaml", bench.path("model.yaml"))
    words = quenched(bench, "rattler")
    line = ("liquids.h5: 1 of 1 glasses have no certificate (3 zero modes, particle 256 has no neighbours), "
            "expected at most a fraction of 0.02")  # fmt: skip
    bench.refuses(1, line, *words)


def test_a_simple_cubic_crystal_is_a_saddle(bench):
    bench.section("model")
    bench.refuses(1, "liquids.h5: 1 of 1 glasses have no certificate (saddle), expected at most a fraction of 0.02",
                  *quenched(bench, "simple_cubic_saddle"))  # fmt: skip


def test_gsd_of_the_library_of_today(bench, minimum, reference):
    pytest.importorskip("gsd", reason="needs python3-gsd")
    done = subprocess.run([*SCRIPT, "--output", "out.h5md"], cwd=bench.directory, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    bench.make("import-configurations", "--input", "out.h5md", "--parameters", bench.section("model"), "--output", "liquids.h5")
    with h5py.File(bench.path("liquids.h5")) as file:
        assert (file["particles/all/diameter/value"][0] == minimum[2].astype("f4")).all()
        assert file["observables/potential_energy/value"][0] == pytest.approx(reference["energy_per_particle"], rel=1e-5)


def test_a_schema_of_the_future_is_named(bench):
    fl = pytest.importorskip("gsd.fl", reason="needs python3-gsd")
    from test_gsd import WRITE

    with fl.open(str(bench.path("new.gsd")), WRITE, "a program", "hoomd", [3, 0]) as file:
        file.write_chunk("particles/N", numpy.array([4], "u4"))
        file.end_frame()
    command = [sys.executable, ROOT / "workflow/scripts/convert_gsd.py", "--input", "new.gsd", "--output", "out"]
    done = subprocess.run(command, cwd=bench.directory, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "convert_gsd: new.gsd: is of schema hoomd 3.0, expected hoomd 1 or 2\n")
