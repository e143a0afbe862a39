"""The double wells nearest to symmetric at each parent temperature: table, V(s), levels and moving particles, as HTML."""

import base64
import os
import pathlib
import string

import h5py
import matplotlib.colors
import numpy as np

import style
from inputs import Files
from markup import table
from notation import FIXED, exponent_of, plain, temperature
from report_modes import FULL, as_json, compact

TEMPLATES = pathlib.Path(__file__).resolve().parents[1] / "report"
SHOWN = 6  # wells of one parent temperature that the page holds
SHARE = 0.95  # of the squared distance, carried by the particles that are shown
RADIUS = 0.3  # of a disc [l]
FARTHEST = 0.3  # of the radius of the picture: smaller motion is magnified
CAPTION = (
    "The double wells nearest to symmetric, of those in which each well holds a state below the barrier. ε: difference of the "
    "ground states of both wells; Δ<sub>0</sub>: tunnelling splitting of the well made symmetric; the barrier is above the "
    "higher minimum; the distance of the minima is that in 3N dimensions; moving: N times the participation ratio of the "
    "displacement. “Both beside”: neither minimum is the glass itself."
)
HEAD = ["glass", "ε/k<sub>B</sub> [K]", "Δ<sub>0</sub>/k<sub>B</sub> [K]", "barrier/k<sub>B</sub> [K]", "distance [l]", "moving"]
LINK = '<li><a href="#double-wells">Double wells</a></li>\n'


def localised(batch, tunnelling):
    """(|epsilon|, batch, row of /levels) of the wells in one file with a state in each well."""
    with h5py.File(tunnelling, "r") as file:
        return [(abs(value), batch, row) for row, value in enumerate(file["levels/epsilon"][()]) if np.isfinite(value)]


def moving_part(displacement, position):
    """The fewest particles that carry SHARE of what the kept ones move: positions, then images, as base64 of 16-bit integers."""
    squares = np.sum(displacement[-1] ** 2, axis=1, dtype=float)
    carried = np.cumsum(squares)  # they are sorted
    most = int(np.searchsorted(carried, SHARE * carried[-1])) + 1
    start = position[:most].astype(float) - position[:most].mean(axis=0)
    radius, farthest = np.linalg.norm(start, axis=1).max() + 2 * RADIUS, np.sqrt(squares[0])
    times = max(1, round(FARTHEST * radius / farthest))
    motion = times * displacement[:, :most].astype(float)
    numbers = np.concatenate([start[None], motion])
    reach = float(np.linalg.norm(start + motion, axis=2).max()) + RADIUS
    data = np.round(FULL * np.clip(numbers / reach, -1, 1)).astype("<i2").tobytes()
    return carried[most - 1], {
        "particles": most,
        "times": times,
        "images": len(displacement),
        "radius": float(f"{RADIUS / reach:.4g}"),
        "data": base64.b64encode(data).decode("ascii"),
    }


def rounded(value):
    return float(f"{value:.4g}")


def well_of(paths, tunnelling, double_wells, row):
    levels, tracks = Files([tunnelling]), Files([paths])
    level = {name: levels.read(f"levels/{name}")[row] for name in levels.names("levels")}
    at, kelvin = int(level["path"]), float(levels.read("units/kelvin"))
    track = {name: tracks.read(f"paths/{name}")[at] for name in tracks.names("paths")}
    with h5py.File(double_wells, "r") as file:
        particles = file["neighbours/displacement"].shape[1]
    squared, part = moving_part(track["displacement"], track["position"])
    return part | {
        "glass": int(level["glass"]),
        "epsilon": float(level["epsilon"]),
        "delta_0": float(level["delta_0"]),
        "of_glass": bool(level["of_glass"]),
        "splitting": rounded(level["splitting"]),
        "ground": rounded(level["ground"]) if "ground" in level else None,  # older files have none
        "asymmetry": rounded(abs(track["asymmetry"]) * kelvin),
        "barrier": rounded(track["barrier"] * kelvin),
        "distance": float(track["distance"]),
        "moving": particles * float(track["participation_ratio"]),
        "share": squared / float(track["distance"]) ** 2,
        "arc": compact(track["arc"]),
        "energy": compact(track["energy"] * kelvin),
        "slope": compact(track["slope"] * kelvin),
    }


def wells_of_parent(stages, parent):
    batches = [stages.batches(stage, parent) for stage in ("paths", "tunnelling", "double_wells")]
    files = [batch for batch in zip(*batches) if all(map(os.path.exists, batch))]
    found = sorted(sum((localised(number, batch[1]) for number, batch in enumerate(files)), []))
    return [well_of(*files[number], row) for _, number, row in found[:SHOWN]]


def name_of(well):
    return f"T_p {well['temperature']}, glass {well['glass']}"


def in_words(well):
    number = f"{well['moving']:.0f}"
    return (
        f"{name_of(well)}: asymmetry ε {kelvins(well['epsilon'])} K, tunnelling splitting Δ₀ "
        f"{kelvins(well['delta_0'])} K, barrier {kelvins(well['barrier'])} K, minima {well['distance']:.2f}\u00a0l apart, about "
        f"{number} {'particle moves' if number == '1' else 'particles move'}. Shown: particles that carry "
        f"{100 * well['share']:.0f} % of the squared distance; arrows lead from the first minimum to the last, "
        + ("to scale." if well["times"] == 1 else f"motion drawn {well['times']} times larger.")
    )


def kelvins(value):
    """Two digits at least, with a minus sign."""
    if exponent_of(value) < min(FIXED):
        return plain(value)
    return (f"{value:.0f}" if abs(value) >= 10 else f"{value:.2g}").replace("-", "−")


def row_of(number, well):
    checked = " checked" if number == 0 else ""
    beside = "" if well["of_glass"] else " (both beside)"
    choice = f'<label><input type="radio" name="well" value="{number}"{checked} aria-label="{name_of(well)}"> {well["glass"]}{beside}</label>'
    numbers = [kelvins(well["epsilon"]), kelvins(well["delta_0"]), kelvins(well["barrier"])]
    return [choice, *numbers, f"{well['distance']:.2f}", f"{well['moving']:.0f}"]


def double_wells(stages):
    """(section of the page, its line in the contents); both empty for a study without double wells."""
    looks = style.looks([values["temperature"] for values in stages.parents.values()])
    wells, groups = [], {}
    for parent, values in stages.parents.items():
        look = {
            "temperature": temperature(values["temperature"]),
            "colour": matplotlib.colors.to_hex(looks[values["temperature"]]["color"]),
        }
        for well in wells_of_parent(stages, parent):
            heading = f"T<sub>p</sub> = {look['temperature']}"
            groups.setdefault(heading, []).append(row_of(len(wells), well | look))
            wells.append(well | look)
    if not wells:
        return "", ""
    kept = ("colour", "particles", "images", "radius", "data", "splitting", "ground", "asymmetry", "barrier", "arc", "energy", "slope")
    data = [{name: well[name] for name in kept} | {"text": in_words(well)} for well in wells]
    parts = {"table": table(CAPTION, HEAD, groups), "data": as_json(data)}
    parts["script"] = (TEMPLATES / "double_wells.js").read_text(encoding="utf-8")
    return string.Template((TEMPLATES / "double_wells.html").read_text(encoding="utf-8")).substitute(parts), LINK
