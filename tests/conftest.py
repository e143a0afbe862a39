"""What the long runs of the tests of faults found is kept in tests/faults.csv."""

import csv
import os
import pathlib

import pytest

TABLE = pathlib.Path(__file__).parent / "faults.csv"
COLUMNS = ("fault", "tried", "longest loss [s]", "mean loss [s]", "result")


def keep(row):
    """In the place of the row of the same fault."""
    rows = {}
    if TABLE.exists():
        with open(TABLE, encoding="utf-8", newline="") as file:
            rows = {old["fault"]: old for old in csv.DictReader(file)}
    rows[row["fault"]] = row
    with open(TABLE, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows.values())


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: runs a study, or takes more than a few seconds; `-m 'not slow'` leaves it out")


def pytest_collection_modifyitems(items):
    """What needs the finished smoke study is slow: it may have to be made first."""
    for item in items:
        if "finished" in item.fixturenames:
            item.add_marker("slow")


@pytest.fixture
def found():
    """Takes fault, tried, result, and the seconds lost each time; kept where FAULTS=keep asks for it."""

    def note(fault, tried, result, lost=()):
        loss = (f"{max(lost):.1f}", f"{sum(lost) / len(lost):.1f}") if lost else ("", "")
        if os.environ.get("FAULTS") == "keep":
            keep(dict(zip(COLUMNS, (fault, tried, *loss, result))))

    return note
