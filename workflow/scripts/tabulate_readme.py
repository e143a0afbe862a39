"""Rewrites tables in the READMEs: each between the markers that have the name of its CSV file."""

import math
import pathlib

from inputs import arguments, fail, read_rows, write_text
from notation import QUANTITIES, headings, is_limit, plain, plain_interval, rounded_up, temperature
from readme_cost import benchmarks, cost, growth, liquids


def table1(rows):
    lines = ["| T_p | glasses | " + " | ".join(headings("plain")) + " |", "|---|---|" + "---|" * len(QUANTITIES)]
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
        measured = plain_interval(value, low, high)
        at = temperature(float(row["parent_temperature"]))
        times = float(row["times_glasses"])
        more = "" if math.isnan(times) else f", {rounded_up(times)} ×"
        lines.append(f"| {row['number']} | {row['says']} | {measured} | {at} | {row['verdict']}{more} |")
    return "\n".join(lines)


def double_wells(rows):
    head = ["T_p", "glasses", "minima", "paths", "wells", "completeness", "n₀", "corrected", "n₀ of quartics", "with their levels"]
    lines = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for row in rows:
        a = f"_A{float(row['A']):g}"
        cells = [temperature(float(row["parent_temperature"]))]
        cells += [row[name] for name in ("glasses", "minima", "certified", f"wells{a}")]
        for name in (f"completeness{a}", f"below{a}", f"corrected{a}", "quartic_n0", "quartic_n0_levels"):
            value, low, high, high95 = (float(row[f"{name}{end}"]) for end in ("", "_low", "_high", "_high95"))
            cells.append(plain(value, low, high, is_limit(value, low, high95)))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def markers(name):
    return f"<!-- {name}: begin -->", f"<!-- {name}: end -->"


def shows(text, name):
    begin, end = markers(name)
    return end in text.partition(begin)[2]


def replaced(text, name, table, path):
    """The text with a new table between the markers of that name."""
    begin, end = markers(name)
    if not shows(text, name):
        fail(f"{path}: the markers {begin} and {end} are missing")
    before, _, rest = text.partition(begin)
    return f"{before}{begin}\n{table}\n{end}{rest.partition(end)[2]}"


TABULATE = {"table1": table1, "claims": claims, "benchmarks": benchmarks, "growth": growth, "cost": cost, "liquids": liquids}
TABULATE |= {"double_wells": double_wells, "well_claims": claims}


def rewrite(readmes, tables):
    """Every table in the README that has its markers; all or none."""
    texts = {path: path.read_text(encoding="utf-8") for path in map(pathlib.Path, readmes)}
    for path in map(pathlib.Path, tables):
        if path.stem not in TABULATE:
            fail(f"{path}: no table of a README, expected {', '.join(TABULATE)}")
        readme = next((readme for readme, text in texts.items() if shows(text, path.stem)), " ".join(map(str, readmes)))
        texts[readme] = replaced(texts.get(readme, ""), path.stem, TABULATE[path.stem](read_rows(path)), readme)
    for readme, text in texts.items():
        write_text(readme, text)


if __name__ == "__main__":
    given = arguments(__doc__, outputs="+")
    rewrite(given.output, given.input)
