"""numbers.tex: every number that the paper's text quotes, under its name in a file or in the configuration.

\\result{f}{0.30}            a measured quantity of n0.h5 at one parent temperature, with its errors;
                             debye.pressure of debye.h5, fit.A4 of spectrum.h5, relative.n0: n0(T_p)/n0(hottest),
                             relaxation.energy of relaxation.h5; one_chi.f of the n0.h5 of a variant
\\printed{f}{0.30}           the same as the source paper prints it
\\setting{quench.max_force}  a parameter
\\hottest, \\coldest          the ends of the list of parent temperatures
\\eachtemperature{\\row}      \\row{0.80}\\row{0.55}..., hot to cold
A name that does not exist stops the typesetting.
"""

import pathlib

import numpy as np
import yaml

from inputs import Files, arguments, write_text
from notation import as_printed, is_limit, latex, setting, temperature
from tabulate_table1 import printed_rows

HEAD = r"""% Written by tabulate_numbers.py.
\makeatletter
\newcommand{\numbers@look}[1]{\ifcsname numbers/#1\endcsname\csname numbers/#1\endcsname\else
  \PackageError{numbers}{no number is called #1}{}\fi}
\newcommand{\result}[2]{\ensuremath{\numbers@look{result/#1/#2}}}
\newcommand{\printed}[2]{\ensuremath{\numbers@look{printed/#1/#2}}}
\newcommand{\setting}[1]{\numbers@look{setting/#1}}
"""
GROUPS = {  # group: (where its parent temperatures are, what its numbers are called)
    "debye": ("debye", "debye."),
    "spectrum/fit": ("spectrum", "fit."),
    "n0": ("n0", ""),
    "n0/relative": ("n0", "relative."),
    "relaxation": ("relaxation", "relaxation."),
}
ENDS = ("_error", "_low", "_high", "_low95", "_high95")


def macro(name, text):
    return rf"\@namedef{{numbers/{name}}}{{{text}}}"


def interval(files, dataset, values):
    """Both ends of the 68 % interval, and the upper one of 95 %; NaN where the file gives none."""
    unknown = np.full(len(values), np.nan)
    if files.has(f"{dataset}_error"):
        error = files.read(f"{dataset}_error")
        return values - error, values + error, unknown
    if files.has(f"{dataset}_high95"):
        return [files.read(f"{dataset}{end}") for end in ("_low", "_high", "_high95")]
    return unknown, unknown, unknown


def measured(files, group, rows, prefix):
    """Every dataset of `group` that has one value per parent temperature of the group `rows`."""
    temperatures = files.read(f"{rows}/parent_temperature")
    lines = []
    for name in files.names(group):
        values = files.read(f"{group}/{name}")
        if np.shape(values) != np.shape(temperatures) or name.endswith(ENDS):
            continue
        whole = np.issubdtype(values.dtype, np.integer)
        for t, value, low, high, high95 in zip(temperatures, values, *interval(files, f"{group}/{name}", values)):
            text = str(value) if whole else latex(value, low, high, is_limit(value, low, high95))
            lines.append(macro(f"result/{prefix}{name}/{temperature(t)}", text))
    return lines


def printed(path):
    """The rows of the source paper's tables."""
    rows = printed_rows(path)
    return [macro(f"printed/{name}/{temperature(t)}", as_printed(value)) for t, row in rows.items() for name, value in row.items()]


def settings(path):
    """The leaves of one section of the configuration, named section.key."""

    def leaves(name, value):
        if isinstance(value, dict):
            return [line for key, inner in value.items() for line in leaves(f"{name}.{key}", inner)]
        return [] if isinstance(value, list) else [macro(f"setting/{name}", setting(value))]

    with open(path, encoding="utf-8") as file:
        return leaves(pathlib.Path(path).stem, yaml.safe_load(file))


def list_of_temperatures(temperatures):
    texts = [temperature(t) for t in sorted(temperatures, reverse=True)]
    return [
        rf"\newcommand{{\hottest}}{{{texts[0]}}}",
        rf"\newcommand{{\coldest}}{{{texts[-1]}}}",
        rf"\newcommand{{\eachtemperature}}[1]{{{''.join(f'#1{{{text}}}' for text in texts)}}}",
    ]


if __name__ == "__main__":
    given = arguments(__doc__, "printed", "parameters", optional=("variants",), words=("called",))
    files = Files(given.input)
    lines = [HEAD.rstrip("\n"), *list_of_temperatures(files.read("n0/parent_temperature"))]
    for group, (rows, prefix) in GROUPS.items():
        lines += measured(files, group, rows, prefix)
    for name, path in zip(given.called, given.variants, strict=True):
        lines += measured(Files([path]), "n0", "n0", f"{name}.")
    lines += printed(given.printed[0])
    for path in given.parameters:
        lines += settings(path)
    write_text(given.output, "\n".join([*lines, r"\makeatother", ""]))
