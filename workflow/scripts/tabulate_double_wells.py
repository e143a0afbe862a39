"""Double wells of each parent temperature, from the search to n_0, as double_wells.csv and, beside it, double_wells.tex.

--input, --paths, --tunnelling: files of the three stages, batch by batch; --measured: two_level_systems.h5 and n0.h5.
"""

import pathlib

import numpy as np

from double_wells import batches, by_temperature, certified, columns, row_of, wells_of_glass
from inputs import Files, arguments, fail, write_text
from notation import is_limit, latex, temperature
from tabulate_table1 import ENDS, as_csv

REASONS = ("composite", "no barrier", "not converged", "saddle", "not counted", "elsewhere")
DIRECT = ("below", "corrected", "completeness")
QUARTIC = ("n0", "n0_levels", "n0_tail_levels")
HEADINGS = [
    r"$T_p$", "glasses", "minima", "paths", r"$|\epsilon| < A$", "completeness",
    "found", "corrected", "Eq.~(8)", "levels", "levels, tail",
]  # fmt: skip


def searched(batch):
    """What a search found."""
    mode, outcome = columns(batch.search, "pushes", "mode", "outcome")
    pushes, dynamics = (found > 0 for found in columns(batch.search, "neighbours", "by_pushes", "by_dynamics"))
    return {
        "glasses": batch.glasses,
        "modes": len(batch.search.read("quartics/mode")),
        "ends_of_pushes": int((mode >= 0).sum()),  # several jumps at once end in several
        "ends_of_excursions": int((mode < 0).sum()),
        "minima": len(pushes),
        "minima_by_pushes": int(pushes.sum()),
        "minima_by_dynamics": int(dynamics.sum()),
        "minima_by_both": int((pushes & dynamics).sum()),
        "far": int((outcome == "far").sum()),
    }


def traced(batch):
    """What became of the paths to them."""
    reasons = batch.paths.read("paths/rejected")
    if unknown := set(reasons) - {"", *REASONS}:
        fail(f"{batch.paths.paths[0]}: paths are rejected as {', '.join(sorted(unknown))}, which has no column")
    counts = {"paths": len(reasons), "certified": int(certified(batch.paths).sum())}
    counts |= {f"rejected_{reason.replace(' ', '_')}": reasons.count(reason) for reason in REASONS}
    counts["without_levels"] = len(batch.levels.read("rejected/path"))
    counts["localised_of_glass"] = len(wells_of_glass(batch)[0])
    return counts


def counted(files, parent_temperature):
    """Wells in the window for each A, and n_0 from these."""
    at = row_of(files, "two_level_systems", parent_temperature)
    read = {name: files.read(f"two_level_systems/{name}")[at] for name in ("asymmetry", "count")}
    read |= {f"{name}{end}": files.read(f"two_level_systems/{name}{end}")[at] for name in DIRECT for end in ENDS}
    found = {"A": float(read["asymmetry"][0])}
    for k in np.argsort(read["asymmetry"]):
        a = f"A{read['asymmetry'][k]:g}"
        found[f"wells_{a}"] = int(read["count"][k])
        found |= {f"{name}_{a}{end}": float(read[f"{name}{end}"][k]) for name in DIRECT for end in ENDS}
    return found


def quartic(files, parent_temperature):
    at = row_of(files, "n0", parent_temperature)
    return {f"quartic_{name}{end}": float(files.read(f"n0/{name}{end}")[at]) for name in QUARTIC for end in ENDS}


def rows_of_table(found, files):
    """Hot to cold, one dict per parent temperature."""
    rows = []
    for parent_temperature, own in by_temperature(found).items():
        parts = [searched(batch) | traced(batch) for batch in own]
        row = {"parent_temperature": parent_temperature}
        row |= {name: sum(part[name] for part in parts) for name in parts[0]}
        rows.append(row | counted(files, parent_temperature) | quartic(files, parent_temperature))
    return rows


def in_latex(row, name, after=""):
    value, low, high, high95 = (row[f"{name}{after}{end}"] for end in ("", "_low", "_high", "_high95"))
    return f"${latex(value, low, high, is_limit(value, low, high95))}$"


def as_latex(rows):
    """Counts and n_0 of the first A of the configuration, beside n_0 of the quartic."""
    lines = [
        rf"\begin{{tabular}}{{lrrrrc{'c' * 5}}}",
        r"\toprule",
        r"&&&&&& \multicolumn{2}{c}{$n_0$ of real wells} & \multicolumn{3}{c}{$n_0$ of quartics} \\",
        " & ".join(HEADINGS) + r" \\",
        r"\midrule",
    ]
    for row in rows:
        a = f"_A{row['A']:g}"
        cells = [temperature(row["parent_temperature"])]
        cells += [str(row[name]) for name in ("glasses", "minima", "certified", f"wells{a}")]
        cells += [in_latex(row, name, a) for name in ("completeness", "below", "corrected")]
        cells += [in_latex(row, f"quartic_{name}") for name in QUARTIC]
        lines.append(" & ".join(cells) + r" \\")
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}", ""])


if __name__ == "__main__":
    given = arguments(__doc__, "paths", "tunnelling", "measured")
    if pathlib.Path(given.output).suffix != ".csv":
        fail(f"--output is {given.output}, expected a name that ends in .csv")
    table = rows_of_table(batches(given.input, given.paths, given.tunnelling), Files(given.measured))
    write_text(pathlib.Path(given.output).with_suffix(".tex"), as_latex(table))
    write_text(given.output, as_csv(table))
