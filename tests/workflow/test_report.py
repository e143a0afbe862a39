"""The report is one well-formed page that needs nothing else and holds every row."""

import csv
import re
import shutil
import sys

import small_study
from scripts import ROOT, SCRIPTS
from small_report import Page, draw_figures, write_report

sys.path.insert(0, str(SCRIPTS))

import notation  # noqa: E402
import report_findings  # noqa: E402


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_page_is_well_formed_and_its_ids_are_its_own(page):
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_the_page_loads_nothing(page, text):
    elsewhere = [link for link in page.links if not link.startswith(("#", "data:"))]
    assert elsewhere and all(re.match(r"https://(arxiv|doi)\.org/", link) for link in elsewhere)
    assert not re.search(r"url\(['\"]?(?!#)|@import|fetch\(|XMLHttpRequest|<link", text)
    assert "default-src 'none'" in text


def test_the_page_names_no_directory_of_this_machine(study, text):
    assert str(study.parent) not in text and str(ROOT) not in text


def test_every_row_of_the_tables_is_there(study, page):
    table1, claims = rows_of(study / "tables/table1.csv"), rows_of(study / "tables/claims.csv")
    for row in table1:
        start = f"{float(row['parent_temperature']):.2f}{row['glasses']}"
        found = [line for line in page.rows if line.replace(" ", "").startswith(start) and "glasses" not in line]
        assert len(found) == len(small_study.QUANTITIES)
        value, low, high = (float(row[f"f{end}"]) for end in ("", "_low", "_high"))
        assert all(notation.plain(value, low, high) in line for line in found)
    for row in claims:
        (found,) = [line for line in page.rows if line.startswith(row["number"] + " ") and "abstract" in line]
        assert row["verdict"] in found and "A4 falls <fast>" in found


def test_missing_numbers_are_dashes(page):
    cold = [line for line in page.rows if line.startswith("0.30") and "printed" not in line]
    assert cold and all("–" in line and "nan" not in line for line in cold)
    assert any("0.8012 ± 0.0034" in line for line in page.rows)


def test_table_1_in_short_has_a_row_of_ours_and_a_printed_one_for_each_temperature(study, page):
    (ours,) = [line for line in page.rows if line.startswith("0.80 16 glasses")]
    assert ours.split()[3:] == ["0.50(0.45–0.55)"] * 5
    (cold,) = [line for line in page.rows if line.startswith("0.30 16 glasses")]
    assert cold.split()[3:] == ["–"] * 5
    assert [line.split()[2:] for line in page.rows if "printed" in line.split()[1:2]] == [["0.25"] * 5] * 2


def test_an_interval_below_its_value_has_the_same_power_of_ten():
    assert report_findings.stacked("5.4 (5.2–5.7) × 10⁶²") == '5.4 × 10⁶²<br><span class="interval">(5.2–5.7)</span>'
    assert report_findings.stacked("< 6 × 10⁴⁴") == "&lt; 6 × 10⁴⁴"
    several = "2.0 × 10⁻⁵ (1.0 × 10⁻⁶–300)"
    assert report_findings.stacked(several) == several


def test_the_verdicts_in_short_count_every_claim_and_lead_to_its_row(study, page, text):
    claims = rows_of(study / "tables/claims.csv")
    short = text[text.index('<div id="verdicts">') : text.index('id="results"')]
    assert f"Of {len(claims)} claims" in short
    assert re.findall(r"</span> (\d+ [a-z ]+)</summary>", short) == ["1 holds", "1 fails", "1 is undecided"]
    assert re.findall(r'href="#claim-(\d+)"', short) == [row["number"] for row in claims]
    assert {f"claim-{row['number']}" for row in claims} <= set(page.ids)


def test_headings_go_down_one_level_at_a_time(text):
    levels = [int(level) for level in re.findall(r"<h(\d)", text)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= level + 1 for level, below in zip(levels, levels[1:]))


def test_time_and_origin_of_every_stage_are_there(page):
    assert any(line.startswith("minima") and line.split()[1:] == ["2.00", "–", "–"] for line in page.rows)
    files = {line.split()[0] for line in page.rows if ".h5" in line}
    stages = ("liquids", "minima", "elasticity", "modes", "nonlinear_modes")
    assert files >= {f"{stage}/{parent}/0000.h5" for stage in stages for parent in small_study.PARENTS}
    assert files >= {"relaxation.h5", "debye.h5", "spectrum.h5", "n0.h5"}


def test_glasses_of_others_are_shown_with_their_state_as_read(page, text):
    rows = [line.split() for line in page.rows]
    assert "<two> glasses.dump, frame 3 3 1.375000000 2.0e-12 minimum".split() in rows
    assert "<two> glasses.dump, frame 13 13 2.625000000 2.0e-12 saddle".split() in rows
    assert "one.data 14 2.750000000 2.0e-12 not at rest".split() in rows
    assert not any("own.h5" in row and "rest" in row for row in rows)
    assert text.count('id="imported"') == 1


def test_a_study_of_its_own_liquids_has_no_glasses_of_others(tmp_path, monkeypatch):
    monkeypatch.setattr(small_study, "imported", lambda parent: (small_study.provenance("liquids"), {}))
    small_study.write_study(tmp_path)
    draw_figures(tmp_path)
    done = write_report(tmp_path, tmp_path / "page.html")
    assert done.returncode == 0, done.stderr
    assert 'id="imported"' not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_figures_are_inline_and_described(page, text):
    assert text.count("<svg") == len(small_study.FIGURES)
    assert len([label for label in page.labels if len(label) > 80]) == len(small_study.FIGURES)


def test_the_same_study_gives_the_same_bytes(study, text, tmp_path):
    again = tmp_path / "elsewhere" / "results"
    shutil.copytree(study, again)
    done = write_report(again, again / "report/index.html")
    assert done.returncode == 0, done.stderr
    assert (again / "report/index.html").read_text(encoding="utf-8") == text


def test_a_study_without_double_wells_has_no_section_of_them(page):
    assert "double-wells" not in page.ids and "#double-wells" not in page.links and "well-data" not in page.scripts


def test_the_wells_nearest_to_symmetric_are_on_the_page(with_wells):
    page = Page(with_wells)
    test_the_page_is_well_formed_and_its_ids_are_its_own(page)
    test_the_page_loads_nothing(page, with_wells)
    assert "#double-wells" in page.links
    rows = [line.split() for line in page.rows if "(both beside)" in line or line.strip()[:1].isdigit()]
    wells = [row for row in rows if row[-3:] == ["200", "0.60", "1"]]
    assert [row[0] for row in wells] == ["7", "6", "5", "4", "3", "2"]  # glass 8 has no state in one of its wells
    assert [row[-5:-3] for row in wells[:2]] == [["10", "0.001"], ["20", "0.001"]]
    assert ["both" in " ".join(row) for row in wells] == ["(both" in row for row in wells] and "(both" in wells[1]


def test_the_smoke_study_has_its_report(finished):
    page = (finished.directory / "results/smoke/report/index.html").read_text(encoding="utf-8")
    assert page.count("<svg") == len(small_study.FIGURES) and len(Page(page).scripts["modes"]) > 1000
    assert "Chains of breathing sizes" in page
    assert len(page) < 3e6
