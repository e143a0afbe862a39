"""The stages of double wells of one study, batch by batch: a search, its paths, and their levels."""

import collections

import numpy as np
import yaml

from inputs import Files, fail

GLASS = -1  # an end of a path
Batch = collections.namedtuple("Batch", "parent_temperature glasses search paths levels kelvin modes", defaults=[None])


def batches(*stages):
    """One Batch for each three files of the same glasses, hot to cold: searches, paths, levels, and maybe nonlinear modes."""
    found = []
    for names in zip(*stages, strict=True):
        files = [Files([name]) for name in names]
        identities = [list(file.read("glasses/id")) for file in files]
        if identities[1:] != identities[:-1]:
            fail(f"{', '.join(names)}: hold different glasses")
        parent_temperature = float(files[0].read("glasses/parent_temperature")[0])
        kelvin = float(files[2].read("units/kelvin"))
        found.append(Batch(parent_temperature, len(identities[0]), *files[:3], kelvin, *files[3:]))
    return sorted(found, key=lambda batch: -batch.parent_temperature)  # stable: in the order of their ids


def by_temperature(found):
    """{T_p: batches}, hot to cold."""
    grouped = {}
    for batch in found:
        grouped.setdefault(batch.parent_temperature, []).append(batch)
    return grouped


def window_of(counted):
    """Delta_min and E [K] of the count."""
    parameters = yaml.safe_load(counted.read("provenance/parameters"))
    return float(parameters["smallest_tunnelling"]), float(parameters["splitting"])


def row_of(files, group, parent_temperature):
    return int(np.flatnonzero(np.isclose(files.read(f"{group}/parent_temperature"), parent_temperature))[0])


def columns(file, group, *names):
    return [np.asarray(file.read(f"{group}/{name}")) for name in names]


def beside(paths):
    """For each path: the row of the minimum that it joins to the glass, and +1 if it starts at the glass, -1 if it ends
    there; -1 and 0 if both ends are beside the glass."""
    first, last = columns(paths, "paths", "first", "last")
    direction = np.where(first == GLASS, 1, np.where(last == GLASS, -1, 0))
    return np.where(direction > 0, last, np.where(direction < 0, first, -1)), direction


def certified(paths):
    return np.array([not reason for reason in paths.read("paths/rejected")], dtype=bool)


def wells_of_glass(batch):
    """Rows of /paths, epsilon and Delta_0 [K] of the localised wells that join the glass to a minimum; epsilon is that of
    the minimum beside it."""
    path, epsilon, delta_0, localised, of_glass = columns(
        batch.levels, "levels", "path", "epsilon", "delta_0", "localised", "of_glass"
    )
    own = (localised == 1) & (of_glass == 1)
    _, direction = beside(batch.paths)
    return path[own], epsilon[own] * direction[path[own]], delta_0[own]


def reached_by_modes(search):
    """{row of /nonlinear_modes: {row of /neighbours: amplitudes that led there}}; jumps that others set off are not the mode's."""
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for mode, minimum, amplitude, jump in zip(*columns(search, "pushes", "mode", "minimum", "amplitude", "jump")):
        if mode >= 0 and minimum >= 0 and jump == 0:
            found[int(mode)][int(minimum)].append(float(amplitude))
    return found
