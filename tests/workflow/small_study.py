"""A finished study of a few particles, written without the tools: modes at the hotter T_p, none at the colder one."""

import csv
import pathlib
import sys

import h5py
import numpy as np
import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "workflow/scripts"))

from stages import TOOLS  # noqa: E402

PARENTS = {"T0.80": 0.8, "T0.30": 0.3}
FIGURES = ("n0", "sketch", "kappa", "spectrum", "chi", "equilibration", "robustness")
QUANTITIES = ("omega0_over_omegaD", "C0", "DL", "f", "n0")
PARTICLES = 30
MODES = {"T0.80": 24, "T0.30": 0}


def write(path, datasets):
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        for name, values in datasets.items():
            file[name] = values
    return path


def provenance(stage, inputs=("00.h5",)):
    return {
        "provenance/tool": TOOLS[stage],
        "provenance/executable": "a" * 64,
        "provenance/seed": 211210105 if stage == "n0" else 0,
        "provenance/inputs/name": list(inputs),
        "provenance/inputs/sha256": ["b" * 64] * len(inputs),
    }


def nonlinear_modes(modes, random):
    """Two modes for each glass; every third repeats the one before."""
    fields = random.normal(size=(modes, PARTICLES, 3))
    fields /= np.sqrt(np.sum(fields**2, axis=(1, 2), keepdims=True))
    rows = np.arange(modes)
    columns = {"glass": rows // 2, "kappa": 5 + rows / 10, "chi": 30 + rows / 10}
    columns |= {"participation_ratio": np.full(modes, 0.4)}
    columns |= {"duplicate_of": np.where(rows % 3 == 2, rows - 1, -1), "displacement": fields}
    return {f"nonlinear_modes/{name}": values for name, values in columns.items()}


def imported(parent):
    """Of liquids and minima: what was read from files of others, at T0.30 all but the last glass."""
    if parent != "T0.30":
        own = {"format": ["H5MD"] * 16, "input": [0] * 16, "frame": range(16)}
        return provenance("liquids") | {f"imported/{name}": values for name, values in own.items()}, {}
    liquids = provenance("liquids", ("<two> glasses.dump", "one.data", "own.h5"))
    liquids |= {"imported/format": ["LAMMPS dump"] * 14 + ["LAMMPS data", "H5MD"]}
    liquids |= {"imported/input": [0] * 14 + [1, 2], "imported/frame": [*range(14), 0, 0]}
    minima = {"id": np.arange(16), "potential_energy": 1 + np.arange(16) / 8, "max_force": np.full(16, 2e-12)}
    states = ["minimum"] * 13 + ["saddle", "not at rest", "not at rest"]
    return liquids, {f"as_read/{name}": values for name, values in (minima | {"state": states}).items()}


def write_batches(directory, parent, temperature, random):
    name = f"{parent}/0000.h5"
    liquid = {"glasses/id": np.arange(16), "glasses/parent_temperature": np.full(16, temperature)}
    read, as_read = imported(parent)
    write(directory / "liquids" / name, read | liquid)
    positions = random.uniform(0, 4, size=(16, PARTICLES, 3))
    edges = np.tile(4 * np.eye(3), (16, 1, 1))
    minima = {"particles/all/position/value": positions, "particles/all/box/edges/value": edges}
    write(directory / "minima" / name, provenance("minima") | liquid | minima | as_read)
    for stage in ("elasticity", "modes"):
        write(directory / stage / name, provenance(stage) | liquid)
    write(directory / "nonlinear_modes" / name, provenance("nonlinear_modes") | nonlinear_modes(MODES[parent], random))


def write_ensembles(directory, random):
    temperatures, modes = np.array(list(PARENTS.values())), MODES["T0.80"]
    rows = np.arange(modes)
    points = {"parent_temperature": np.full(modes, 0.8), "glass": rows // 2, "x": random.uniform(0.03, 0.12, modes)}
    points |= {"y": np.where(rows == 3, np.nan, 0.1), "duplicate": (rows % 3 == 2).astype(int)}
    window = {"low": 0.04, "high": 0.16, "symmetric_slope": 1.7, "spinodal_slope": 1.6}
    n0 = {f"n0/points/{name}": values for name, values in points.items()}
    n0 |= {f"n0/window/{name}": value for name, value in window.items()}
    write(directory / "n0.h5", provenance("n0") | n0)
    debye = {"parent_temperature": temperatures, "glasses": [16, 16], "independent_groups": [8, 4]}
    debye |= {"effective_groups": [8.0, 3.5], "group_length": [2000, 1]}
    write(directory / "debye.h5", provenance("debye") | {f"debye/{name}": values for name, values in debye.items()})
    relaxation = {"parent_temperature": temperatures, "chains": [4, 0], "relaxation_sweeps": [1752.0, np.nan]}
    relaxation |= {"first_sweep": [6000, -1], "last_sweep": [12000, -1]}
    relaxation |= {"energy_change": [-0.002, np.nan], "energy_change_error": [0.004, np.nan]}
    relaxation |= {"temperature_of_energy": [0.8012, np.nan], "temperature_of_energy_error": [0.0034, np.nan]}
    relaxation = {f"relaxation/{name}": values for name, values in relaxation.items()}
    write(directory / "relaxation.h5", provenance("relaxation") | relaxation)
    write(directory / "spectrum.h5", provenance("spectrum"))


def write_table(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_tables(directory):
    rows = []
    for temperature, value in zip(PARENTS.values(), (0.5, np.nan)):
        row = {"parent_temperature": temperature, "glasses": 16}
        for name in QUANTITIES:
            row |= {f"{name}{end}": factor * value for end, factor in (("", 1), ("_low", 0.9), ("_high", 1.1))}
            row |= {f"{name}_low95": 0.8 * value, f"{name}_high95": 1.2 * value, f"{name}_printed": 0.25}
        rows.append(row)
    write_table(directory / "tables/table1.csv", rows)
    claim = {"claim": "prefactor", "says": "A_4 falls <fast>", "where": "abstract", "quantity": "n0/A4"}
    claim |= {"parent_temperature": 0.3, "above": "", "below": 1}
    verdicts = {"holds": (0.1, 0.05, 0.2), "fails": (2.0, 1.5, 2.5), "undecided": (np.nan,) * 3}
    claims = [
        {"number": number, **claim, "value": value, "low95": low, "high95": high}
        | {"verdict": verdict, "times_glasses": 4.0 if verdict == "undecided" else np.nan}
        for number, (verdict, (value, low, high)) in enumerate(verdicts.items(), start=1)
    ]
    write_table(directory / "tables/claims.csv", claims)


def write_double_wells(directory):
    """At the hotter T_p nine wells V = 0.05 (u^2 - 1)^2 + asymmetry (u + 1)/2, along which particle 3 moves by 0.6 l; the
    last has no levels in its wells."""
    directory, rows, images = pathlib.Path(directory), 9, 21
    u, one = np.linspace(-1, 1, images), np.ones(9)
    asymmetry = np.arange(rows)[::-1] / 100
    paths = {"arc": one[:, None] * 0.3 * (u + 1), "slope": one[:, None] * 0.2 / 0.3 * u * (u**2 - 1)}
    paths |= {"energy": 0.05 * (u**2 - 1) ** 2 + asymmetry[:, None] * (u + 1) / 2, "asymmetry": asymmetry}
    paths |= {"barrier": 0.05 * one, "distance": 0.6 * one, "participation_ratio": one / PARTICLES}
    position, displacement = np.zeros((rows, 2, 3), "f4"), np.zeros((rows, images, 2, 3), "f4")
    position[:, 1], displacement[:, :, 0, 2] = 1.0, 0.3 * (u + 1)
    paths |= {"position": position, "displacement": displacement}
    epsilon = np.append(1000 * asymmetry[:-1], np.nan)
    levels = {"glass": np.arange(rows), "path": np.arange(rows), "of_glass": np.arange(rows) % 2, "epsilon": epsilon}
    levels |= {"delta_0": 1e-3 * one, "splitting": epsilon, "ground": 20 * one}
    for parent, kept in (("T0.80", rows), ("T0.30", 0)):
        liquid = {"glasses/id": np.arange(16), "glasses/parent_temperature": np.full(16, PARENTS[parent])}
        for stage, group, columns in (("paths", "paths", paths), ("tunnelling", "levels", levels)):
            own = {f"{group}/{name}": values[:kept] for name, values in columns.items()}
            write(directory / stage / parent / "0000.h5", provenance(stage) | liquid | own | {"units/kelvin": 4000.0})
        found = {"neighbours/displacement": np.zeros((kept, PARTICLES, 3))}
        write(directory / "double_wells" / parent / "0000.h5", provenance("double_wells") | liquid | found)
    write(directory / "two_level_systems.h5", provenance("two_level_systems"))


def write_study(directory):
    """Everything that the report reads but the figures; the same bytes each time."""
    directory, random = pathlib.Path(directory), np.random.default_rng(1)
    for parent, temperature in PARENTS.items():
        write_batches(directory, parent, temperature, random)
    write_ensembles(directory, random)
    write_tables(directory)
    parents = {
        parent: {"temperature": temperature, "glasses": 16, "batch": 16, "chains": 4, "source": "import"}
        for parent, temperature in PARENTS.items()
    }
    (directory / "parameters").mkdir()
    (directory / "parameters/parents.yaml").write_text(yaml.safe_dump(parents), encoding="utf-8")
    benchmark = directory / "benchmarks/quench/T0.80/0000.tsv"
    benchmark.parent.mkdir(parents=True)
    benchmark.write_text("s\th:m:s\n32.0000\t0:00:32\n", encoding="utf-8")
