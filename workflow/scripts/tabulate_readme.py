"""Rewrites the table in the README, between its two markers, from table1.csv."""

import csv
import pathlib

from inputs import arguments, fail, write_text
from notation import is_limit, plain

BEGIN, END = "<!-- table1: begin -->", "<!-- table1: end -->"
QUANTITIES = {
    "omega0_over_omegaD": "ω₀/ω_D",
    "C0": "C₀ [1/(J m³ s)]",
    "DL": "D_L(ω₀) [s]",
    "f": "f(ω₀)",
    "n0": "n₀ [1/(J m³)]",
}


def as_markdown(rows):
    lines = ["| T_p | glasses | " + " | ".join(QUANTITIES.values()) + " |", "|---|---|" + "---|" * len(QUANTITIES)]
    for row in rows:
        ours, theirs = [], []
        for name in QUANTITIES:
            value, low, high, high95 = (float(row[f"{name}{end}"]) for end in ("", "_low", "_high", "_high95"))
            ours.append(plain(value, low, high, is_limit(value, low, high95)))
            theirs.append(plain(float(row[f"{name}_printed"])))
        lines.append(f"| {float(row['parent_temperature']):.2f} | {row['glasses']} | {' | '.join(ours)} |")
        lines.append(f"| | printed | {' | '.join(theirs)} |")
    return "\n".join(lines)


def replaced(text, table, path):
    """The text with what stands between the markers exchanged."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        fail(f"{path}: the markers {BEGIN} and {END} are missing")
    return f"{before}{begin}\n{table}\n{end}{after}"


if __name__ == "__main__":
    given = arguments(__doc__)
    with open(given.input[0], encoding="utf-8", newline="") as file:
        table = as_markdown(list(csv.DictReader(file)))
    readme = pathlib.Path(given.output)
    write_text(readme, replaced(readme.read_text(encoding="utf-8"), table, readme))
