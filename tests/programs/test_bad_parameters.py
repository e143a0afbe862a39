"""Parameters that a tool must not run with: one line that names file, key and what was expected."""

import pytest
import yaml

SECTION = {
    "quench": (["--liquids", "liquids.h5"], "max_steps", "a whole number of at least 1"),
    "measure-elasticity": (["--minima", "minima.h5"], "shift", "a number above 0"),
    "find-modes": (["--minima", "minima.h5", "--elasticity", "elasticity.h5"], "residual", "a number above 0"),
    "fit-nonlinear-modes": (["--minima", "minima.h5", "--modes", "modes.h5"], "same_overlap", "a number from 0 to 1"),
    "find-double-wells": (["--minima", "minima.h5", "--nonlinear-modes", "nonlinear_modes.h5"],
                          "rough_force", "a number above 0"),  # fmt: skip
    "trace-paths": (["--minima", "minima.h5", "--double-wells", "double_wells.h5"], "images",
                    "a whole number of at least 3 and at most 1000"),  # fmt: skip
    "import-configurations": (["--input", "glass.xyz"], "density", "a number above 0"),
}
NAME = {
    "quench": "quench",
    "measure-elasticity": "elasticity",
    "find-modes": "modes",
    "fit-nonlinear-modes": "nonlinear_modes",
    "find-double-wells": "double_wells",
    "trace-paths": "paths",
    "import-configurations": "model",
}


def refuses(bench, tool, line):
    inputs, *_ = SECTION[tool]
    name = f"{NAME[tool]}.yaml"
    bench.refuses(1, f"{name}: {line}", tool, *inputs, "--parameters", name, "--output", "out.h5")


@pytest.mark.parametrize("tool", SECTION)
def test_a_missing_key(ready, tool):
    _, key, expected = SECTION[tool]
    ready.section(NAME[tool], drop=key)
    refuses(ready, tool, f"{key} is missing, expected {expected}")


@pytest.mark.parametrize("tool", SECTION)
def test_an_unknown_key(ready, tool):
    ready.section(NAME[tool], speed=11)
    keys = ", ".join(sorted(yaml.safe_load(ready.path(ready.section(NAME[tool])).read_text())))
    ready.section(NAME[tool], speed=11)
    refuses(ready, tool, f"speed is not a parameter, expected {keys}")


@pytest.mark.parametrize("value", ["many", -1, ".nan", ".inf", None, [1, 2], "1.0 # e"])
@pytest.mark.parametrize("tool", SECTION)
def test_a_value_of_the_wrong_kind(ready, tool, value):
    _, key, expected = SECTION[tool]
    ready.section(NAME[tool], **{key: value})
    shown = "not a single value" if isinstance(value, list) or value is None else value
    refuses(ready, tool, f"{key} is {shown}, expected {expected}")


def test_a_whole_number_that_is_not(ready):
    ready.section("quench", history=2.5)
    refuses(ready, "quench", "history is 2.5, expected a whole number of at least 1")


def test_a_number_beyond_memory_or_sense(ready):
    ready.section("paths", images=100000)
    refuses(ready, "trace-paths", "images is 100000, expected a whole number of at least 3 and at most 1000")
    ready.section("double_wells", pushes=[-0.5, 1e20])
    refuses(ready, "find-double-wells", "pushes is no such list, expected a list of finite numbers and at most 10")


@pytest.mark.parametrize("key, value, most", [("mass", 28.0, 1e-20), ("spacing", 2.9, 1e-8)])
def test_a_material_in_another_unit(ready, key, value, most):
    ready.section("tunnelling", **{key: value})
    line = f"tunnelling.yaml: {key} is {value}, expected a number above 0 and at most {most:g}"
    ready.refuses(1, line, "solve-tunnelling", "--paths", "paths.h5", "--debye", "debye.h5", "--parameters", "tunnelling.yaml", "--output", "out.h5")


def test_a_certificate_coarser_than_what_is_at_rest(ready):
    ready.section("quench", max_force=1.0)
    refuses(ready, "quench", "max_force is above at_rest, expected a certificate below what counts as at rest")


def test_a_model_that_makes_no_sense(ready):
    ready.section("model", cutoff=0.9)
    refuses(ready, "import-configurations", "model: cutoff is 0.900000, expected more than 1")


def test_a_key_that_appears_twice(ready):
    ready.path("elasticity.yaml").write_text("shift: 1.0e-6\nshift: 1.0e-2\n")
    refuses(ready, "measure-elasticity", "shift appears twice, expected once")


def test_text_that_is_no_mapping(ready):
    ready.path("elasticity.yaml").write_text("just words\n")
    refuses(ready, "measure-elasticity", "is not a mapping, expected lines `key: value`")


def test_text_that_is_no_yaml(ready):
    ready.path("elasticity.yaml").write_text("shift: [1\n")
    done = ready.run("measure-elasticity", "--minima", "minima.h5", "--parameters", "elasticity.yaml",
                     "--output", "out.h5")  # fmt: skip
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert done.stderr.startswith("measure-elasticity: elasticity.yaml: is not YAML (yaml-cpp: error at line 2")


def test_a_file_that_is_missing(ready):
    ready.path("elasticity.yaml").unlink()
    refuses(ready, "measure-elasticity", "cannot be read, expected a file of parameters")
