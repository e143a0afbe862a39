"""Verdicts on the claims of the source paper, as claims.csv and, beside it, claims.tex.

A claim holds where the 95 % interval lies within its bounds at every T_p of the claim, fails where it lies outside at one
of them, and is undecided otherwise, also where the quantity is unknown at one of them; the row shows the T_p that decides.
An end of an interval may be infinite.  An undecided row says how many times as many glasses would decide it.
"""

import math
import pathlib
import re

import numpy as np
import yaml

from inputs import Files, arguments, fail, write_text
from notation import TWO_SIGMA, is_limit, latex_interval, rounded_up, temperature
from tabulate_table1 import as_csv

GROUPS = ("n0", "spectrum", "debye")  # of the datasets; those of real wells have a table of their own
SEVERITY = ("holds", "undecided", "fails")


def group_of(claim):
    return claim["of"].split("/")[0]


def interval95(files, dataset):
    """Values with both ends of their 95 % intervals."""
    values = files.read(dataset)
    if files.has(f"{dataset}_low95"):
        return values, files.read(f"{dataset}_low95"), files.read(f"{dataset}_high95")
    if not files.has(f"{dataset}_error"):
        return values, values, values
    error = TWO_SIGMA * files.read(f"{dataset}_error")
    return values, values - error, values + error


def verdict(low, high, above, below):
    if math.isnan(low) or math.isnan(high):
        return "undecided"
    if high < above or low > below:
        return "fails"
    return "holds" if low > above and (high < below or math.isinf(below)) else "undecided"


def times_glasses(value, low, high, above, below):
    """How many times as many independent glasses would decide, if the value stays.

    The error falls as one over their root, that of a share of none or all, whose value ends its interval, as one over their
    number.  Distances are those of logarithms where all are positive.  An upper limit falls as one over their number while no
    event is found.  NaN where that is not known: for intervals that are open towards 0, values on a bound, and values whose
    own interval decides while the claim is about a colder T_p."""
    bounds = [bound for bound in (above, below) if math.isfinite(bound)]
    if is_limit(value, low, high):
        bound = above if above >= 0 else below
        return high / bound if 0 < bound < high else math.nan
    if is_outside(value, above, below):
        bounds = [above if value < above else below]
    if math.isnan(value) or low == 0 < value or value in bounds:
        return math.nan
    on, power = math.log if min(low, *bounds) > 0 else float, 1 if value in (low, high) else 2

    def needed(bound):
        return ((on(high if bound > value else low) - on(value)) / (on(bound) - on(value))) ** power

    times = max(map(needed, bounds))
    return times if 1 < times < math.inf else math.nan


def is_outside(value, above, below):
    return value < above or value > below


def times_for_all(at, above, below):
    """Of a claim that is undecided: where a value lies outside the bounds at one T_p, it fails as soon as that is sure; else
    every undecided T_p must clear them."""
    times = {t: times_glasses(*row, above, below) for t, (verdict_there, *row) in at.items() if verdict_there == "undecided"}
    expected = {t: 0 if is_limit(*at[t][1:]) else at[t][1] for t in times}
    fails = [times[t] for t in times if is_outside(expected[t], above, below) and not math.isnan(times[t])]
    return min(fails) if fails else float(np.max(list(times.values())))  # NaN if one is


def judged(files, claim):
    """{T_p: (verdict, value, low, high)} where the claim must hold; undecided where unknown.  NaN where there is no such T_p."""
    above, below = claim.get("above", -math.inf), claim.get("below", math.inf)
    temperatures = files.read(f"{group_of(claim)}/parent_temperature")
    rows = list(zip(*interval95(files, claim["of"])))
    meant = [i for i in range(len(rows)) if claim["at"] != "hotter" or temperatures[i] > temperatures.min()]
    alone = len(rows) == 1 and "relative" in claim["of"]  # to itself
    if not meant or alone:  # a study of one T_p, which is the coldest
        return {math.nan: ("undecided", math.nan, math.nan, math.nan)}
    known = [i for i in meant if not np.isnan(rows[i]).any()] or meant
    at = {float(temperatures[i]): (verdict(*rows[i][1:], above, below), *map(float, rows[i])) for i in known}
    if claim["at"] != "coldest":
        open_at = [i for i in meant if i not in known]
        return at | {float(temperatures[i]): ("undecided", *map(float, rows[i])) for i in open_at}
    coldest = min(at)
    result, *rest = at[coldest]
    return {coldest: (result if coldest == temperatures.min() else "undecided", *rest)}


def rows_of_table(files, claims, groups=GROUPS):
    rows, own = [], {name: claim for name, claim in claims.items() if group_of(claim) in groups}
    for name, claim in sorted(own.items(), key=lambda item: item[1]["number"]):
        at = judged(files, claim)
        # Of equal verdicts, the one at the coldest T_p with a value.
        decides = max(at, key=lambda t: (SEVERITY.index(at[t][0]), not math.isnan(at[t][1]), -t))
        result, value, low, high = at[decides]
        bounds = claim.get("above", -math.inf), claim.get("below", math.inf)
        needed = times_for_all(at, *bounds) if result == "undecided" else math.nan
        rows.append(
            {"number": claim["number"], "claim": name, "says": claim["says"], "where": claim["where"], "quantity": claim["of"]}
            | {"above": claim.get("above", ""), "below": claim.get("below", ""), "parent_temperature": decides}
            | {"value": value, "low95": low, "high95": high, "verdict": result, "times_glasses": needed}
        )
    return rows


def as_latex(rows):
    lines = [r"\begin{tabular}{rlllll}", r"\toprule", r" & \Ji{} says & where & measured & $T_p$ & \\", r"\midrule"]
    for row in rows:
        measured = latex_interval(row["value"], row["low95"], row["high95"])
        times = row["times_glasses"]
        decided = row["verdict"] + ("" if math.isnan(times) else rf", ${rounded_up(times)}\times$")
        words = re.sub(r"\b([A-Z]|n)_(\w)\b", r"$\1_\2$", row["says"].replace("%", r"\%"))
        at = temperature(row["parent_temperature"])
        lines.append(f"{row['number']} & {words} & {row['where']} & ${measured}$ & {at} & {decided} \\\\")
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}", ""])


if __name__ == "__main__":
    given = arguments(__doc__, "claims")
    if pathlib.Path(given.output).suffix != ".csv":
        fail(f"--output is {given.output}, expected a name that ends in .csv")
    with open(given.claims[0], encoding="utf-8") as file:
        table = rows_of_table(Files(given.input), yaml.safe_load(file))
    write_text(pathlib.Path(given.output).with_suffix(".tex"), as_latex(table))
    write_text(given.output, as_csv(table))
