"""Data of the explorer of nonlinear modes: points of Figure 2, and the fields of the softest modes."""

import base64
import json

import h5py
import matplotlib.colors
import numpy as np

import style
from inputs import fail

SHOWN = 1500  # softest modes of one parent temperature that the page holds
FULL = 32767  # 16-bit integer of half the box edge, or of the largest component of the field
COLUMNS = ("glass", "kappa", "chi", "participation_ratio")
DIGITS = 4


def compact(values):
    """Values with four digits; NaN becomes null."""
    return [float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None for value in values]


def points(n0, temperature):
    """x, y of the distinct modes of one parent temperature, glass by glass."""
    own = np.isclose(n0.read("n0/points/parent_temperature"), temperature) & (n0.read("n0/points/duplicate") == 0)
    glass, x, y = (n0.read(f"n0/points/{name}")[own] for name in ("glass", "x", "y"))
    order = np.argsort(glass, kind="stable")
    return glass[order], x[order], y[order]


def distinct_modes(paths):
    """The nonlinear modes in the files of their stage: their columns, and the file and row of each."""
    columns, places = {name: [] for name in COLUMNS}, []
    for path in paths:
        with h5py.File(path, "r") as file:
            rows = np.flatnonzero(file["nonlinear_modes/duplicate_of"][()] < 0)
            for name, values in columns.items():
                values.extend(file[f"nonlinear_modes/{name}"][()][rows])
            places += [(path, int(row)) for row in rows]
    order = np.argsort(columns["glass"], kind="stable")
    return {name: np.array(values)[order] for name, values in columns.items()}, [places[i] for i in order]


def encoded(displacement, positions, edge, most):
    """The `most` particles that move most: positions about the first, then displacements, as base64 of 16-bit integers."""
    squares = np.sum(displacement**2, axis=1)
    chosen = np.argsort(-squares, kind="stable")[:most]
    relative = positions[chosen] - positions[chosen[0]]
    relative -= edge * np.round(relative / edge)
    largest, weight = float(np.abs(displacement).max()), squares[chosen].sum()
    return described(len(displacement), edge, largest, weight, relative, displacement[chosen])


def described(particles, edge, largest, weight, relative, displacement):
    numbers = np.hstack([relative / (edge / 2), displacement / largest])
    data = np.round(FULL * np.clip(numbers, -1, 1)).astype("<i2").tobytes()
    return {
        "particles": particles,
        "edge": float(f"{edge:.6g}"),
        "largest": float(f"{largest:.12g}"),
        "weight": float(f"{weight:.6g}"),
        "data": base64.b64encode(data).decode("ascii"),
    }


def field(modes_path, row, minima_path, particles):
    """The moving part of a mode, from a batch and its minima, or from a catalogue, which stores only moving parts."""
    if minima_path is None:
        return moving_part(modes_path, row)
    with h5py.File(modes_path, "r") as modes, h5py.File(minima_path, "r") as minima:
        glass = modes["nonlinear_modes/glass"][row]
        frame = int(np.flatnonzero(minima["glasses/id"][()] == glass)[0])
        displacement = modes["nonlinear_modes/displacement"][row]
        positions = minima["particles/all/position/value"][frame]
        edge = minima["particles/all/box/edges/value"][frame, 0, 0]
    return encoded(displacement, positions, edge, particles)


def moving_part(path, row):
    """The moving part of a mode in a catalogue, which has selected the particles."""
    with h5py.File(path, "r") as file:
        kept = file["softest/mode"][()]
        if row not in kept:
            fail(f"{path}: holds no field of row {row}, expected catalogue.fields to be at most {len(kept)}")
        at = int(np.flatnonzero(kept == row)[0])
        position, displacement = (file[f"softest/{name}"][at].astype(float) for name in ("position", "displacement"))
        largest, weight = (float(file[f"softest/{name}"][at]) for name in ("largest", "weight"))
        particles, edge = int(file["elasticity/particles"][()]), float(file["elasticity/edge"][()])
    return described(particles, edge, largest, weight, position, displacement)


def modes_of_parent(stages, parent, n0, looks, kept):
    temperature = stages.parents[parent]["temperature"]
    files = stages.holders("nonlinear_modes", parent)
    minima = dict(zip(stages.batches("nonlinear_modes", parent), stages.batches("minima", parent)))
    (glass, x, y), (columns, places) = points(n0, temperature), distinct_modes(files)
    if not np.array_equal(glass, columns["glass"]):
        fail(f"{stages.name(files[0])} and the files beside it do not hold the modes of /n0/points")
    softest = np.argsort(x, kind="stable")[:SHOWN]
    look = next(look for t, look in looks.items() if np.isclose(t, temperature))
    return {
        "temperature": f"{temperature:.2f}",
        "colour": matplotlib.colors.to_hex(look["color"]),
        "symbol": look["marker"],
        "modes": len(x),
        "glass": columns["glass"][softest].tolist(),
        "x": compact(x[softest]),
        "y": compact(y[softest]),
        **{name: compact(columns[name][softest]) for name in COLUMNS[1:]},
        "fields": [field(*places[i], minima.get(places[i][0]), kept["particles"]) for i in softest[: kept["fields"]]],
    }


def explorer(stages, n0, kept):
    """kept: section catalogue of the configuration, the numbers of fields and particles."""
    looks = style.looks([values["temperature"] for values in stages.parents.values()])
    names = ("low", "high", "symmetric_slope", "spinodal_slope")
    window = {name: float(n0.read(f"n0/window/{name}")) for name in names}
    parents = [modes_of_parent(stages, parent, n0, looks, kept) for parent in stages.parents]
    return {"window": window, "parents": parents}


def as_json(data):
    """JSON that is safe inside a script element."""
    return json.dumps(data, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
