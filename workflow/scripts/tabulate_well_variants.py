"""How epsilon, Delta_0 and n_0 of the same double wells depend on one choice at a time, as well_variants.csv.

The first row is the study.  A well is the same if it joins the same glass to a minimum of the same energy.  Ratios of
Delta_0 and changes of epsilon are those of the wells whose Delta_0 lies in the window of n_0 in the study.
"""

import pathlib

import numpy as np

from double_wells import Batch, beside, columns, wells_of_glass, window_of
from inputs import Files, arguments, write_text
from tabulate_table1 import as_csv

SAME = 1e-5  # of U(other end) - U(glass) in two runs, as double_wells.same_energy  [e]
STUDY = ""


def place(path):
    """(variant, stage, T_p, batch) of results/robustness/NAME/stage/T_p/batch.h5; the variant of the study is empty."""
    *_, above, name, stage, parent, batch = pathlib.Path(path).absolute().parts
    return name if above == "robustness" else STUDY, stage, parent, batch


def variant_of_count(path):
    *_, above, name, _ = pathlib.Path(path).absolute().parts
    return name if above == "robustness" else STUDY


def wells(levels, paths):
    """(glass, energy of the other end, epsilon, Delta_0) of the localised wells of the glasses themselves."""
    batch = Batch(None, None, None, Files([paths]), Files([levels]), None)
    path, epsilon, delta_0 = wells_of_glass(batch)
    glass, asymmetry = columns(batch.paths, "paths", "glass", "asymmetry")
    _, direction = beside(batch.paths)
    return list(zip(glass[path], asymmetry[path] * direction[path], epsilon, delta_0))


def matched(ours, others):
    """Pairs of (epsilon, Delta_0) of the same double well, each taken once."""
    left = list(others)
    for glass, energy, *values in ours:
        apart = [abs(other[1] - energy) if other[0] == glass else np.inf for other in left]
        if apart and min(apart) < SAME:
            yield values, left.pop(int(np.argmin(apart)))[2:]


def row(name, parent, study, variant, density, window):
    pairs = [pair for key in study for pair in matched(study[key], variant.get(key, []))]
    within = [(values, changed) for values, changed in pairs if window[0] < values[1] < window[1]]
    ratio = np.array([changed[1] / values[1] for values, changed in within])
    shift = np.abs([changed[0] - values[0] for values, changed in within])
    median, low, high = np.percentile(ratio, [50, 16, 84]) if len(ratio) else [np.nan] * 3
    return {
        "variant": name or "study",
        "parent_temperature": parent[1:],
        "wells": sum(map(len, variant.values())),
        "in_both": len(pairs),
        "in_window": len(within),
        "delta_0_ratio": median,
        "delta_0_ratio_low": low,
        "delta_0_ratio_high": high,
        "delta_0_ratio_max": max(ratio.max(), 1 / ratio.min()) if len(ratio) else np.nan,
        "epsilon_change": np.median(shift) if len(shift) else np.nan,
        "epsilon_change_max": shift.max() if len(shift) else np.nan,
        **density,
    }


def densities(path):
    """{T_p as a number: n_0 of the wells that were found, |epsilon| below the first A}."""
    file = Files([path])
    columns = {name: file.read(f"two_level_systems/{name}") for name in ("below", "below_low", "below_high", "count")}
    names = {"below": "n0_found", "below_low": "n0_found_low", "below_high": "n0_found_high", "count": "count"}
    return {
        float(temperature): {names[name]: values[k][0] for name, values in columns.items()}
        for k, temperature in enumerate(file.read("two_level_systems/parent_temperature"))
    }


def by_parent(levels, paths, variant):
    """{T_p: {batch: wells}} of a variant; files that it does not change are the study's."""
    found = {}
    for (name, _, parent, batch), path in levels.items():
        if name == STUDY:
            of_levels, of_paths = (
                files.get((variant, stage, parent, batch), files[STUDY, stage, parent, batch])
                for files, stage in ((levels, "tunnelling"), (paths, "paths"))
            )
            found.setdefault(parent, {})[batch] = wells(of_levels, of_paths)
    return found


if __name__ == "__main__":
    given = arguments(__doc__, words=("names",))
    batches = [path for path in given.input if pathlib.Path(path).name != "two_level_systems.h5"]
    levels = {place(path): path for path in batches if place(path)[1] == "tunnelling"}
    paths = {place(path): path for path in batches if place(path)[1] == "paths"}
    counts = {variant_of_count(path): path for path in given.input if path not in batches}
    study, window = by_parent(levels, paths, STUDY), window_of(Files([counts[STUDY]]))
    rows = []
    for name in [STUDY, *given.names]:
        variant, density = by_parent(levels, paths, name), densities(counts[name])
        rows += [row(name, parent, study[parent], variant[parent], density[float(parent[1:])], window) for parent in study]
    write_text(given.output, as_csv(rows))
