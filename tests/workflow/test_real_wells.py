"""Tables and figures of real double wells count what the files hold, compare like with like, and are published."""

import csv
import re
import sys

import h5py
import matplotlib.pyplot
import numpy as np
import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "workflow/scripts"))
import double_wells  # noqa: E402
import draw_n0  # noqa: E402
import draw_wells  # noqa: E402
import report_tables  # noqa: E402
import tabulate_cost_of_double_wells  # noqa: E402
import tabulate_double_wells  # noqa: E402
import tabulate_modes_and_wells  # noqa: E402
import tabulate_readme  # noqa: E402
import tabulate_well_claims  # noqa: E402
import tabulate_well_variants  # noqa: E402
import well_statistics  # noqa: E402
from inputs import Files  # noqa: E402

KELVIN = 4000
TABLES = ("double_wells.csv", "double_wells.tex", "modes_and_wells.csv", "well_claims.csv", "well_claims.tex", "well_quantities.csv")
ENDS = ("", "_low", "_high", "_low95", "_high95")


def write(path, groups):
    with h5py.File(path, "w") as file:
        for name, values in groups.items():
            texts = isinstance(values, list) and values and isinstance(values[0], str)
            file[name] = np.array(values, dtype="S16") if texts else values
    return str(path)


GLASSES = {"glasses/id": [7, 8], "glasses/chain": [0, 1], "glasses/parent_temperature": [0.55, 0.55]}
SEARCH = {
    # mode 0 is pushed into minima 1, 0 and back; mode 2 falls back and sets off minimum 0; mode 5 ends too far; dynamics finds minima 0 and 2
    "pushes/mode": [0, 0, 0, 2, 2, 5, -1, -1],
    "pushes/amplitude": [-0.9, -0.5, 0.8, -0.5, -0.5, 0.8, 0, 0],
    "pushes/minimum": [1, 0, -1, -1, 0, -2, 0, 2],
    "pushes/outcome": ["new", "new", "returned", "returned", "known", "far", "known", "new"],
    "pushes/jump": [0, 0, 0, 0, 1, 0, 0, 0],
    "neighbours/glass": [7, 7, 8],
    "neighbours/by_pushes": [1, 1, 0],
    "neighbours/by_dynamics": [1, 0, 1],
    "neighbours/mode": [0, 0, -1],
    "neighbours/push": [-0.5, -0.9, 0.0],
    "quartics/glass": [7, 7, 8],
    "quartics/mode": [0, 2, 5],
    "quartics/slope": [1.7, 1.75, 0.9],
    "quartics/second_minimum": [-0.5, -0.6, np.nan],
    "quartics/barrier": [0.01, 0.02, np.nan],
    "quartics/asymmetry": [0.1, 0.0, np.nan],
}
S = np.linspace(0, 1, 5)
PATHS = {
    "neighbours/glass": [7, 7, 8],
    # to minimum 0, from minimum 1 (nearer than 0, but composite), and from minimum 2 to the glass
    "paths/first": [-1, 1, 2],
    "paths/last": [0, -1, -1],
    "paths/rejected": ["", "composite", ""],
    "paths/glass": [7, 7, 8],
    "paths/barrier": [0.04, 0.001, 0.03],
    "paths/distance": [1.0, 0.2, 0.7],
    "paths/asymmetry": [0.2, 0.0, -0.05],
    "paths/arc": np.tile(S, (3, 1)).tolist(),
    "paths/energy": [(0.2 * S).tolist(), S.tolist(), (-0.05 * S).tolist()],
    "paths/slope": [[0.2] * 5, [1.0] * 5, [-0.05] * 5],
}
LEVELS = {
    "levels/path": [0, 2],
    "levels/epsilon": [800.0, -200.0],
    "levels/delta_0": [1e-20, 1e-3],
    "levels/localised": [1, 1],
    "levels/of_glass": [1, 1],
    "levels/lowest_epsilon": [-900.0, -400.0],
    "levels/highest_epsilon": [900.0, 500.0],
    "rejected/path": [],
    "units/kelvin": KELVIN,
}


@pytest.fixture
def stages(tmp_path):
    names = {"search": SEARCH, "paths": PATHS, "levels": LEVELS}
    return [[write(tmp_path / f"{name}.h5", GLASSES | groups)] for name, groups in names.items()]


@pytest.fixture
def batch(stages):
    (found,) = double_wells.batches(*stages)
    return found


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


def test_the_well_that_is_drawn_tunnels_if_any_does_and_starts_at_the_glass(batch):
    tunnels = draw_wells.well_to_draw([batch], (1e-13, 1))
    assert (tunnels.path, tunnels.epsilon) == (2, 200)
    s, v, slope = draw_wells.profile(tunnels)
    assert (s[0], s[-1], v[0], v[-1], slope[0]) == pytest.approx((0, 1, 0, 0.05 * KELVIN, 0.05 * KELVIN))
    assert draw_wells.well_to_draw([batch], (1e3, 1e4)).path == 2  # none tunnels: the least epsilon
    assert draw_wells.well_to_draw([], (1e-13, 1)) is None
    curve = draw_wells.hermite(s, v, slope).get_path()
    assert curve.interpolated(7).vertices[:, 1] == pytest.approx(curve.interpolated(7).vertices[:, 0] * 0.05 * KELVIN)


def test_the_quartic_is_that_of_the_mode_whose_push_found_the_well_and_faces_it(stages, tmp_path):
    values = {"lambda": [2.0], "kappa": [6.0], "chi": [24.0]}
    modes = write(tmp_path / "modes.h5", GLASSES | {f"nonlinear_modes/{name}": column for name, column in values.items()})
    (batch,) = double_wells.batches(*stages, [modes])
    pushed, by_dynamics = (draw_wells.Well(batch, path, 0.0, 0.0) for path in (0, 2))
    assert list(draw_wells.quartic(pushed)) == pytest.approx(KELVIN * np.array([1, -1, 1, 0, 0]))  # pushed along -z
    assert draw_wells.quartic(by_dynamics) is None


def test_a_minimum_found_on_the_way_of_a_path_has_no_quartic(stages, tmp_path):
    on_the_way = {"neighbours/glass": [7, 7, 8, 8], "paths/first": [-1, 1, 3], "paths/last": [0, -1, -1]}
    paths = write(tmp_path / "more.h5", GLASSES | PATHS | on_the_way)
    (batch,) = double_wells.batches(stages[0], [paths], stages[2])
    assert draw_wells.quartic(draw_wells.Well(batch, 2, 0.0, 0.0)) is None


@pytest.mark.parametrize(
    "hits, trials, tail, low, high",  # tables of Clopper and Pearson
    [(0, 5, 0.025, 0, 0.5218), (3, 5, 0.025, 0.1466, 0.9473), (1, 10, 0.025, 0.0025, 0.4450), (95, 100, 0.025, 0.8872, 0.9836),
     (7, 7, 0.16, 0.7697, 1)],
)  # fmt: skip
def test_the_interval_of_a_share_is_exact(hits, trials, tail, low, high):
    assert well_statistics.exact_interval(hits, trials, tail) == pytest.approx((low, high), abs=2e-4)


def answers(glasses_alike):
    """Five from each of 200 glasses, ten glasses a chain: the same in so many glasses, or with 0 each on its own."""
    draws = np.random.default_rng(1).random(1000) < 0.5
    told = np.repeat(draws[: 200 // glasses_alike], 5 * glasses_alike) if glasses_alike else draws
    return [well_statistics.Entry(k // 5, value) for k, value in enumerate(told)], {k: k // 10 for k in range(200)}


@pytest.mark.parametrize("glasses_alike, effect", [(0, 1), (1, 5), (10, 50)])
def test_a_share_is_worth_as_many_answers_as_glasses_or_chains_give_independently(glasses_alike, effect):
    entries, chains = answers(glasses_alike)
    assert well_statistics.design_effect(entries, chains) == pytest.approx(effect, rel=0.2)
    found, low, high = well_statistics.share(entries, chains)
    assert (high - low) / 2 == pytest.approx(1.96 * np.sqrt(found * (1 - found) * effect / 1000), rel=0.15)


def test_answers_that_are_all_alike_or_of_one_glass_are_told_of_nothing_else():
    chains = {0: -1, 1: -1, 2: 0}
    alone = [well_statistics.Entry(0, value) for value in (True, False, True, True, True, False)]
    assert well_statistics.design_effect(alone, chains) == 6  # worth one answer
    assert well_statistics.design_effect([well_statistics.Entry(k % 3, True) for k in range(9)], chains) == 1
    apart = [well_statistics.Entry(k % 2, k % 2 == 0) for k in range(6)]
    assert well_statistics.design_effect(apart, chains) == pytest.approx(5)  # of two glasses of unknown chains


def test_an_exponent_of_a_flat_density_is_0_and_else_its_own():
    flat = np.linspace(-30, 0, 3001)
    assert well_statistics.exponent(flat, -30, 0) == pytest.approx(0, abs=1e-9)
    rising = np.log(np.linspace(1e-6, 1, 100001)) / 0.2  # of density exp(0.2 x)
    assert well_statistics.exponent(rising[rising > -30], -30, 0) == pytest.approx(0.2, rel=0.01)


def test_ranks_are_correlated_whatever_the_scale():
    x = np.arange(1.0, 9)
    assert well_statistics.rank_correlation(np.stack([x, np.exp(x)], 1)) == pytest.approx(1)
    assert well_statistics.rank_correlation(np.stack([x, 1 / x], 1)) == pytest.approx(-1)
    assert np.isnan(well_statistics.rank_correlation(np.stack([x, 0 * x], 1)))


def test_equal_values_share_their_rank():
    assert list(well_statistics.ranks([3.0, 1.0, 3.0, 7.0])) == [2.5, 1, 2.5, 4]
    pairs = np.array([[1, 2], [1, 3], [2, 1], [3, 4], [3, 4], [3, 7]], dtype=float)
    deviations = [np.array([-2, -2, -0.5, 1.5, 1.5, 1.5]), np.array([-1.5, -0.5, -2.5, 1, 1, 2.5])]
    by_hand = deviations[0] @ deviations[1] / np.sqrt((deviations[0] ** 2).sum() * (deviations[1] ** 2).sum())
    assert well_statistics.rank_correlation(pairs) == pytest.approx(by_hand)


def unchained(glasses):
    """{glass: chain}, none of a known chain."""
    return dict.fromkeys(glasses, -1)


@pytest.mark.filterwarnings("error")
def test_what_no_draw_of_glasses_tells_is_unknown():
    entries = [well_statistics.Entry(k, (k, 1.0)) for k in range(6)]  # no correlation with a constant
    assert np.isnan(well_statistics.resampled(well_statistics.rank_correlation, entries, unchained(range(6)))).all()
    of_one = [well_statistics.Entry(0, (k, k)) for k in range(6)]
    assert well_statistics.resampled(well_statistics.rank_correlation, of_one, unchained(range(6)))[0] == pytest.approx(1)
    in_order = [well_statistics.Entry(k, (k, k)) for k in range(6)]
    value, low, high = well_statistics.resampled(well_statistics.rank_correlation, in_order, unchained(range(6)))
    assert value == pytest.approx(1) and np.isnan([low, high]).all()  # every draw is in order


def test_intervals_of_quotients_and_of_glasses_drawn_again():
    assert well_statistics.quotient((2, 1, 4), (1, 1, 1)) == pytest.approx((2, 1, 4))
    assert well_statistics.quotient((2, 1, 4), (1, 0.5, 2)) == pytest.approx((2, 2 * 2**-(2**0.5), 2 * 2 ** (2**0.5)))
    assert well_statistics.quotient((2, 0, 2), (1, 0.5, 2)) == pytest.approx((4, 0, 4))  # a limit over a value is a limit
    assert np.isnan(well_statistics.quotient((2, 0, 2), (1, 0, 1))).all()
    assert well_statistics.quotient((2, 1, 4), (1, 0, 1)) == pytest.approx((2, 1, np.inf))  # a value over a limit
    values = np.random.default_rng(1).normal(size=400)
    entries = [well_statistics.Entry(10 + k, value) for k, value in enumerate(values)]
    mean, low, high = well_statistics.resampled(np.mean, entries, unchained(range(10, 410)))
    assert mean == values.mean() and high - low == pytest.approx(2 * 1.96 / 20, rel=0.15)
    in_few = [well_statistics.Entry(k // 100, value) for k, value in enumerate(values)]
    assert np.isnan(well_statistics.resampled(np.mean, entries[:4], unchained(range(10, 410)))).all()
    assert well_statistics.resampled(np.mean, in_few, unchained(range(4)))[0] == values.mean()


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


def measured(tmp_path, counts):
    """n_0 at two T_p, of real wells (a limit where none counts) and of quartics (a limit at the second)."""
    groups = {"two_level_systems/parent_temperature": [0.55, 0.3], "two_level_systems/asymmetry": [[100.0, 50.0]] * 2,
              "two_level_systems/count": [[n, 0] for n in counts], "n0/parent_temperature": [0.55, 0.3]}  # fmt: skip
    for name, value in {"below": 4e45, "corrected": 5e45, "completeness": 0.8}.items():
        unknown = np.nan if name != "below" else value
        for end, factor, limit in zip(ENDS, (1, 0.9, 1.1, 0.8, 1.2), (1, 0, 0.5, 0, 1)):
            groups[f"two_level_systems/{name}{end}"] = [[value * factor if n else unknown * limit] * 2 for n in counts]
    for name in ("n0", "n0_levels", "n0_tail_levels"):
        for end, factor, limit in zip(ENDS, (1, 0.9, 1.1, 0.8, 1.2), (1, 0, 0.5, 0, 1)):
            groups[f"n0/{name}{end}"] = [3e45 * factor, 2e43 * factor if "tail" in name else 6e44 * limit]
    return write(tmp_path / "measured.h5", groups)


def test_the_fragment_of_the_paper_marks_limits_and_what_is_unknown(batch, tmp_path):
    cold = batch._replace(parent_temperature=0.3)
    rows = tabulate_double_wells.rows_of_table([batch, cold], Files([measured(tmp_path, (8, 0))]))
    assert (rows[0]["A"], rows[0]["wells_A100"], rows[0]["wells_A50"]) == (100, 8, 0)
    first, second = re.findall(r"^0\..*", tabulate_double_wells.as_latex(rows), re.MULTILINE)
    assert first.split(" & ")[:5] == ["0.55", "2", "3", "2", "8"] and "<" not in first
    cells = second.split(" & ")
    assert r"\text{--}" in cells[5] and "{<}" in cells[6] and r"\text{--}" in cells[7]
    assert ["<" in cell for cell in cells[8:]] == [True, True, False]


def test_real_wells_stand_in_the_figure_of_n0_corrected_where_known_and_as_a_limit_elsewhere(tmp_path):
    row = {"parent_temperature": "0.55", "n0_printed": "1e46"} | {f"n0{end}": "3e45" for end in ENDS}
    drawn = draw_n0.draw([row], [], Files([measured(tmp_path, (8, 0))]))
    (axes,) = drawn.axes
    marks = {round(float(line.get_ydata()[0]) / 1e43) for line in axes.lines if line.get_linestyle() == "None" and len(line.get_ydata())}
    assert marks == {300, 500, 400, 2}  # Table I and the quartic, real wells, their limit, and the tail where the strip is empty
    without = draw_n0.draw([row], [])
    assert len(without.axes[0].lines) < len(axes.lines)
    matplotlib.pyplot.close("all")


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


def test_the_smoke_study_draws_every_figure_of_real_wells(finished):
    for name in ("wells", "second_wells", "asymmetries"):
        for suffix, start in (("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xm")):
            assert (finished.directory / f"results/smoke/figures/{name}.{suffix}").read_bytes()[:4] == start


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


def test_the_readme_shows_wells_and_claims_as_published(tmp_path):
    ends = {"": 2, "_low": 1, "_high": 3, "_low95": 0.5, "_high95": 4}
    row = {"parent_temperature": "0.55", "glasses": "200", "minima": "70", "certified": "60", "A": "100", "wells_A100": "11"}
    for name in ("completeness_A100", "below_A100", "corrected_A100", "quartic_n0", "quartic_n0_levels"):
        row |= {f"{name}{end}": str(value) for end, value in ends.items()}
    last = tabulate_readme.double_wells([row]).splitlines()[-1]
    assert last == "| 0.55 | 200 | 70 | 60 | 11 |" + " 2.0 (1.0–3.0) |" * 5


def test_double_wells_at_other_temperatures_are_published_alone(workflow):
    done = workflow.run("--dry-run", "--printshellcmds", "publish_double_wells", change={"only": ["T0.55"], "results": "results/others"})
    assert done.returncode == 0, done.stdout
    (words,) = re.findall(r"^install \S+ --mode=644 --target-directory=\S+/results/published/others (.*)$", done.stdout, re.MULTILINE)
    names = {f"tables/{name}" for name in (*TABLES, "cost_of_double_wells.csv")} | {"two_level_systems.h5"}
    names |= {f"figures/{name}.{suffix}" for name in ("wells", "second_wells", "asymmetries") for suffix in ("pdf", "png")}
    assert set(words.split()) == {f"results/others/{name}" for name in names}
    done = workflow.run("--dry-run", "publish_double_wells")
    assert done.returncode != 0 and "publish_double_wells: the study has all T_p of the paper, expected others" in done.stdout


def test_a_study_of_catalogues_alone_has_no_double_wells_to_publish(workflow):
    change = {"catalogue": {"former": str(ROOT / "results/published/catalogue")}}
    for target in ("publish_double_wells", "publish_well_variants"):
        done = workflow.run("--dry-run", target, config="published", change=change)
        assert f"{target}: the study has " in done.stdout and "searched for itself" in done.stdout, done.stdout


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


@pytest.mark.parametrize("shared, error", [(0.0, 1 / 20), (3.0, (10 / 40) ** 0.5)])
def test_chains_are_drawn_where_their_glasses_are_alike(shared, error):
    """400 glasses of 40 chains, each glass with an error of 1, each chain with an error of `shared`."""
    random = np.random.default_rng(2)
    values = random.normal(size=400) + np.repeat(shared * random.normal(size=40), 10)
    entries = [well_statistics.Entry(k, value) for k, value in enumerate(values)]
    _, low, high = well_statistics.resampled(np.mean, entries, {k: k // 10 for k in range(400)})
    assert high - low == pytest.approx(2 * 1.96 * error, rel=0.3)


def test_few_chains_widen_an_interval_as_students_t_does():
    """Tables of t at 95 %: 3.182, 2.365 and 2.131 with 3, 7 and 15 degrees of freedom."""
    expected = [t / 1.96 * np.sqrt(chains / (chains - 1)) for chains, t in ((4, 3.182), (8, 2.365), (16, 2.131))]
    assert [well_statistics.widening(chains) for chains in (4, 8, 16)] == pytest.approx(expected, rel=2e-3)
