"""What READMEs and paper say of the density of modes, and of glasses of fewer particles."""

import h5py
import numpy as np

from quoted import FRONT, PAPER, PUBLISHED, RUN, average, claim, rows, said, two_digits


def below(cutoff, parent, table="tables"):
    """The row of spectrum.csv: modes below a cut-off, A_4 and exponent."""
    [row] = [
        {name: float(value) for name, value in row.items()}
        for row in rows(f"{table}/spectrum")
        if float(row["parent_temperature"]) == parent and np.isclose(float(row["cutoff"]), cutoff)
    ]
    return row


def error(row, name):
    return (row[f"{name}_high"] - row[f"{name}_low"]) / 2


def exponent(row):
    return f"{row['exponent']:.1f}({10 * error(row, 'exponent'):.0f})"


def prefactor(row):
    return f"{row['A4']:.1f}({10 * error(row, 'A4'):.0f})" if row["A4"] < 100 else f"{row['A4']:.0f}({error(row, 'A4'):.0f})"


def between(low, high):
    """Modes per degree of freedom between the cut-offs of two rows, and its relative error."""
    modes = high["modes"] - low["modes"]
    return modes / (3 * low["particles"] * low["glasses"]), modes**-0.5


def test_the_exponents_of_the_colder_liquids():
    fitted = [{f"exponent{end}": average("spectrum/fit", f"exponent{end}")[row] for end in ("", "_low", "_high")} for row in (2, 3)]
    first, second = map(exponent, fitted)
    assert f"exponents are {first} and {second}" in said(RUN)
    assert f"below 0.075 ω_D it is {exponent(below(0.075, 0.35))} at 0.35" in said(RUN)
    assert f"the fitted exponent is {first}" in said(FRONT)


def test_what_fewer_particles_say_at_0_80():
    density, of_count = between(below(0.06, 0.8, "finite_size"), below(0.07, 0.8, "finite_size"))
    law, low, high = (average("spectrum/fit", f"A4{end}")[0] for end in ("", "_low", "_high"))
    ratio = 5 * density / (0.07**5 - 0.06**5) / law
    found = f"{ratio:.2f}({100 * ratio * np.hypot(of_count, (high - low) / 2 / law):.0f})"
    assert f"between 0.06 and 0.07 ω_D is {found} of the law" in said(RUN)
    assert f"in glasses of 2000 particles, is {found} of the law" in said(FRONT) and f"is {found} of the law" in said(PAPER)
    least = ratio / claim("depletion")[2]
    falls = f"D_L falls {two_digits(ratio / claim('mode_density')[0])}-fold, and n₀ more than {10 * (least // 10):.0f}-fold"
    assert all(falls in said(page) for page in (FRONT, RUN)) and f"are {1 / ratio:.1f} times too large" in said(RUN)
    assert f"becomes {10 * (least // 10):.0f}." in said(PAPER)
    assert f"and more than {10 * (least // 10):.0f}-fold with the density" in said(PAPER)
    few, many = (below(0.05, 0.8, table) for table in ("finite_size", "tables"))
    assert f"the same A₄ω_D⁵, {prefactor(few)} and {prefactor(many)}" in said(RUN)
    assert f"In the glasses of 2000 particles it is {exponent(few)}" in said(RUN)


def times_as_many(low, high):
    """Modes per degree of freedom at T_p = 0.35 between two cut-offs, of the published run over finite_size."""
    (ours, our_error), (fewer, their_error) = (
        between(below(low, 0.35, table), below(high, 0.35, table)) for table in ("tables", "finite_size")
    )
    return f"{ours / fewer:.1f}({10 * ours / fewer * np.hypot(our_error, their_error):.0f})"


def test_what_fewer_particles_say_at_0_35():
    few, many = (below(0.09, 0.35, table) for table in ("finite_size", "tables"))
    assert f"the exponent is {exponent(few)} at N = 1000" in said(RUN)
    assert f"it is {exponent(few)} in glasses of 1000 particles" in said(FRONT)
    assert f"A₄ω_D⁵ is {prefactor(few)}, beside {prefactor(many)} at N = 2000" in said(RUN)
    expected = f"exponent {exponent(few)} and $A_4\\omega_D^5 = {prefactor(few)}$, beside {prefactor(many)} at"
    assert expected in said(PAPER)
    near, nearer = times_as_many(0.09, 0.095), times_as_many(0.095, 0.1)
    assert f"N = 2000 has {near} times, and from there to 0.10 ω_D {nearer} times as many" in said(RUN)
    assert f"there are {near} times fewer" in said(PAPER) and f"and {nearer} times fewer" in said(PAPER)


def test_how_many_modes_are_very_soft():
    soft, glasses = below(0.05, 0.8), average("n0", "glasses")[0]
    found = f"where {soft['modes']:.0f} modes of {glasses} glasses lie, their density grows with exponent {exponent(soft)}"
    assert f"{found}; at 0.55 it is {exponent(below(0.08, 0.55))} below 0.08 ω_D" in said(RUN)
    assert f"below $0.05\\,\\omega_D$ it is {exponent(soft)} in the published run" in said(PAPER)
    lowest = average("n0/harmonic", "x").min()
    with h5py.File(PUBLISHED / "catalogue/T0.80.h5") as file:
        moduli = np.sort(file["elasticity/shear_modulus"][()])
    softest = f"The softest mode of one glass, at {lowest:.3f} ω_D, makes its shear modulus negative: −{-moduli[0]:.1f}"
    assert f"{softest}, where the mean of the others is {moduli[1:].mean():.1f}" in said(RUN) and moduli[1] > 0
    once = [glasses / (soft["modes"] * (lowest / 0.05) ** (power + 1)) for power in (4, soft["exponent"])]
    assert f"once in 10⁵ glasses, by the exponent found here once in {once[1] / 1e4:.0f} × 10⁴" in said(RUN) and round(np.log10(once[0])) == 5
