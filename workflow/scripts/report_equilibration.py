"""Evidence that the liquids are equilibrated, one row per parent temperature, as HTML."""

import math

import numpy as np

from inputs import Files
from markup import table
from notation import plain

DASH = "–"
NUMBERS = ("chains", "first_sweep", "last_sweep", "relaxation_sweeps", "energy_change", "energy_change_error")
CAPTION = (
    "Equilibration of the parent liquids. The relaxation time is the lag at which the mean self-overlap of samples of one "
    "chain falls to 1/e, drift of the centre of mass removed. The change of the energy per particle is that from the "
    "earlier to the later half of each chain, after its first sample, with the standard error over chains. Errors come "
    "from groups, which are parts of chains; the effective number is the equivalent number of equal groups. The unit of time "
    "is a sweep, or a step of molecular dynamics where no move is listed."
)


def row_at(files, group, temperature):
    return int(np.flatnonzero(np.isclose(files.read(f"{group}/parent_temperature"), temperature))[0])


def acceptance(paths, name):
    """Mean over the chains that recorded it, in per cent."""
    values = []
    for path in paths:
        file = Files([path])
        if file.has(f"equilibration/chains/{name}"):
            values += list(file.read(f"equilibration/chains/{name}"))
    known = [value for value in values if math.isfinite(value)]
    return f"{100 * sum(known) / len(known):.0f} %" if known else DASH


def counted(number):
    """A number with spaces between thousands; a dash if it is unknown, which is negative or NaN."""
    return f"{number:,.0f}".replace(",", "\u202f") if number >= 0 else DASH


def change_text(change, error):
    if not math.isfinite(change):
        return DASH
    spread = f" ± {1000 * error:.1f}" if math.isfinite(error) else ""
    return f"{1000 * change:+.1f}{spread}".replace("-", "−")


def parent_row(temperature, paths, measured):
    at, known = row_at(measured, "relaxation", temperature), row_at(measured, "debye", temperature)
    chains, first, last, relaxation, change, error = (measured.read(f"relaxation/{name}")[at] for name in NUMBERS)
    names = ("glasses", "independent_groups", "effective_groups", "group_length")
    glasses, groups, effective, length = (measured.read(f"debye/{name}")[known] for name in names)
    cells = [f"{temperature:.2f}", str(chains) if chains else DASH, counted(first), counted(last)]
    cells.append(counted(relaxation) if math.isfinite(relaxation) or not chains else "not reached")
    cells += [acceptance(paths, f"{kind}_acceptance") for kind in ("displacement", "swap")]
    return [*cells, change_text(change, error), str(glasses), counted(length), str(groups), plain(float(effective))]


def equilibration(stages, measured):
    head = ["T<sub>p</sub>", "chains", "first sample", "last sample", "relaxation time"]
    head += ["moves accepted", "swaps accepted", "energy change [10<sup>−3</sup> ε]"]
    head += ["glasses", "shortest group", "groups", "effective number of groups"]
    rows = []
    for parent, values in stages.parents.items():
        rows.append(parent_row(values["temperature"], stages.holders("liquids", parent), measured))
    return table(CAPTION, head, {"": rows})
