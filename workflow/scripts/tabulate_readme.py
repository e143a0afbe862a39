"""Rewrites tables in the README, each between the markers that are named as its CSV file."""

import pathlib

from inputs import arguments, fail, read_rows, write_text
from notation import is_limit, plain, temperature
from readme_cost import benchmarks, cost, growth

QUANTITIES = {
    "omega0_over_omegaD": "ω₀/ω_D",
    "C0": "C₀ [1/(J m³ s)]",
    "DL": "D_L(ω₀) [s]",
    "f": "f(ω₀)",
    "n0": "n₀ [1/(J m³)]",
}


def table1(rows):
    lines = ["| T_p | glasses | " + " | ".join(QUANTITIES.values()) + " |", "|---|---|" + "---|" * len(QUANTITIES)]
    for row in rows:
        ours, theirs = [], []
        for name in QUANTITIES:
            value, low, high, high95 = (float(row[f"{name}{end}"]) for end in ("", "_low", "_high", "_high95"))
            ours.append(plain(value, low, high, is_limit(value, low, high95)))
            theirs.append(plain(float(row[f"{name}_printed"])))
        lines.append(f"| {temperature(float(row['parent_temperature']))} | {row['glasses']} | {' | '.join(ours)} |")
        lines.append(f"| | printed | {' | '.join(theirs)} |")
    return "\n".join(lines)


def claims(rows):
    lines = ["| | [Ji] says | measured (95 %) | at T_p | |", "|---|---|---|---|---|"]
    for row in rows:
        value, low, high = (float(row[name]) for name in ("value", "low95", "high95"))
        measured = plain(value, low, high, is_limit(value, low, high))
        at = temperature(float(row["parent_temperature"]))
        lines.append(f"| {row['number']} | {row['says']} | {measured} | {at} | {row['verdict']} |")
    return "\n".join(lines)


def replaced(text, name, table, path):
    """The text with what stands between the markers of that name exchanged."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, found_begin, rest = text.partition(begin)
    _, found_end, after = rest.partition(end)
    if not found_begin or not found_end:
        fail(f"{path}: the markers {begin} and {end} are missing")
    return f"{before}{begin}\n{table}\n{end}{after}"


TABULATE = {"table1": table1, "claims": claims, "benchmarks": benchmarks, "growth": growth, "cost": cost}


if __name__ == "__main__":
    given = arguments(__doc__)
    readme = pathlib.Path(given.output)
    text = readme.read_text(encoding="utf-8")
    for path in map(pathlib.Path, given.input):
        if path.stem not in TABULATE:
            fail(f"{path}: no table of the README, expected {', '.join(TABULATE)}")
        text = replaced(text, path.stem, TABULATE[path.stem](read_rows(path)), readme)
    write_text(readme, text)
