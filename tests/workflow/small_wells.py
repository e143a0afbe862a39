"""The search for double wells in two glasses, written without the tools, and densities of wells at two T_p."""

import sys

import h5py
import numpy as np

from scripts import SCRIPTS

sys.path.insert(0, str(SCRIPTS))

import double_wells  # noqa: E402

KELVIN = 4000
ENDS = ("", "_low", "_high", "_low95", "_high95")


def write(path, groups):
    with h5py.File(path, "w") as file:
        for name, values in groups.items():
            texts = isinstance(values, list) and values and isinstance(values[0], str)
            file[name] = np.array(values, dtype="S16") if texts else values
    return str(path)


GLASSES = {"glasses/id": [7, 8], "glasses/chain": [0, 1], "glasses/parent_temperature": [0.55, 0.55]}
SEARCH = {
    # mode 0 is pushed into minima 1, 0 and back; mode 2 falls back and sets off minimum 0; mode 5 ends too far; dynamics finds minima 0 and 2
    "pushes/mode": [0, 0, 0, 2, 2, 5, -1, -1],
    "pushes/amplitude": [-0.9, -0.5, 0.8, -0.5, -0.5, 0.8, 0, 0],
    "pushes/minimum": [1, 0, -1, -1, 0, -2, 0, 2],
    "pushes/outcome": ["new", "new", "returned", "returned", "known", "far", "known", "new"],
    "pushes/jump": [0, 0, 0, 0, 1, 0, 0, 0],
    "neighbours/glass": [7, 7, 8],
    "neighbours/by_pushes": [1, 1, 0],
    "neighbours/by_dynamics": [1, 0, 1],
    "neighbours/mode": [0, 0, -1],
    "neighbours/push": [-0.5, -0.9, 0.0],
    "quartics/glass": [7, 7, 8],
    "quartics/mode": [0, 2, 5],
    "quartics/slope": [1.7, 1.75, 0.9],
    "quartics/second_minimum": [-0.5, -0.6, np.nan],
    "quartics/barrier": [0.01, 0.02, np.nan],
    "quartics/asymmetry": [0.1, 0.0, np.nan],
}
S = np.linspace(0, 1, 5)
PATHS = {
    "neighbours/glass": [7, 7, 8],
    # to minimum 0, from minimum 1 (nearer than 0, but composite), and from minimum 2 to the glass
    "paths/first": [-1, 1, 2],
    "paths/last": [0, -1, -1],
    "paths/rejected": ["", "composite", ""],
    "paths/glass": [7, 7, 8],
    "paths/barrier": [0.04, 0.001, 0.03],
    "paths/distance": [1.0, 0.2, 0.7],
    "paths/asymmetry": [0.2, 0.0, -0.05],
    "paths/arc": np.tile(S, (3, 1)).tolist(),
    "paths/energy": [(0.2 * S).tolist(), S.tolist(), (-0.05 * S).tolist()],
    "paths/slope": [[0.2] * 5, [1.0] * 5, [-0.05] * 5],
}
LEVELS = {
    "levels/path": [0, 2],
    "levels/epsilon": [800.0, -200.0],
    "levels/delta_0": [1e-20, 1e-3],
    "levels/localised": [1, 1],
    "levels/of_glass": [1, 1],
    "levels/lowest_epsilon": [-900.0, -400.0],
    "levels/highest_epsilon": [900.0, 500.0],
    "rejected/path": [],
    "units/kelvin": KELVIN,
}


def write_stages(directory):
    """[[file]] of the search, the paths and the levels."""
    names = {"search": SEARCH, "paths": PATHS, "levels": LEVELS}
    return [[write(directory / f"{name}.h5", GLASSES | groups)] for name, groups in names.items()]


def read(stages):
    """The one batch of these files."""
    (found,) = double_wells.batches(*stages)
    return found


def measured(directory, counts):
    """n_0 at two T_p, of real wells (a limit where none counts) and of quartics (a limit at the second)."""
    groups = {"two_level_systems/parent_temperature": [0.55, 0.3], "two_level_systems/asymmetry": [[100.0, 50.0]] * 2,
              "two_level_systems/count": [[n, 0] for n in counts], "n0/parent_temperature": [0.55, 0.3]}  # fmt: skip
    for name, value in {"below": 4e45, "corrected": 5e45, "completeness": 0.8}.items():
        unknown = np.nan if name != "below" else value
        for end, factor, limit in zip(ENDS, (1, 0.9, 1.1, 0.8, 1.2), (1, 0, 0.5, 0, 1)):
            groups[f"two_level_systems/{name}{end}"] = [[value * factor if n else unknown * limit] * 2 for n in counts]
    for name in ("n0", "n0_levels", "n0_tail_levels"):
        for end, factor, limit in zip(ENDS, (1, 0.9, 1.1, 0.8, 1.2), (1, 0, 0.5, 0, 1)):
            groups[f"n0/{name}{end}"] = [3e45 * factor, 2e43 * factor if "tail" in name else 6e44 * limit]
    return write(directory / "measured.h5", groups)
