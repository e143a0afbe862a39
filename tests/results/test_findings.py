"""What the READMEs say of the falls, of claims and of choices."""

import numpy as np
import pytest

from notation import plain
from quoted import FRONT, PROFILES, RUN, average, claim, fall, in_words, rows, said, two_digits, variant


def wells():
    numbers = [in_words(number) for number in average("n0", "N_strip")]
    return f"{', '.join(numbers[:-1])} and {numbers[-1]} from hot to cold"


def printed_over_ours():
    """Where n_0 is no limit."""
    ratios = {row["parent_temperature"]: float(row["n0_printed"]) / float(row["n0"]) for row in rows("tables/table1") if not row["limit"]}
    return f"{min(ratios.values()):.0f} to {max(ratios.values()):.0f} times smaller than printed, down to {float(min(ratios)):.2f}"


def with_one_chi():
    """What f, the fall of n_0 and its end are with one chi for all modes."""
    f, n0, low, high = (variant(r"one $\chi$ for all modes of a $T_p$", name) for name in ("f", "n0", "n0_low", "n0_high"))
    end = plain(n0[-1], low[-1], high[-1])
    return f"({', '.join(f'{value:.2f}' for value in f)})", f"{two_digits(n0[0] / n0[-1])}-fold", f"to {end}"


@pytest.mark.parametrize("page", [FRONT, RUN])
def test_the_findings_in_words_are_those_of_the_tables(page):
    falls = [f"falls {fall(claim(name))}" for name in ("mode_density", "depletion")]
    missing = [text for text in (*falls, wells(), printed_over_ours(), *with_one_chi()) if text not in said(page)]
    assert missing == []


def test_omega_0_lies_where_the_front_page_says():
    shares = [100 * float(row["omega0_over_omegaD"]) for row in rows("tables/table1")]
    assert f"ω₀ lies at {min(shares):.0f} to {max(shares):.0f} % of the Debye frequency" in said(FRONT)


def test_what_fails_is_said_with_its_numbers():
    assert f"the bulk modulus falls by {100 * (1 - claim('bulk_modulus')[0]):.0f} %" in said(FRONT)
    assert f"the ω⁴ law ends at {claim('quartic_range')[0]:.2f} ω_D" in said(FRONT)
    failed = {row["claim"] for row in rows("tables/claims") if row["verdict"] == "fails"}
    assert failed == {"bulk_modulus", "quartic_range", "quartic_law", "silicon", "narrow_window"}
    assert f"at 0.35 it is {claim('narrow_window')[0]:.0f} times larger up to 0.10 ω_D" in said(FRONT)
    assert 1e45 / claim("silicon")[2] > 10 and variant(r"one $\chi$ for all modes of a $T_p$", "n0_low")[-1] > 1e44  # "but not with one χ"


def test_the_end_of_the_interval_of_claim_1():
    assert f"The interval of claim 1 ends at {claim('typical_frequency')[2]:.5f}, the bound is 0.1" in said(RUN)


def test_what_the_window_does():
    narrow, ours = (variant(says, "f")[1] for says in ("window of $f$ and $c_1$ 0.04 to 0.10", "as in Table I"))
    assert f"f at T_p = 0.55 is {narrow:.3f} instead of {ours:.3f}" in said(RUN)
    wide, ours = (variant(says, "n0")[2] / 1e44 for says in ("window of $f$ and $c_1$ 0.04 to 0.20", "as in Table I"))
    assert f"n₀ at T_p = 0.35 is {wide:.2f} instead of {ours:.2f} × 10⁴⁴" in said(RUN)


def test_how_much_larger_f_is_with_one_chi():
    hot, warm, cold, _ = variant(r"one $\chi$ for all modes of a $T_p$", "f") / variant("as in Table I", "f")
    # at 0.30 f is a limit
    assert f"is {in_words(round(warm))} and {in_words(round(cold))} times larger (`one_chi` in Fig. 6), {hot:.1f} times at 0.80" in said(RUN)


def changes(table, quantity):
    """With q = 2 and 4 over that of the study, hot to cold."""
    ours = variant("as in Table I", quantity, f"{table}/robustness")
    name = "quenched with $q$ = {}" if table == "variants" else "$q$ = {}"
    return [variant(name.format(q), quantity, f"{table}/robustness") / ours for q in (2, 4)]


def prefactors(table, row):
    """Of A_4 omega_D^5 = D_L omega_D/(omega_0/omega_D)^4 at the reference T_p, where omega_D is given."""
    pairs = zip(changes(table, "DL"), changes(table, "omega0_over_omegaD"))
    return " and ".join(f"{density[row] / x0[row] ** 4:.2f}" for density, x0 in pairs)


def test_what_another_potential_does():
    text = said(RUN)
    two, four = changes("variants", "n0")
    assert f"n₀ at 0.55 grows by {two[1]:.1f} and {four[1]:.1f}" in text
    assert f"at T_p = 0.80 and {prefactors('variants', 1)} at 0.55" in text
    moved = 100 * max(abs(ratio[:2] - 1).max() for ratio in changes("variants", "omega0_over_omegaD"))
    assert f"ω₀ moves by up to {moved:.0f} %" in text
    two, four = changes("smoothing", "n0")
    assert f"A₄ω_D⁵ is {prefactors('smoothing', 0)} of its value, and n₀ {two[0]:.1f} and {four[0]:.1f} times as large" in text


def test_how_many_glasses_end_in_another_minimum():
    ended = {row["parent_temperature"]: (int(row["other_minimum"]), int(row["glasses"])) for row in rows("variants/basins")}
    assert ended["0.8"] == (16, 16) and ended["0.35"][0] == ended["0.3"][0] == 0
    other, glasses = ended["0.55"]
    assert f"all {ended['0.8'][1]} glasses of 8000 particles at T_p = 0.80 to another minimum, {other} of {glasses} at 0.55" in said(RUN)


def test_what_the_last_steps_of_a_quench_do():
    of_glasses = [row for row in rows("variants/descents") if not row["quantity"].startswith("liquid")]
    hot = [float(row["deviations"]) for row in of_glasses if row["parent_temperature"] == "0.8" and row["quantity"] != "pressure"]
    others = [abs(float(row["deviations"])) for row in of_glasses if row["parent_temperature"] != "0.8"]
    assert len(hot) == 5
    assert f"differ by χ² = {sum(np.square(hot)):.1f} in five rows at 0.80" in said(RUN)
    assert max(others) < 0.2


def test_the_number_of_glasses():
    published, paper = (sum(int(row["glasses"]) for row in rows(f"tables/{table}")) for table in ("table1", "cost"))
    assert f"the published run, {published:,} glasses" in said(PROFILES)
    assert f"{paper:,} glasses, with liquids of breathing sizes" in said(PROFILES)
