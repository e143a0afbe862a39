"""The first screen: n_0 in one sentence, a short Table I beside the printed one, and a list of verdicts, as HTML."""

import html
import math
import re

from inputs import read_rows
from markup import table, words
from notation import QUANTITIES, headings, plain, temperature
from report_tables import SIGNS, claim_id, measured

HEADINGS = {"holds": ("holds", "hold"), "fails": ("fails", "fail"), "undecided": ("is undecided", "are undecided")}
SHOWN = "fails"  # the verdict whose claims are shown at first
CAPTION = (
    "Table I of the paper, measured here and as printed. In brackets: 68 % interval, in the power of ten of its value. "
    "“&lt;” is an upper limit at 95 %."
)


def at_temperature(row):
    ours, t, printed = html.escape(measured(row, "n0")), temperature(float(row["parent_temperature"])), float(row["n0_printed"])
    beside = f" (printed: {plain(printed)})" if math.isfinite(printed) else ""
    return f"{ours} at T<sub>p</sub> = {t}{beside}"


def headline(path):
    """n_0 of the hottest and of the coldest glasses."""
    rows = read_rows(path)
    ends = " and ".join(at_temperature(row) for row in [rows[0], *rows[1:][-1:]])
    return f"The density n<sub>0</sub>, in 1/(J m³), is {ends}."


def stacked(text):
    """The interval below its value, which keeps the power of ten; with several powers of ten, all on one line."""
    found = re.fullmatch(r"(\S+) (\([^×]*\))( × \S+)?", text)
    if not found:
        return html.escape(text)
    value, interval, power = found.groups(default="")
    return f'{value}{power}<br><span class="interval">{interval}</span>'


def table1_in_short(path):
    """Two rows for each parent temperature: ours, printed."""
    rows = []
    for row in read_rows(path):
        first = temperature(float(row["parent_temperature"]))
        rows.append([first, f"{row['glasses']} glasses", *(stacked(measured(row, name)) for name in QUANTITIES)])
        rows.append([first, "printed", *(plain(float(row[f"{name}_printed"])) for name in QUANTITIES)])
    return table(CAPTION, ["T<sub>p</sub>", "from", *headings("html")], {"": rows})


def verdict_list(verdict, rows):
    heading = f'<span aria-hidden="true">{SIGNS[verdict]}</span> {len(rows)} {HEADINGS[verdict][len(rows) != 1]}'
    items = [f'<li><a href="#{claim_id(row)}">{row["number"]}</a> {words(row["says"])}</li>' for row in rows]
    shown = " open" if verdict == SHOWN else ""
    return f'<details{shown}><summary class="{verdict}">{heading}</summary><ul>{"".join(items)}</ul></details>'


def verdicts(path):
    """How many claims hold, fail, are undecided, and which; each with a link to its row in the table of claims."""
    rows, parts = read_rows(path), []
    for verdict in SIGNS:
        own = [row for row in rows if row["verdict"] == verdict]
        parts += [verdict_list(verdict, own)] if own else []
    return "\n".join([f"<h3>Of {len(rows)} claims of the paper</h3>", *parts])
