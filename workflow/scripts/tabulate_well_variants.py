"""How epsilon, Delta_0 and n_0 of the same double wells depend on one choice at a time, as well_variants.csv."""

import pathlib

import numpy as np

from inputs import Files, arguments, write_text
from tabulate_table1 import as_csv

SAME = 1e-4  # of U(last) - U(first): two paths of a glass are between the same minima  [e]


def place(path):
    """(variant, stage, T_p, batch) of results/robustness/NAME/stage/T_p/batch.h5; the variant of the study is empty."""
    *_, above, name, stage, parent, batch = pathlib.Path(path).absolute().parts
    return name if above == "robustness" else "", stage, parent, batch


def wells(levels, paths):
    """(glass, asymmetry, epsilon, Delta_0) of the localised wells of the glasses themselves."""
    levels, paths = Files([levels]), Files([paths])
    asymmetry = np.asarray(paths.read("paths/asymmetry"))
    columns = [np.asarray(levels.read(f"levels/{name}")) for name in ("glass", "path", "epsilon", "delta_0", "localised", "of_glass")]
    glass, row, epsilon, delta_0, localised, own = columns
    keep = (localised == 1) & (own == 1)
    return list(zip(glass[keep], asymmetry[row[keep]], epsilon[keep], delta_0[keep]))


def matched(ours, others):
    """Pairs of (epsilon, Delta_0) of the same double well."""
    for glass, asymmetry, *values in ours:
        for other, same, *changed in others:
            if other == glass and abs(same - asymmetry) < SAME:
                yield values, changed
                break


def row(name, parent, study, variant, density):
    pairs = [pair for key in study for pair in matched(study[key], variant.get(key, []))]
    ratio = np.array([changed[1] / values[1] for values, changed in pairs])
    shift = np.abs([changed[0] - values[0] for values, changed in pairs])
    median, low, high = np.percentile(ratio, [50, 16, 84]) if len(ratio) else [np.nan] * 3
    return {
        "variant": name,
        "parent_temperature": parent[1:],
        "wells_of_study": sum(map(len, study.values())),
        "wells": sum(map(len, variant.values())),
        "in_both": len(pairs),
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
    """{T_p: {batch: wells}} of a variant; paths that it does not change are the study's."""
    found = {}
    for (name, _, parent, batch), path in levels.items():
        if name == variant:
            of_path = paths.get((variant, "paths", parent, batch)) or paths["", "paths", parent, batch]
            found.setdefault(parent, {})[batch] = wells(path, of_path)
    return found


if __name__ == "__main__":
    given = arguments(__doc__, words=("names",))
    batches = [path for path in given.input if pathlib.Path(path).name != "two_level_systems.h5"]
    levels = {place(path): path for path in batches if place(path)[1] == "tunnelling"}
    paths = {place(path): path for path in batches if place(path)[1] == "paths"}
    counts = {pathlib.Path(path).parent.name: path for path in given.input if path not in batches}
    study = by_parent(levels, paths, "")
    rows = []
    for name in given.names:
        variant, density = by_parent(levels, paths, name), densities(counts[name])
        rows += [row(name, parent, study[parent], variant.get(parent, {}), density[float(parent[1:])]) for parent in study]
    write_text(given.output, as_csv(sorted(rows, key=lambda one: (given.names.index(one["variant"]), -float(one["parent_temperature"])))))
