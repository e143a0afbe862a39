"""What READMEs and paper say of real double wells."""

from notation import plain
from quoted import COSTS, FRONT, PAPER, RUN, rows, said, two_digits


def test_what_is_said_of_real_wells():
    text = said(RUN)
    at = {row["parent_temperature"]: row for row in rows("double_wells/well_quantities")}["0.55"]
    value, low, high = (float(at[f"height_over_cubic{end}"]) for end in ("", "_low95", "_high95"))
    assert f"rank correlation of {float(at['cubic_correlation']):.2f} ({at['cubic_wells']} wells)" in text
    assert f"{value:.1f} times as high (median; {low:.1f} to {high:.1f} at 95 %)" in text
    assert "{:.2f} ({:.2f} to {:.2f} at 95 %) of that of quartics".format(
        *(float(at[f"n0_over_quartic{end}"]) for end in ("", "_low95", "_high95"))
    ) in text  # fmt: skip
    modes = [row for row in rows("double_wells/modes_and_wells") if row["parent_temperature"] == "0.55"]
    reached, below = (sum(int(row["with_minimum"]) for row in part) for part in (modes, modes[:4]))
    assert f"{below} of the {reached} modes that lead to another minimum lie below the spinodal" in text
    height = float(at["height_over_quartic"])
    quartics = sum(int(row["quartic_wells_real"]) for row in modes)
    assert f"the height of its top is right ({height:.2f}, median of {quartics} modes)" in text
    costs = {row["parent_temperature"]: float(row["wells_s"]) for row in rows("double_wells/cost_of_double_wells")}
    cost = f"{costs['0.3']:.1f} to {costs['0.55']:.1f} CPU seconds a glass of N = 2000, and {costs['0.8']:.0f} at N = 8000"
    assert cost in text and f"{costs['0.3']:.1f} (T_p = 0.30) to {costs['0.55']:.1f} (0.55) CPU seconds" in said(COSTS)


def falls_of_wells(quantity):
    """From 0.55 to 0.35 and 0.30: how many times, with 95 %."""
    of = {row["parent_temperature"]: row for row in rows("double_wells/well_quantities")}
    ratios = ([float(of[t][f"{quantity}{end}"]) for end in ("", "_low95", "_high95")] for t in ("0.35", "0.3"))
    return [(two_digits(1 / value), f"({two_digits(1 / high)} to {two_digits(1 / low)}") for value, low, high in ratios]


def test_how_far_n0_of_real_wells_falls():
    texts = [said(page).replace("\\,", " ").replace("\\%", "%").replace("$", "") for page in (RUN, PAPER)]
    (warm, warm_ends), (cold, cold_ends) = falls_of_wells("over_reference_A100")
    assert all(f"falls {warm}-fold {warm_ends} at 95 %) and {cold}-fold {cold_ends})" in text for text in texts)
    assert f"a {cold}-fold fall {cold_ends} at 95 %) from 0.55" in said(FRONT)
    assert f"falls {cold}-fold {cold_ends}, 95 %" in texts[1]  # in its abstract
    (warm, warm_ends), (cold, cold_ends) = falls_of_wells("over_reference_A500")
    assert all(f"With A = 500 K it is {warm} {warm_ends}) and {cold} {cold_ends})" in text for text in texts)
    of = {row["parent_temperature"]: row for row in rows("double_wells/double_wells")}
    shown = ("0.55", "0.35", "0.3")
    densities = [plain(*(float(of[t][f"corrected_A100{end}"]) for end in ("", "_low", "_high"))) for t in shown]
    wells = [of[t]["wells_A100"] for t in shown]
    many, few = of["0.3"]["wells_A500"], of["0.3"]["wells_A100"]
    assert f"{few} of the {many} wells with |ε| < 500 K have |ε| < 100 K" in said(RUN)
    expected = f"n₀ is {densities[0]} at 0.55, {densities[1]} at 0.35 and {densities[2]} at 0.30, from {wells[0]}, {wells[1]} and {wells[2]} wells"
    assert expected in said(FRONT)


def test_how_wells_depend_on_choices():
    texts = [said(page).replace("\\,", " ").replace("\\%", "%") for page in (RUN, PAPER)]
    of = {row["variant"]: row for row in rows("well_variants/well_variants")}
    ours = of["study"]

    def delta_0(name):
        value, low, high = (two_digits(float(of[name][f"delta_0_ratio{end}"])) for end in ("", "_low", "_high"))
        return value, f"({low} to {high}"

    sizes = f"83 wells of 60 glasses at 0.55; {ours['in_window']} have Δ₀ in the window, of which {ours['count']} count"
    assert sizes in texts[0] and ours["wells"] == "83" and f"{ours['in_window']} have $" in texts[1]
    assert all(f"is {' '.join(delta_0('many_images'))}, 68 % of the wells) of its value" in text for text in texts)
    assert f"with 11 it is {' '.join(delta_0('eleven_images'))})" in texts[0]
    value, ends = delta_0("chord")
    assert f"give {value} times Δ₀ {ends})" in texts[0] and f"give {value} {ends}) times" in texts[1]
    epsilon = [float(of[name]["epsilon_change"]) for name in ("many_images", "eleven_images")]
    assert f"ε moves by {epsilon[0]:.1f} and {epsilon[1]:.1f} K (median)" in texts[0]
    same = ("tight_paths", "more_pushes", "fine_levels")
    assert all(abs(float(of[name]["delta_0_ratio"]) - 1) < 1e-3 for name in same)
    assert f"{100 * (max(float(of[name]['delta_0_ratio_max']) for name in same) - 1):.0f} % at most" in texts[0]
    found = {name: float(row["n0_found"]) / float(ours["n0_found"]) for name, row in of.items()}
    assert all(abs(found[name] - 1) < 2e-3 for name in (*same, "many_images", "eleven_images", "chord"))
    assert f"{of['pushes_alone']['wells']} of the 83 wells are found, and n₀ is {two_digits(found['pushes_alone'])}" in texts[0]


def test_the_wells_of_another_model():
    text, [wells] = said(RUN), rows("nbc/double_wells")
    [of] = rows("nbc/well_quantities")
    beyond = sum(int(row["modes"]) for row in rows("nbc/modes_and_wells") if float(row["slope_from"]) > 1.6)
    assert f"the {wells['wells_A100']} wells that count" in text
    assert f"of {wells['paths']} paths {wells['certified']} are certified" in text
    assert f"{100 * float(of['reached_beyond_spinodal']):.0f} % of the {beyond} modes beyond the spinodal" in text
    last = rows("nbc/modes_and_wells")[-1]
    height = [f"{float(last[f'height_ratio{end}']):.2f}" for end in ("", "_p16", "_p84")]
    assert f"the median height of the top is the quartic's ({height[0]}; 68 %: {height[1]} to {height[2]})" in text
    quartics = [float(wells[name]) / float(wells["below_A100"]) for name in ("quartic_n0", "quartic_n0_levels")]
    times = [f"{float(two_digits(ratio)):.0f}" for ratio in quartics]
    assert f"n₀ of quartics is {times[0]} times that of the real wells, {times[1]} times with their own levels" in text
