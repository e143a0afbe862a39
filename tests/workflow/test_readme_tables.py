"""A table goes to the README that holds its markers, and changes nothing outside them."""

import sys

from scripts import ROOT, SCRIPTS, readme, run

sys.path.insert(0, str(SCRIPTS))

import tabulate_readme  # noqa: E402


def test_a_readme_changes_between_its_markers_only():
    before = "# Title\n<!-- claims: begin -->\nold\n<!-- claims: end -->\nrest\n"
    once = tabulate_readme.replaced(before, "claims", "| new |", "README.md")
    assert once == "# Title\n<!-- claims: begin -->\n| new |\n<!-- claims: end -->\nrest\n"
    assert tabulate_readme.replaced(once, "claims", "| new |", "README.md") == once


def test_each_table_goes_to_the_readme_that_holds_its_markers(tmp_path):
    first, second = readme(tmp_path / "README.md", "growth"), readme(tmp_path / "COSTS.md", "cost")
    table = ROOT / "results/published/tables/growth.csv"
    untouched = second.read_text()
    done = run("tabulate_readme", "--input", table, "--output", first, second)
    assert done.returncode == 0, done.stderr
    assert "old" not in first.read_text() and "| swap move |" in first.read_text() and first.read_text().endswith("-->\nrest\n")
    assert second.read_text() == untouched


def test_a_table_that_no_readme_shows_is_refused_and_nothing_changes(tmp_path):
    first = readme(tmp_path / "README.md", "cost")
    before = first.read_text()
    tables = [ROOT / f"results/published/tables/{name}.csv" for name in ("cost", "growth")]
    done = run("tabulate_readme", "--input", *tables, "--output", first)
    assert done.returncode == 1
    assert done.stderr == f"tabulate_readme: {first}: the markers <!-- growth: begin --> and <!-- growth: end --> are missing\n"
    assert first.read_text() == before


def test_the_readme_shows_wells_and_claims_as_published(tmp_path):
    ends = {"": 2, "_low": 1, "_high": 3, "_low95": 0.5, "_high95": 4}
    row = {"parent_temperature": "0.55", "glasses": "200", "minima": "70", "certified": "60", "A": "100", "wells_A100": "11"}
    for name in ("completeness_A100", "below_A100", "corrected_A100", "quartic_n0", "quartic_n0_levels"):
        row |= {f"{name}{end}": str(value) for end, value in ends.items()}
    last = tabulate_readme.double_wells([row]).splitlines()[-1]
    assert last == "| 0.55 | 200 | 70 | 60 | 11 |" + " 2.0 (1.0–3.0) |" * 5
