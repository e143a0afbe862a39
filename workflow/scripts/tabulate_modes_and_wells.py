"""Whether kappa/(sqrt(chi) omega) of a mode tells of its second minimum, and the quartic beside the real well, as CSV.

--input, --paths, --tunnelling: files of the three stages, batch by batch.  A mode leads to a second minimum if one of its
pushes ends in one, also where this is too far to be kept.  Its real well is the nearest kept one, on the side of the
quartic's second minimum, that a certified path joins to the glass.  Heights are those of the top above the glass.
"""

import collections
import math

import numpy as np

from double_wells import batches, beside, by_temperature, certified, columns, reached_by_modes
from inputs import arguments, write_text
from tabulate_table1 import as_csv

SPINODAL, SYMMETRIC = math.sqrt(8 / 3), math.sqrt(3)
EDGES = (0.0, 0.8, 1.2, 1.5, SPINODAL, SYMMETRIC, math.inf)
Well = collections.namedtuple("Well", "barrier distance asymmetry")  # above the higher end [K], [l], of the other end [K]
# reached: a push leads to another minimum; ahead: to a kept one, on the side to which the cubic term points.
Mode = collections.namedtuple("Mode", "slope reached ahead joined quartic real")  # wells: None where there is none


def height(well):
    """Of the top above the glass [K].  The barrier of two quartics or wells is above different ends."""
    return well.barrier + max(0.0, well.asymmetry)


def certified_wells(batch):
    """{row of /neighbours: Well} of the certified paths that join it to the glass."""
    minimum, direction = beside(batch.paths)
    barrier, distance, asymmetry = columns(batch.paths, "paths", "barrier", "distance", "asymmetry")
    rows = np.flatnonzero(certified(batch.paths) & (direction != 0))
    return {
        int(minimum[k]): Well(barrier[k] * batch.kelvin, distance[k], asymmetry[k] * direction[k] * batch.kelvin)
        for k in rows
    }


def left_by_modes(search):
    """Rows of /nonlinear_modes of which a push ends in a minimum other than the glass, kept or too far."""
    mode, minimum, outcome, jump = columns(search, "pushes", "mode", "minimum", "outcome", "jump")
    left = (jump == 0) & ((minimum >= 0) | np.isin(np.asarray(outcome, dtype=str), "far"))
    return set(mode[left & (mode >= 0)].tolist())


def modes_of(batch):
    """The distinct nonlinear modes of a batch, each with its quartic and its real well."""
    joined, reached, left, found = certified_wells(batch), reached_by_modes(batch.search), left_by_modes(batch.search), []
    names = ("mode", "slope", "second_minimum", "barrier", "asymmetry")
    for mode, slope, place, barrier, asymmetry in zip(*columns(batch.search, "quartics", *names)):
        ends = reached.get(int(mode), {})
        aside = [joined[end] for end, amplitudes in ends.items() if end in joined and any(s * place > 0 for s in amplitudes)]
        quartic = Well(barrier * batch.kelvin, abs(place), asymmetry * batch.kelvin) if np.isfinite(place) else None
        real = min(aside, key=lambda well: well.distance) if quartic and aside else None
        ahead = any(amplitude < 0 for amplitudes in ends.values() for amplitude in amplitudes)  # kappa of a mode is positive
        found.append(Mode(float(slope), mode in left, ahead, any(end in joined for end in ends), quartic, real))
    return found


def spread(name, values):
    """Median, and the ends of the middle 68 %."""
    parts = np.percentile(values, (50, 16, 84)) if values else [math.nan] * 3
    return {f"{name}{end}": float(part) for end, part in zip(("", "_p16", "_p84"), parts)}


def row_of_bin(modes):
    wells = [(mode.quartic, mode.real) for mode in modes if mode.real]
    row = {
        "modes": len(modes),
        "with_minimum": sum(mode.reached for mode in modes),
        "with_path": sum(mode.joined for mode in modes),
        "quartic_wells": sum(mode.quartic is not None for mode in modes),
        "quartic_wells_real": len(wells),
    }
    row |= spread("height_ratio", [height(real) / height(quartic) for quartic, real in wells])
    row |= spread("distance_ratio", [real.distance / quartic.distance for quartic, real in wells])
    return row | spread("asymmetry_difference", [real.asymmetry - quartic.asymmetry for quartic, real in wells])


def rows_of_table(found):
    rows = []
    for parent_temperature, own in by_temperature(found).items():
        modes = [mode for batch in own for mode in modes_of(batch)]
        for low, high in zip(EDGES, EDGES[1:]):
            at = {"parent_temperature": parent_temperature, "slope_from": low, "slope_to": high}
            rows.append(at | row_of_bin([mode for mode in modes if low <= mode.slope < high]))
    return rows


if __name__ == "__main__":
    given = arguments(__doc__, "paths", "tunnelling")
    write_text(given.output, as_csv(rows_of_table(batches(given.input, given.paths, given.tunnelling))))
