"""Table I with both intervals beside the printed one, and the claims with their verdicts, as HTML."""

import html
import math
import re

from inputs import read_rows
from markup import table, words
from notation import FIXED, QUANTITIES, between, exponent_of, headings, is_limit, plain, plain_interval, rounded_up, temperature

SIGNS = {"holds": "✓", "fails": "✗", "undecided": "?"}


def ratio(ours, printed, limit):
    """Two digits."""
    if not (math.isfinite(ours) and math.isfinite(printed) and printed):
        return "–"
    value = ours / printed
    if exponent_of(value) not in FIXED:
        return plain(value, limit=limit)
    return ("< " if limit else "") + f"{float(f'{value:.2g}'):.{max(0, 1 - exponent_of(value))}f}"


def measured(row, name):
    """A value with its 68 % interval, or an upper limit."""
    value, low, high, high95 = (float(row[f"{name}{end}"]) for end in ("", "_low", "_high", "_high95"))
    return plain(value, low, high, is_limit(value, low, high95))


def quantity_row(row, name):
    value, low, low95, high95, printed = (float(row[f"{name}{end}"]) for end in ("", "_low", "_low95", "_high95", "_printed"))
    limit = is_limit(value, low, high95)
    wide = "–" if limit else between(low95, high95)
    cells = [html.escape(measured(row, name)), wide, plain(printed), html.escape(ratio(value, printed, limit))]
    return [temperature(float(row["parent_temperature"])), row["glasses"], *cells]


def table1(path):
    rows = read_rows(path)
    groups = {label: [quantity_row(row, name) for row in rows] for name, label in zip(QUANTITIES, headings("html"))}
    head = ["T<sub>p</sub>", "glasses", "this study (68 %)", "95 % interval", "printed", "ratio"]
    caption = (
        "Table I of the paper, measured here and as printed. “&lt;” is an upper limit at 95 %, where no mode lies in the "
        "strip. A dash stands for what does not follow, because no nonlinear mode was found. The ratio is this study over "
        "printed."
    )
    return table(caption, head, groups)


def bound(text):
    value = float(text)
    return f"{value:g}" if exponent_of(value) in FIXED else plain(value)


def bounds(row):
    return ", ".join(f"{sign} {bound(row[end])}".replace(" ", "\u00a0") for sign, end in (("&gt;", "above"), ("&lt;", "below")) if row[end])


def claim_id(row):
    return f"claim-{row['number']}"


def claim_row(row):
    value, low, high = (float(row[name]) for name in ("value", "low95", "high95"))
    verdict = row["verdict"]
    shown = f'<span class="{verdict}"><span aria-hidden="true">{SIGNS[verdict]}</span> {verdict}</span>'
    times = float(row["times_glasses"])
    shown += "" if math.isnan(times) else f", {rounded_up(times)}\u00a0×"
    found = html.escape(plain_interval(value, low, high))
    found = re.sub(r"(\(.*)", r'<span class="whole">\1</span>', found)  # a line may break before the interval, not within
    number = f'<span id="{claim_id(row)}">{row["number"]}</span>'
    at = temperature(float(row["parent_temperature"]))
    return [number, words(row["says"]), words(row["where"]), bounds(row), found, at, shown]


def table_of_claims(path, caption):
    head = ["", "the paper says", "where", "bounds", "measured (95 %)", "at T<sub>p</sub>", "verdict"]
    return table(caption, head, {"": [claim_row(row) for row in read_rows(path)]})


def claims(path, of_wells=None):
    """Those of the paper's results and, below, those of the picture behind n_0."""
    caption = (
        "Claims of the paper. A claim holds where the 95 % interval lies within the bounds at every T<sub>p</sub> of the "
        "claim, fails where it lies outside at one of them, and is undecided otherwise. The T<sub>p</sub> that decides is "
        "shown; a dash means that the claim follows from the equations alone. 4 ×: four times as many independent "
        "glasses would decide it, if the value stays or, for an upper limit, if no further symmetric well is found."
    )
    picture = (
        "The picture behind n<sub>0</sub>, held against real double wells and judged as the claims above. A dash stands for "
        "what too few wells tell."
    )
    tables = [table_of_claims(path, caption)] + ([table_of_claims(of_wells, picture)] if of_wells else [])
    return "\n".join(tables)
