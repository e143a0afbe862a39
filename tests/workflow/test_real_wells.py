"""Tables of real double wells count what the files hold and compare like with like."""

import csv
import re
import sys

import h5py
import numpy as np
import pytest

from scripts import SCRIPTS
from small_wells import GLASSES, KELVIN, LEVELS, PATHS, measured, write

sys.path.insert(0, str(SCRIPTS))

import double_wells  # noqa: E402
import report_tables  # noqa: E402
import tabulate_cost_of_double_wells  # noqa: E402
import tabulate_double_wells  # noqa: E402
import tabulate_modes_and_wells  # noqa: E402
import tabulate_well_variants  # noqa: E402
from inputs import Files  # noqa: E402


def test_minima_are_counted_by_the_search_that_found_them_and_paths_by_what_became_of_them(batch):
    searched, traced = tabulate_double_wells.searched(batch), tabulate_double_wells.traced(batch)
    assert searched == {"glasses": 2, "modes": 3, "ends_of_pushes": 6, "ends_of_excursions": 2, "minima": 3, "minima_by_pushes": 2,
                        "minima_by_dynamics": 2, "minima_by_both": 1, "far": 1}  # fmt: skip
    assert (traced["paths"], traced["certified"], traced["rejected_composite"], traced["localised_of_glass"]) == (3, 2, 1, 2)


def test_epsilon_is_that_of_the_minimum_beside_the_glass_wherever_its_path_begins(batch):
    path, epsilon, delta_0 = double_wells.wells_of_glass(batch)
    assert (list(path), list(epsilon), list(delta_0)) == ([0, 2], [800, 200], [1e-20, 1e-3])


def test_stages_of_different_glasses_are_refused(stages, tmp_path):
    other = write(tmp_path / "other.h5", GLASSES | {"glasses/id": [7, 9]} | PATHS)
    with pytest.raises(SystemExit, match="hold different glasses"):
        double_wells.batches(stages[0], [other], stages[2])


def test_a_mode_is_compared_with_the_nearest_certified_well_on_the_side_of_its_quartic(batch):
    softest, fell_back, without = tabulate_modes_and_wells.modes_of(batch)
    assert softest.reached and softest.joined and not without.ahead
    assert softest.quartic == pytest.approx((0.01 * KELVIN, 0.5, 0.1 * KELVIN))
    assert softest.real == pytest.approx((0.04 * KELVIN, 1.0, 0.2 * KELVIN))
    assert (fell_back.reached, fell_back.real, fell_back.quartic is None) == (False, None, False)
    assert (without.reached, without.quartic, without.real) == (True, None, None)  # too far, but there


def test_modes_are_binned_by_their_slope(batch):
    rows = tabulate_modes_and_wells.rows_of_table([batch])
    known = [(row["modes"], row["with_minimum"], row["with_path"], row["quartic_wells"], row["quartic_wells_real"]) for row in rows]
    assert known == [(0, 0, 0, 0, 0), (1, 1, 0, 0, 0), (0, 0, 0, 0, 0), (0, 0, 0, 0, 0), (1, 1, 1, 1, 1), (1, 0, 0, 1, 0)]
    # tops above the glass: 0.04 + 0.2, and 0.01 + 0.1 of the quartic
    assert (rows[4]["height_ratio"], rows[4]["distance_ratio"], rows[4]["asymmetry_difference"]) == pytest.approx((24 / 11, 2, 400))
    assert np.isnan(rows[5]["height_ratio"])


def test_the_fragment_of_the_paper_marks_limits_and_what_is_unknown(batch, tmp_path):
    cold = batch._replace(parent_temperature=0.3)
    rows = tabulate_double_wells.rows_of_table([batch, cold], Files([measured(tmp_path, (8, 0))]))
    assert (rows[0]["A"], rows[0]["wells_A100"], rows[0]["wells_A50"]) == (100, 8, 0)
    first, second = re.findall(r"^0\..*", tabulate_double_wells.as_latex(rows), re.MULTILINE)
    assert first.split(" & ")[:5] == ["0.55", "2", "3", "2", "8"] and "<" not in first
    cells = second.split(" & ")
    assert r"\text{--}" in cells[5] and "{<}" in cells[6] and r"\text{--}" in cells[7]
    assert ["<" in cell for cell in cells[8:]] == [True, True, False]


def test_core_seconds_are_those_of_all_batches_over_all_glasses(stages, tmp_path):
    search = tmp_path / "T0.55/0000.h5"
    search.parent.mkdir()
    search.write_bytes(open(stages[0][0], "rb").read())
    segments = [(f"equilibrate/T0.55/{chain:04d}", "5") for chain in range(2)]
    for chain in range(2):
        (tmp_path / f"chains/T0.55/{chain:04d}").mkdir(parents=True)
        (tmp_path / f"chains/T0.55/{chain:04d}/0000.h5").touch()
    for place, seconds in (*segments, ("find-double-wells/T0.55", "8"), ("trace-paths/T0.55", "2")):
        timed = tmp_path / f"benchmarks/{place}/0000.tsv"
        timed.parent.mkdir(parents=True)
        timed.write_text(f"s\tcpu_time\n9\t{seconds}\n", encoding="utf-8")
    (row,) = tabulate_cost_of_double_wells.rows_of_table([search], tmp_path / "benchmarks")
    assert (row["glasses"], row["liquids_s"], row["double_wells_s"], row["paths_s"]) == (2, 5, 4, 1)
    assert np.isnan([row["tunnelling_s"], row["minima_s"], row["wells_s"], row["core_hours"]]).all()
    (tmp_path / "benchmarks/equilibrate/T0.55/0001/0000.tsv").unlink()
    (row,) = tabulate_cost_of_double_wells.rows_of_table([search], tmp_path / "benchmarks")
    assert np.isnan(row["liquids_s"])


def test_the_table_of_a_study_counts_what_its_files_hold(finished):
    study = finished.directory / "results/smoke"
    rows = list(csv.DictReader((study / "tables/double_wells.csv").open(encoding="utf-8")))
    assert [row["parent_temperature"] for row in rows] == ["0.8", "0.55", "0.35", "0.3"]
    for row in rows:
        parent = f"T{float(row['parent_temperature']):.2f}"
        counts = dict.fromkeys(("minima", "paths", "certified"), 0)
        for name in study.glob(f"paths/{parent}/*.h5"):
            with h5py.File(name) as paths, h5py.File(study / "double_wells" / parent / name.name) as search:
                counts["minima"] += len(search["neighbours/glass"])
                counts["paths"] += len(paths["paths/glass"])
                counts["certified"] += list(paths["paths/rejected"].asstr()).count("") if len(paths["paths/glass"]) else 0
        assert {name: int(row[name]) for name in counts} == counts
    assert sum(int(row["minima"]) for row in rows) > 0


def test_a_parent_of_three_decimals_without_printed_values_is_tabulated(tmp_path):
    """As the glasses of another model: config/nbc.yaml."""
    ends = ("", "_low", "_high")
    groups = {f"two_level_systems/below{end}": [[value]] for end, value in zip(ends, (2e45, 1e45, 3e45))}
    groups |= {"two_level_systems/count": [[5]], "two_level_systems/parent_temperature": [0.062]}
    (density,) = tabulate_well_variants.densities(write(tmp_path / "counted.h5", groups)).items()
    assert density == (0.062, {"n0_found": 2e45, "n0_found_low": 1e45, "n0_found_high": 3e45, "count": 5})
    row = {f"f{end}": "0.2" for end in (*ends, "_low95", "_high95")} | {"f_printed": "nan", "parent_temperature": "0.062", "glasses": "34"}
    assert report_tables.quantity_row(row, "f")[:2] == ["0.062", "34"] and report_tables.quantity_row(row, "f")[-1] == "–"


def test_a_well_is_the_same_in_both_ways_along_its_path_and_is_taken_once(stages, tmp_path):
    ours = tabulate_well_variants.wells(*stages[2], *stages[1])
    assert [well[1:] for well in ours] == [(0.2, 800, 1e-20), (0.05, 200, 1e-3)]
    turned = PATHS | {"paths/first": [0, -1, -1], "paths/last": [-1, 1, 2], "paths/asymmetry": [-0.2, 0.0, 0.05]}
    other = write(tmp_path / "turned.h5", GLASSES | turned)
    levels = write(tmp_path / "levels.h5", GLASSES | LEVELS | {"levels/epsilon": [-value for value in LEVELS["levels/epsilon"]]})
    assert tabulate_well_variants.wells(levels, other) == ours
    assert [pair[1] for pair in tabulate_well_variants.matched(ours, ours[:1] * 2)] == [(800, 1e-20)]
    row = tabulate_well_variants.row("", "T0.55", {"0": ours}, {"0": ours}, {"count": 1}, (1e-13, 1))
    assert (row["variant"], row["in_both"], row["in_window"], row["delta_0_ratio"]) == ("study", 2, 1, 1)
