"""Claims of the picture behind n_0 are judged by the wells and modes of the files."""

import csv
import sys

import numpy as np
import pytest

from scripts import SCRIPTS
from small_wells import ENDS, GLASSES, KELVIN, write

sys.path.insert(0, str(SCRIPTS))

import double_wells  # noqa: E402
import report_tables  # noqa: E402
import tabulate_well_claims  # noqa: E402
import well_statistics  # noqa: E402
from inputs import Files  # noqa: E402


def test_claims_of_wells_count_modes_beyond_the_spinodal_and_wells_in_the_window(stages, tmp_path, monkeypatch):
    monkeypatch.setattr(well_statistics, "FEWEST", 1)
    values = {"lambda": np.full(6, 4.0), "kappa": np.full(6, 6.0), "chi": np.full(6, 24.0)}
    modes = write(tmp_path / "modes.h5", GLASSES | {f"nonlinear_modes/{name}": column for name, column in values.items()})
    own = double_wells.batches(*stages, [modes])
    of_modes = tabulate_well_claims.of_modes(own)
    assert of_modes["reached_beyond_spinodal"][0] == 0.5 and of_modes["ahead_below_spinodal"][0] == 0  # too far
    assert (of_modes["height_over_quartic"][0], of_modes["distance_over_quartic"][0]) == pytest.approx((24 / 11, 2))
    # barriers above the glass: (2/3) 4^3/6^2, and 0.04 above a minimum that is 0.2 above the glass
    ((glass, heights),) = tabulate_well_claims.cubic_barriers(own[0])
    assert glass == 7 and heights == pytest.approx((KELVIN * 2 / 3 * 64 / 36, KELVIN * 0.24))
    assert of_modes["height_over_cubic"][0] == pytest.approx(0.24 * 36 * 3 / 64 / 2) and of_modes["cubic_wells"][0] == 1
    of_wells = tabulate_well_claims.of_wells(own, 1000, (1e-21, 1), 1.0)
    assert (of_wells["by_pushes"][0], of_wells["frequency_over_omega0"][0]) == (0.5, 2)  # the mode of minimum 0: sqrt(4)
    assert of_wells["symmetric_half"][0] == 0  # 200 K, which is not below 150


def test_the_report_judges_the_picture_behind_n0_below_the_claims_of_the_paper(finished):
    study = finished.directory / "results/smoke"
    text = (study / "report/index.html").read_text(encoding="utf-8")
    rows = list(csv.DictReader((study / "tables/well_claims.csv").open(encoding="utf-8")))
    assert [int(row["number"]) for row in rows] == list(range(19, 30))
    with (study / "tables/well_quantities.csv").open(encoding="utf-8") as file:
        measured = {row["parent_temperature"]: row for row in csv.DictReader(file)}
    for row in rows:
        assert measured[row["parent_temperature"]][row["quantity"].removeprefix("wells/")] == row["value"]
    places = [text.index(f'id="claim-{number}"') for number in range(1, 30)]
    assert places == sorted(places)


def test_the_caption_of_each_table_of_claims_is_its_own(tmp_path):
    paths = [tmp_path / "claims.csv", tmp_path / "well_claims.csv"]
    for number, path in zip("45", paths):
        row = {"number": number, "says": "it falls", "where": "SI", "above": "0.9", "below": "", "times_glasses": "nan"}
        row |= {"parent_temperature": "0.3", "value": "0.5", "low95": "0.4", "high95": "0.6", "verdict": "fails"}
        path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n", encoding="utf-8")
    of_paper, of_wells = report_tables.claims(*paths).split("</table>")[:2]
    assert "<span>Claims of the paper." in of_paper and 'id="claim-4"' in of_paper
    assert "<span>The picture behind n<sub>0</sub>, " in of_wells and 'id="claim-5"' in of_wells
    assert "The picture" not in report_tables.claims(paths[0])


def test_the_fall_of_n0_is_told_from_the_reference_for_each_a(tmp_path, batch):
    ends = zip(ENDS, (4.0, 3.0, 5.0, 2.0, 8.0))  # and an eighth, with the same relative errors, at the other T_p
    groups = {f"two_level_systems/corrected{end}": [[value, 2 * value], [value / 8, value / 4]] for end, value in ends}
    groups |= {f"n0/n0{end}": [value, 0.0 if end in ("_low", "_low95") else 1.0] for end, value in zip(ENDS, (4.0, 3.0, 5.0, 2.0, 8.0))}
    groups |= {f"{group}/parent_temperature": [0.55, 0.3] for group in ("two_level_systems", "n0")}
    groups |= {"two_level_systems/asymmetry": [[100, 500]] * 2, "debye/reference_parent_temperature": 0.55}
    over = tabulate_well_claims.over_reference(Files([write(tmp_path / "n0.h5", groups)]), {0.55: [batch], 0.3: [batch]})
    assert set(over[0.55].values()) == {(1.0, 1.0, 1.0)}
    width = np.sqrt(2) * np.log(2)
    assert over[0.3]["over_reference_A500"] == pytest.approx((1 / 8, np.exp(-width) / 8, np.exp(width) / 8))
    assert over[0.3]["quartic_over_reference"] == pytest.approx((0.5, 0, 0.5))  # a limit


def test_a_claim_of_an_unknown_quantity_is_told_in_one_line():
    measured_wells = tabulate_well_claims.Measured({"wells/exponent": [0.0], "wells/exponent_low95": [0.0]})
    with pytest.raises(SystemExit, match="claims: wells/width is not known, expected wells/exponent$"):
        measured_wells.read("wells/width")
