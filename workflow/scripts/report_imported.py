"""Glasses from other programs as they were read: energy, largest force and state before the quench, as HTML."""

import html

from inputs import Files
from markup import table

OWN = "H5MD"  # format of the study's own tools, whose liquids need not be minima
CAPTION = (
    "Configurations read from files of other programs, before the quench: potential energy per particle, largest component "
    "of a force, and whether this is a minimum of U, a saddle, or not at rest. All were then quenched."
)
INTRODUCTION = '<section id="imported" aria-labelledby="imported-title">\n<h2 id="imported-title">Glasses of others</h2>'


def names(liquids):
    """{id: file, with the frame if it has several} of the glasses that other programs wrote."""
    inputs, frames = liquids.read("imported/input"), liquids.read("imported/frame")
    files, found = liquids.read("provenance/inputs/name"), {}
    for row, (glass, form) in enumerate(zip(liquids.read("glasses/id"), liquids.read("imported/format"))):
        if form != OWN:
            frame = f", frame {frames[row]}" if list(inputs).count(inputs[row]) > 1 else ""
            found[glass] = html.escape(files[inputs[row]]) + frame
    return found


def rows_of(liquids, minima):
    """One row for each of these glasses; the file of minima has its state."""
    if not liquids.has("imported/format"):
        return []
    known, rows = names(liquids), []
    columns = [minima.read(f"as_read/{name}") for name in ("id", "potential_energy", "max_force", "state")] if known else []
    for glass, energy, force, state in zip(*columns):
        if glass in known:
            rows.append([known[glass], str(glass), f"{energy:.9f}", f"{force:.1e}", state])
    return rows


def imported(stages):
    """A section of the page; nothing if the study's own tools made every glass."""
    groups = {}
    for parent, values in stages.parents.items():
        heading = f"T<sub>p</sub> = {values['temperature']}"
        for liquids, minima in zip(stages.batches("liquids", parent), stages.batches("minima", parent)):
            groups.setdefault(heading, []).extend(rows_of(Files([liquids]), Files([minima])))
    groups = {heading: rows for heading, rows in groups.items() if rows}
    head = ["file", "glass", "U/N as read [ε]", "largest force [ε/l]", "state as read"]
    return f"{INTRODUCTION}\n{table(CAPTION, head, groups)}\n</section>\n" if groups else ""
