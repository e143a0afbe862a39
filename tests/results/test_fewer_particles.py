"""What READMEs and paper say of n_0 at T_p = 0.80 in glasses of 2000 particles, and of minima far from a glass."""

import numpy as np
import pytest

from notation import plain
from quoted import FRONT, PAPER, RUN, average, rows, said, two_digits

SMALL, RUN_WELLS = "finite_size/double_wells", "double_wells/double_wells"


def at(table, parent_temperature):
    [row] = [row for row in rows(table) if float(row["parent_temperature"]) == parent_temperature]
    return row


def interval(row, quantity, ends=("", "_low95", "_high95")):
    return [float(row[f"{quantity}{end}"]) for end in ends]


def quotient(over, under):
    """Of two independent numbers, with an interval that adds the logarithms of their errors in quadrature."""
    ratio = over[0] / under[0]
    low = np.hypot(np.log(over[0] / over[1]), np.log(under[2] / under[0]))
    high = np.hypot(np.log(over[2] / over[0]), np.log(under[0] / under[1]))
    return [two_digits(number) for number in (ratio, ratio * np.exp(-low), ratio * np.exp(high))]


def pages():
    return [said(page).replace("\\,", " ").replace("\\%", "%").replace("$", "") for page in (FRONT, RUN, PAPER)]


@pytest.mark.parametrize("a, expected", [(100, "{}-fold** ({} to {} at 95 %)"), (500, "with A = 500 K {}-fold ({} to {})")])
def test_how_far_n0_of_real_wells_falls_from_0_80(a, expected):
    fall = quotient(interval(at(SMALL, 0.8), f"corrected_A{a}"), interval(at(RUN_WELLS, 0.3), f"corrected_A{a}"))
    front, run, paper = pages()
    assert expected.format(*fall) in run
    if a == 100:
        assert "falls {}-fold ({} to {} at 95 %; ".format(*fall) in front
        assert "falls {}-fold ({} to {}) to 0.30".format(*fall) in paper and "and {}-fold ({} to {}) from 0.80".format(*fall) in paper
    else:
        assert "with A = 500 K {}-fold ({} to {})".format(*fall) in paper and f"{fall[0]}-fold with asymmetries up to 500 K" in front


def test_n0_of_real_wells_with_fewer_particles():
    small, large = at(SMALL, 0.8), at(RUN_WELLS, 0.8)
    density = plain(*interval(small, "corrected_A100", ("", "_low", "_high")))
    front, run, paper = pages()
    assert f"At 0.80 it is {density}, from {small['wells_A100']} wells of {small['glasses']} glasses of 2000 particles" in front
    assert f"at 0.80 {small['wells_A100']} wells count in {small['glasses']} of them, and n₀ is {density}" in run
    assert f"In {small['glasses']} glasses of 2000 particles (\\texttt{{config/finite\\_size.yaml}}) {small['wells_A100']} count" in paper
    ratio = quotient(interval(small, "corrected_A100"), interval(at(RUN_WELLS, 0.55), "corrected_A100"))
    assert "{} ({} to {} at 95 %) times that at 0.55".format(*ratio) in run
    shares = [f"{float(row['completeness_A100']):.2f}" for row in (large, small)]
    assert f"completeness {shares[0]} instead of {shares[1]}" in run
    ratios = ["{} ({} to {})".format(*quotient(interval(large, f"corrected_A{a}"), interval(small, f"corrected_A{a}"))) for a in (100, 500)]
    assert f"Corrected, n₀ is {ratios[0]} of that with 2000 particles, {ratios[1]} with A = 500 K" in run
    assert f"corrected for wells that are missed, is {ratios[0]}" in paper
    ratio = quotient(interval(at(SMALL, 0.35), "corrected_A100"), interval(at(RUN_WELLS, 0.35), "corrected_A100"))
    assert at(SMALL, 0.35)["wells_A100"] == "4" and "{} ({} to {}) times that of 2000, from four wells".format(*ratio) in run
    ratio = quotient(interval(small, "corrected_A100"), interval(small, "quartic_n0"))
    assert f"n₀ of real wells is {ratio[0]} ({ratio[1]} to {ratio[2]}) of that of quartics at 0.80" in run
    assert f"real wells are then {ratio[0]} ({ratio[1]} to {ratio[2]}) of it" in paper


def test_n0_of_quartics_does():
    small, large, cold = at(SMALL, 0.8), at(RUN_WELLS, 0.8), at(RUN_WELLS, 0.3)
    density = plain(*interval(small, "quartic_n0", ("", "_low", "_high")))
    front, run, paper = pages()
    assert f"In {small['glasses']} glasses of 2000 particles n₀ at 0.80 is {density}" in front and f"and {density} with 2000" in run
    ratio = quotient(interval(large, "quartic_n0"), interval(small, "quartic_n0"))
    assert "{} times ({} to {} at 95 %) larger with 8000 than with 2000".format(*ratio) in said("paper/errata.md")
    ratio = quotient(interval(small, "quartic_n0"), interval(at(RUN_WELLS, 0.55), "quartic_n0"))
    assert all("{} times ({} to {}".format(*ratio) in page for page in (front, run, paper))
    random, n = np.random.default_rng(1), 200000
    value, low, high = interval(small, "quartic_n0", ("", "_low", "_high"))
    # a limit at 95 % of no event is three events
    fall = random.normal(value, (high - low) / 2, n).clip(min=1) / (random.exponential(float(cold["quartic_n0"]) / -np.log(0.05), n))
    least = 100 * (np.quantile(fall, 0.05) // 100)
    assert all(f"falls more than {least:.0f}-fold" in page for page in (front, run, paper))
    starts = [float(row["n0"]) for row in rows("tables/robustness") if "start below $0.057" in row["variant"]]
    assert f"to 0.30 a fall of {starts[0] / starts[3]:.0f}-fold is shown" in run
    usual = average("n0", "n0")
    assert f"{two_digits(starts[0] / starts[1])}-fold from 0.80 to 0.55, instead of {two_digits(usual[0] / usual[1])}-fold" in run


def test_n0_counted_for_each_particle():
    """C_0 f N_w/(3 N n_g 0.12 omega_D)."""
    omega_debye = average("debye", "debye_temperature") * 1.380649e-23 / 1.054571817e-34  # [rad/s]
    modes = 3 * average("debye", "particles") * average("debye", "glasses")
    counted = average("n0", "C0") * average("n0", "f") * average("n0", "N_window") / (modes * 0.12 * omega_debye) / 1e45
    hot, warm, cold, coldest = (two_digits(number) for number in counted)
    _, run, paper = pages()
    assert average("n0", "N_strip")[3] == 0 and f"n₀ is then {hot}, {warm}, {cold} and < {coldest} × 10⁴⁵" in run
    assert f"is then {hot}, {warm} and {cold}\\times 10^{{45}}, and less than {coldest}, from hot to cold" in paper


def test_no_minimum_beyond_the_usual_distance_counts():
    table = {(row["variant"], float(row["parent_temperature"])): row for row in rows("far_minima/well_variants")}
    (hot, warm), (far_hot, far_warm) = ([table[name, t] for t in (0.8, 0.55)] for name in ("study", "far"))
    assert far_hot["n0_found"] == hot["n0_found"] and far_warm["n0_found"] == warm["n0_found"]
    _, run, paper = pages()
    assert f"have {far_hot['wells']} localised wells instead of {hot['wells']} at 0.80, and 60 have {far_warm['wells']} instead of {warm['wells']}" in run
    assert f"but the same {hot['count']} and {warm['count']} count" in run
    assert f"{far_hot['wells']} localised wells instead of {hot['wells']} are found, and the same {hot['count']} count" in paper


def test_the_kelvin_of_fewer_particles_is_that_of_the_published_run():
    config = (said("config/finite_size.yaml").split("reference_debye_temperature: ")[1]).split("}")[0]
    assert float(config) == round(average("debye", "debye_temperature")[2], 1)
