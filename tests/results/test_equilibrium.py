"""What the READMEs say of the liquids."""

import numpy as np

from notation import plain
from quoted import FRONT, LIQUIDS, PAPER, RUN, average, rows, said, with_error


def test_whether_the_liquids_are_equilibrated():
    warm, cold = (with_error(*(average("relaxation", f"temperature_of_energy{end}")[row] for end in ("", "_error"))) for row in (2, 3))
    assert f"those of the published run at 0.35 belong to T = {warm}" in said(LIQUIDS)
    assert f"where they have the energy of T = {cold}" in said(LIQUIDS)
    assert f"have the energy of T = {cold}" in said(FRONT) and f"T_p = 0.30 is {cold}." in said(RUN)


def test_how_long_the_chains_of_the_published_run_are():
    names = ("parent_temperature", "chains", "first_sweep", "last_sweep", "relaxation_sweeps")
    for t, chains, first, last, relaxation in zip(*(average("relaxation", name) for name in names)):
        times = float(f"{chains * (last - first) / relaxation:.2g}")
        lengths = " | ".join(plain(float(steps)) for steps in (first, last, relaxation))
        assert f"| {t:.2f} | {chains} | {lengths} | {times:,.0f} |" in said(LIQUIDS)


def test_the_parts_of_chains_that_errors_are_taken_over():
    lengths = [[plain(float(steps)) for steps in average(stage, "group_length")[1:]] for stage in ("debye", "spectrum/fit")]
    moduli, soft = (f"{warm} steps at T_p = 0.55, {cold} at 0.35 and {coldest} at 0.30" for warm, cold, coldest in lengths)
    assert f"these parts are {moduli}" in said(LIQUIDS) and f"For the soft modes they are {soft}" in said(LIQUIDS)


def test_what_liquids_of_another_method_say():
    of = {(row["parent_temperature"], row["quantity"]): row for row in rows("tables/comparison")}
    cold = of["0.35", "liquid_energy"]
    lower, error = float(cold["other"]) - float(cold["value"]), np.hypot(float(cold["error"]), float(cold["other_error"]))
    assert f"lower by {lower:.4f}({10000 * error:.0f})" in said(LIQUIDS)
    assert f"{with_error(*(float(of['0.3', 'liquid_energy'][name]) for name in ('other', 'other_error')))} belongs to T" in said(LIQUIDS)
    assert f"${lower:.4f}({10000 * error:.0f})$ per particle" in said(PAPER)
    hot, warm = average("relaxation", "energy")[:2]
    slope = (hot - warm) / (0.8**0.6 - 0.55**0.6) * 0.6 * 0.35**-0.4
    assert f"{100 * lower / slope / 0.35:.1f} % too hot in T" in said(LIQUIDS)
    same = {key: abs(float(row["deviations"])) for key, row in of.items() if "liquid" not in key[1]}
    not_of_energy = {key: off for key, off in same.items() if key[1] in ("shear_modulus", "modes", "c1")}
    assert all(off < 1.5 for key, off in same.items() if key[0] == "0.55") and len(not_of_energy) == 9
    assert all(off < (2 if key[0] == "0.3" else 1.5) for key, off in not_of_energy.items())


def test_what_the_coldest_liquids_of_another_method_say():
    of = {row["quantity"]: row for row in rows("tables/comparison") if row["parent_temperature"] == "0.3"}["liquid_energy"]
    energy, error = float(of["value"]), float(of["error"])
    lower, both = float(of["other"]) - energy, np.hypot(error, float(of["other_error"]))
    for text in (said(LIQUIDS), said(PAPER).replace("$", "")):
        assert f"by {lower:.4f}({10000 * both:.0f})" in text
    hot, warm = average("relaxation", "energy")[:2]
    slope = (hot - warm) / (0.8**0.6 - 0.55**0.6)

    def temperature(at):
        return ((at - hot) / slope + 0.8**0.6) ** (5 / 3)

    way = (temperature(energy) ** 0.6 - 0.8**0.6) / (0.55**0.6 - 0.8**0.6)
    errors = average("relaxation", "energy_error")
    whole = np.hypot(error, np.hypot((1 - way) * errors[0], way * errors[1]))  # the law has an error, too
    spread = (temperature(energy + whole) - temperature(energy - whole)) / 2
    for text in (said(LIQUIDS), said(PAPER).replace("$", "")):
        assert f"T = {temperature(energy):.4f}({10000 * spread:.0f})" in text
    [cold] = [row for row in rows("tables/liquids") if row["temperature"] == "0.3"]
    steps = float(cold["relaxation_steps"])
    assert f"falls to 1/e in {steps / 1e6:.1f} × 10⁶ steps" in said(LIQUIDS)
    parts = {True: 0.0, False: 0.0}
    for row in rows("tables/comparison"):
        if "pressure" not in row["quantity"] and row["quantity"] != "starts":
            parts[row["quantity"] in ("shear_modulus", "modes", "c1")] += float(row["deviations"]) ** 2
    [warm_one] = [row for row in rows("tables/comparison") if row["parent_temperature"] == "0.55" and row["quantity"] == "liquid_energy"]
    of_warm = float(warm_one["deviations"]) ** 2
    chi2 = f"{parts[False] - of_warm:.0f} are energies and $K$ at 0.35 and 0.30"
    assert chi2 in said(PAPER) and f"and {of_warm:.1f} the energy of the liquid at 0.55" in said(PAPER)
    assert f"give {parts[True]:.1f}." in said(PAPER)
    assert rf"falls to $1/e$ in ${steps / 1e6:.1f}\times10^6$ steps" in said(PAPER)
