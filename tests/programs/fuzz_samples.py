"""Files that are mutated: of each format that a program reads, with the command that reads it."""

import importlib.util
import sys

import numpy
import yaml

from bench import ROOT
from synthetic_study import Study
from test_damaged_formats import AS_COLUMNS, AS_DIAMETERS, COLUMNS, DATA, DUMP
from test_dialects import CASES, OF_CASES, TEXTS
from test_equilibrate import RUN
from test_foreign_h5md import write_h5md

EDGE = 9.0
PLACES = numpy.array([[1.0, 1, 1], [1, 6, 1], [1, 1, 6], [6, 1, 1]])
GLASS = EDGE, PLACES, numpy.array([1.1, 1.2, 1.3, 1.4])
OTHER = EDGE, PLACES + [[0, 0, 0], [0, 0.5, 0], [0, 0, 0], [0, 0, 0]], GLASS[2]
MODEL = {"density": len(PLACES) / EDGE**3}  # so that the sample is a state of the model, and all of it is read
REFUSED_CASES = {"reduced_coordinates/reduced.xyz": [], "h5md_increments_differ/a.h5": [], "same_frame_twice/restart.dump": []}
ABSENT = "absent.h5"  # ends a program once it has read its parameters


def of_other_programs(bench):
    """One at least of each format that import-configurations reads."""
    bench.write_xyz("glass.xyz", [GLASS, OTHER])
    write_h5md(bench, GLASS, "vector.h5md", frames=2)
    write_h5md(bench, GLASS, "fixed.h5md", edges="matrix", fixed=("edges", "size"), size="radius")
    for name, text in {"glass.data": DATA, "glass.dump": DUMP + DUMP.replace("1 6 1 1.2", "1 6 2 1.2"), "glass.txt": COLUMNS}.items():
        bench.path(name).write_text(text)
    more = {"glass.data": AS_DIAMETERS, "glass.txt": AS_COLUMNS}
    names = ["glass.xyz", "vector.h5md", "fixed.h5md", "glass.data", "glass.dump", "glass.txt"]
    return {
        name: ["import-configurations", "--input", "mutant", "--parameters", "model.yaml", *more.get(name, [])]
        for name in names
    }


def of_stages(bench):
    """What one tool writes and the next one reads."""
    bench.make("import-configurations", "--input", "glass.xyz", "--parameters", "model.yaml", "--output", "liquids.h5")
    study = Study(bench, glasses=8).make()
    debye, spectrum, n0 = study.debye(), study.spectrum(bootstrap_samples=2), study.n0(bootstrap_samples=2)
    readers = {
        "liquids.h5": ["quench", "--liquids", "liquids.h5", "--parameters", bench.section("quench")],
        study.files("elasticity")[0]: ["scale-debye", *debye],
        study.files("modes")[0]: ["measure-spectrum", *spectrum],
        study.files("nonlinear_modes")[0]: ["assemble-n0", *n0],
        "debye.h5": ["measure-spectrum", *spectrum],
        "spectrum.h5": ["assemble-n0", *n0],
    }
    return {name: ["mutant" if word == name else word for word in words] for name, words in readers.items()}


def of_parameters(bench):
    """Every kind of parameter file."""
    bench.path("liquid.yaml").write_text(yaml.safe_dump({"temperature": 0.3, "particles": 4, "frames": 2}))
    bench.path("types.yaml").write_text("{1: 1.1, 2: 1.2}\n")
    bench.path("chain.yaml").write_text(yaml.safe_dump(RUN))
    for name in ("elasticity", "modes", "nonlinear_modes"):  # of the others there are files already
        bench.section(name)
    read = ["import-configurations", "--input", "glass.xyz", "--parameters"]
    minima, modes = ["--minima", ABSENT], ["--modes", ABSENT]
    stages = {
        "quench": ["quench", "--liquids", ABSENT],
        "elasticity": ["measure-elasticity", *minima],
        "modes": ["find-modes", *minima, "--elasticity", ABSENT],
        "nonlinear_modes": ["fit-nonlinear-modes", *minima, *modes],
        "debye": ["scale-debye", "--elasticity", ABSENT],
        "spectrum": ["measure-spectrum", *modes, "--debye", ABSENT],
        "n0": ["assemble-n0", "--nonlinear-modes", ABSENT, *modes, "--debye", ABSENT, "--spectrum", ABSENT],
    }
    of_types = ["--input", "glass.data", "--size-is", "diameter", "--type-sizes", "mutant"]
    return {
        "model.yaml": [*read, "mutant"],
        "liquid.yaml": [*read, "model.yaml", "--liquid", "mutant"],
        "types.yaml": ["import-configurations", "--parameters", "model.yaml", *of_types],
        "chain.yaml": ["equilibrate", "--parameters", "mutant", "--model", "model.yaml", "--continue", ABSENT],
        **{f"{name}.yaml": [*words, "--parameters", "mutant"] for name, words in stages.items()},
    }


def of_users(bench):
    """The small inputs of users of other programs, and every dialect of text."""
    for name, (text, _) in TEXTS.items():
        bench.path(name).write_text(text, encoding="utf-8")
    for name in [*OF_CASES, *REFUSED_CASES, "control/model.yaml"]:
        bench.path(name.replace("/", " ")).write_bytes((CASES / name).read_bytes())
    read = ["import-configurations", "--parameters", CASES / "control/model.yaml", "--input"]
    files = {name: more for name, (_, more) in TEXTS.items()}
    files |= {name.replace("/", " "): more for name, more in (OF_CASES | REFUSED_CASES).items()}
    of_model = ["import-configurations", "--input", CASES / "control/glass.xyz", "--parameters", "mutant"]
    return {name: [*read, "mutant", *more] for name, more in files.items()} | {"control model.yaml": of_model}


def of_gsd(bench):
    """What convert_gsd.py reads, where python3-gsd is there."""
    if importlib.util.find_spec("gsd") is None:
        return {}
    from test_gsd import write_gsd

    write_gsd(bench, [GLASS])
    return {"glass.gsd": [sys.executable, str(ROOT / "workflow/scripts/convert_gsd.py"), "--input", "mutant"]}


def samples(bench):
    """{name: (content, command that reads it as `mutant`)}."""
    bench.section("model", **MODEL)
    commands = of_other_programs(bench) | of_stages(bench) | of_parameters(bench)
    commands |= of_users(bench) | of_gsd(bench)
    return {name: (bench.path(name).read_bytes(), words) for name, words in commands.items()}
