"""Table I: this study beside the printed one, as table1.csv and, beside it, table1.tex."""

import csv
import io
import math
import pathlib

import yaml

from inputs import Files, arguments, fail, write_text
from notation import QUANTITIES, headings, is_limit, latex, temperature

ENDS = ("", "_low", "_high", "_low95", "_high95")


def printed_rows(path):
    """{T_p: {quantity: printed value}}; what the paper does not print is absent."""
    with open(path, encoding="utf-8") as file:
        rows = yaml.safe_load(file).values()
    return {round(row["parent_temperature"], 6): row for row in rows}


def rows_of_table(files, printed):
    """Hot to cold, one dict per parent temperature."""
    temperatures = files.read("n0/parent_temperature")
    columns = {f"{name}{end}": files.read(f"n0/{name}{end}") for name in QUANTITIES for end in ENDS}
    glasses, limit = files.read("n0/glasses"), files.read("n0/limit")
    rows = []
    for i in sorted(range(len(temperatures)), key=lambda i: -temperatures[i]):
        row = {"parent_temperature": float(temperatures[i]), "glasses": int(glasses[i])}
        for name in QUANTITIES:
            row.update({f"{name}{end}": float(columns[f"{name}{end}"][i]) for end in ENDS})
            row[f"{name}_printed"] = printed.get(round(row["parent_temperature"], 6), {}).get(name, math.nan)
        row["limit"] = "" if math.isnan(row["n0"]) else "upper" if limit[i] else ""
        rows.append(row)
    return rows


def as_csv(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: f"{value:.6g}" if isinstance(value, float) else value for key, value in row.items()})
    return text.getvalue()


def as_latex(rows):
    """Two lines per parent temperature: ours, printed."""
    lines = [
        rf"\begin{{tabular}}{{ll{'c' * len(QUANTITIES)}}}",
        r"\toprule",
        " & ".join([r"$T_p$", "", *headings("latex")]) + r" \\",
        r"\midrule",
    ]
    for row in rows:
        ours, theirs = [], []
        for name in QUANTITIES:
            limit = is_limit(row[name], row[f"{name}_low"], row[f"{name}_high95"])
            ours.append(f"${latex(row[name], row[f'{name}_low'], row[f'{name}_high'], limit)}$")
            theirs.append(f"${latex(row[f'{name}_printed'])}$")
        lines.append(" & ".join([temperature(row["parent_temperature"]), "this study", *ours]) + r" \\")
        lines.append(" & ".join(["", "printed", *theirs]) + r" \\")
        lines.append(r"\addlinespace")
    lines[-1] = r"\bottomrule"
    return "\n".join([*lines, r"\end{tabular}", ""])


if __name__ == "__main__":
    given = arguments(__doc__, "printed")
    if pathlib.Path(given.output).suffix != ".csv":
        fail(f"--output is {given.output}, expected a name that ends in .csv")
    table = rows_of_table(Files(given.input), printed_rows(given.printed[0]))
    write_text(pathlib.Path(given.output).with_suffix(".tex"), as_latex(table))
    write_text(given.output, as_csv(table))
