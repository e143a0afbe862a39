"""What the READMEs and the paper say beside what the published tables hold: readers and formats of the tests here."""

import pathlib

import h5py
import numpy as np

from inputs import read_rows

ROOT = pathlib.Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "results/published"

FRONT, RUN, COSTS = "README.md", "results/published/README.md", "tests/benchmarks/README.md"
LIQUIDS, PROFILES, PAPER = "resources/liquids/README.md", "workflow/profiles/README.md", "paper/main.tex"
WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty""".split()


def rows(table):
    return read_rows(PUBLISHED / f"{table}.csv")


def claim(name):
    [row] = [row for row in rows("tables/claims") if row["claim"] == name]
    return float(row["value"]), float(row["low95"]), float(row["high95"])


def variant(says, quantity, table="tables/robustness"):
    """Of a variant, hot to cold."""
    return np.array([float(row[quantity]) for row in rows(table) if row["variant"] == says])


def two_digits(number):
    return f"{float(f'{number:.1e}'):g}"


def fall(ratio):
    """`96-fold (67 to 150 at 95 %)` of a ratio and its interval; of a limit `more than 67-fold (95 %)`."""
    value, low, high = ratio
    if low == 0:
        digit = 10 ** (np.floor(np.log10(1 / high)) - 1)
        return f"more than {np.floor(1 / high / digit) * digit:g}-fold (95 %)"  # a bound is not rounded up
    return f"{two_digits(1 / value)}-fold ({two_digits(1 / high)} to {two_digits(1 / low)} at 95 %)"


def average(stage, name):
    """A dataset of the averages, hot to cold."""
    with h5py.File(PUBLISHED / f"averages/{stage.partition('/')[0]}.h5") as file:
        return file[f"{stage}/{name}"][()]


def with_error(value, error):
    """`0.005(2)`"""
    return f"{value:.3f}({1000 * error:.0f})"


def in_words(number):
    return WORDS[number] if number < len(WORDS) else str(number)


def said(page):
    """The text of a README, or of the paper, in one line."""
    return " ".join((ROOT / page).read_text(encoding="utf-8").split())
