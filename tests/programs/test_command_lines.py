"""Exit status and the one line on standard error, for every tool alike."""

import fcntl
import resource
import signal

import pytest

TOOLS = {
    "import-configurations": ["--input", "--parameters", "--output"],
    "quench": ["--liquids", "--parameters", "--output"],
    "measure-elasticity": ["--minima", "--parameters", "--output"],
    "find-modes": ["--minima", "--elasticity", "--parameters", "--output"],
    "fit-nonlinear-modes": ["--minima", "--modes", "--parameters", "--output"],
    "find-double-wells": ["--minima", "--nonlinear-modes", "--parameters", "--output"],
    "trace-paths": ["--minima", "--double-wells", "--parameters", "--output"],
    "export-configurations": ["--configurations", "--output"],
}
ANALYSIS = ["solve-tunnelling", "measure-relaxation", "scale-debye", "measure-spectrum", "assemble-n0"]
FILES = {
    "--input": "glass.xyz",
    "--liquids": "liquids.h5",
    "--minima": "minima.h5",
    "--elasticity": "elasticity.h5",
    "--modes": "modes.h5",
    "--nonlinear-modes": "nonlinear_modes.h5",
    "--double-wells": "double_wells.h5",
    "--configurations": "minima.h5",
}
SECTIONS = {
    "import-configurations": "model",
    "quench": "quench",
    "measure-elasticity": "elasticity",
    "find-modes": "modes",
    "fit-nonlinear-modes": "nonlinear_modes",
    "find-double-wells": "double_wells",
    "trace-paths": "paths",
}


def command_line(bench, tool, **given):
    """All options of a tool with files that are good, but for those given."""
    words = []
    for option in TOOLS[tool]:
        value = FILES.get(option) or (bench.section(SECTIONS[tool]) if option == "--parameters" else "out")
        words += [option, given.get(option.strip("-"), value)]
    return words


@pytest.mark.parametrize("tool", TOOLS)
def test_help_names_every_option_and_the_exit_status(bench, tool):
    done = bench.run(tool, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    for wanted in [*TOOLS[tool], "Exit status:", "Input:", "Output:"]:
        assert wanted in done.stdout


@pytest.mark.parametrize("tool", TOOLS)
def test_no_arguments_are_a_wrong_command_line(bench, tool):
    first = TOOLS[tool][0]
    bench.refuses(2, f"command line: {first} is required; --help lists the options", tool)


@pytest.mark.parametrize("tool", TOOLS)
def test_an_unknown_option_is_a_wrong_command_line(ready, tool):
    line = "command line: unexpected argument --fast; --help lists the options"
    ready.refuses(2, line, tool, *command_line(ready, tool), "--fast")


@pytest.mark.parametrize("tool", TOOLS)
def test_a_misspelt_option_is_named_rather_than_the_one_that_is_missing(ready, tool):
    first, *rest = command_line(ready, tool)
    line = f"command line: unexpected argument {first[:-1]}; --help lists the options"
    ready.refuses(2, line, tool, first[:-1], *rest)


def test_only_equilibrate_speaks_of_a_checkpoint(bench):
    for tool in [*TOOLS, *ANALYSIS]:
        assert "  3  " not in bench.run(tool, "--help").stdout
    assert "\n  3  interrupted by SIGTERM or SIGINT: a checkpoint is kept" in bench.run("equilibrate", "--help").stdout


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_succeeds_without_a_word(ready, tool):
    ready.make(tool, *command_line(ready, tool))
    assert ready.path("out").exists() and not ready.path("out.partial").exists()


@pytest.mark.parametrize("tool", TOOLS)
def test_an_output_that_is_an_input_is_refused(ready, tool):
    path = FILES[TOOLS[tool][0]]
    line = f"command line: --output is {path}, which is also an input, expected another file"
    before = ready.path(path).read_bytes()
    ready.refuses(2, line, tool, *command_line(ready, tool, output=path))
    ready.refuses(2, line, tool, *command_line(ready, tool, output=f"../copy/{path}"))
    assert ready.path(path).read_bytes() == before


@pytest.mark.parametrize("tool", TOOLS)
def test_a_directory_that_is_missing_is_not_made(ready, tool):
    line = "missing/out: cannot be created, expected an existing directory missing"
    ready.refuses(1, line, tool, *command_line(ready, tool, output="missing/out"))


@pytest.mark.parametrize("tool", TOOLS)
def test_an_output_that_is_a_directory_is_refused(ready, tool):
    ready.path("folder").mkdir()
    line = "folder: is a directory, expected the name of a file"
    ready.refuses(1, line, tool, *command_line(ready, tool, output="folder"))


def test_an_output_that_cannot_be_created_is_refused(ready):
    line = "/proc/out: cannot be created: No such file or directory"
    ready.refuses(1, line, "quench", *command_line(ready, "quench", output="/proc/out"))


def small_disk():
    """Files end at 8 kB, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


@pytest.mark.parametrize("tool", ["quench", "export-configurations"])
def test_a_full_disk_is_told_and_leaves_nothing(ready, tool):
    line = "out: cannot be written: is the disk full?"
    ready.refuses(1, line, tool, *command_line(ready, tool), preexec_fn=small_disk)


def test_numbers_on_the_command_line_are_whole_and_not_negative(ready):
    for value in ["-3", "2.5", "many", "0x10", "99999999999999999999"]:
        line = f"command line: --skip: is {value}, expected a whole number of at least 0; --help lists the options"
        ready.refuses(2, line, "import-configurations", *command_line(ready, "import-configurations"),
                      f"--skip={value}")  # fmt: skip


def test_numbers_on_the_command_line_are_decimal(ready):
    """010 is ten."""
    line = "glass.xyz: is the last of 1 frames, expected more than 10"
    ready.refuses(1, line, "import-configurations", *command_line(ready, "import-configurations"), "--skip=010")


def test_a_file_is_read_while_another_program_holds_it(ready):
    with open(ready.path("minima.h5"), "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        ready.make("measure-elasticity", *command_line(ready, "measure-elasticity"))
    assert ready.path("out").exists()
