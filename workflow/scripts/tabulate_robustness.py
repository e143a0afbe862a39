"""Table I for each variant of the analysis, as robustness.csv and, beside it, n_0 alone as robustness.tex."""

import pathlib

import yaml

from inputs import Files, arguments, fail, write_text
from notation import is_limit, latex, temperature
from tabulate_table1 import as_csv, rows_of_table

STUDY = "as in Table I"


def rows_of_variant(path, says):
    """Hot to cold; the printed values are left out."""
    rows = rows_of_table(Files([path]), {})
    return [{"variant": says} | {name: value for name, value in row.items() if not name.endswith("_printed")} for row in rows]


def as_latex(groups):
    """One line for each variant: n_0 at each parent temperature."""
    temperatures = [temperature(row["parent_temperature"]) for row in groups[0]]
    lines = [rf"\begin{{tabular}}{{l{'c' * len(temperatures)}}}", r"\toprule"]
    lines += [" & ".join(["", *(f"$T_p = {t}$" for t in temperatures)]) + r" \\", r"\midrule"]
    for rows in groups:
        values = ([row[f"n0{end}"] for end in ("", "_low", "_high", "_high95")] for row in rows)
        cells = [f"${latex(value, low, high, is_limit(value, low, high95))}$" for value, low, high, high95 in values]
        lines.append(" & ".join([as_words(rows[0]["variant"]), *cells]) + r" \\")
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}", ""])


def as_words(says):
    """Symbols such as omega_D stand between dollar signs already."""
    return says.replace("%", r"\%")


if __name__ == "__main__":
    given = arguments(__doc__, "variants")
    if pathlib.Path(given.output).suffix != ".csv":
        fail(f"--output is {given.output}, expected a name that ends in .csv")
    with open(given.variants[0], encoding="utf-8") as file:
        variants = yaml.safe_load(file)
    said = [STUDY, *(variants[pathlib.Path(path).parent.name]["says"] for path in given.input[1:])]
    groups = [rows_of_variant(path, says) for path, says in zip(given.input, said)]
    write_text(pathlib.Path(given.output).with_suffix(".tex"), as_latex(groups))
    write_text(given.output, as_csv([row for rows in groups for row in rows]))
