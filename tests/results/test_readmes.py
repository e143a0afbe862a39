"""What the READMEs say in numbers is what the published tables hold."""

import csv
import pathlib
import re
import subprocess
import sys

import h5py
import numpy as np
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "results/published"
sys.path.insert(0, str(ROOT / "workflow/scripts"))

from notation import plain  # noqa: E402

FRONT, RUN, COSTS = "README.md", "results/published/README.md", "tests/benchmarks/README.md"
LIQUIDS, PROFILES = "resources/liquids/README.md", "workflow/profiles/README.md"
WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty""".split()


def rows(table):
    with open(PUBLISHED / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def claim(name):
    [row] = [row for row in rows("tables/claims") if row["claim"] == name]
    return float(row["value"]), float(row["low95"]), float(row["high95"])


def variant(says, quantity, table="tables/robustness"):
    """Of a variant, hot to cold."""
    return np.array([float(row[quantity]) for row in rows(table) if row["variant"] == says])


def two_digits(number):
    return f"{float(f'{number:.1e}'):g}"


def fall(ratio):
    """`96-fold (67 to 150 at 95 %)` of a ratio and its interval; of a limit `more than 67-fold (95 %)`."""
    value, low, high = ratio
    if low == 0:
        digit = 10 ** (np.floor(np.log10(1 / high)) - 1)
        return f"more than {np.floor(1 / high / digit) * digit:g}-fold (95 %)"  # a bound is not rounded up
    return f"{two_digits(1 / value)}-fold ({two_digits(1 / high)} to {two_digits(1 / low)} at 95 %)"


def average(stage, name):
    """A dataset of the averages, hot to cold."""
    with h5py.File(PUBLISHED / f"averages/{stage.partition('/')[0]}.h5") as file:
        return file[f"{stage}/{name}"][()]


def with_error(value, error):
    """`0.005(2)`"""
    return f"{value:.3f}({1000 * error:.0f})"


def in_words(number):
    return WORDS[number] if number < len(WORDS) else str(number)


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


def said(page):
    """The text of a README in one line."""
    return " ".join((ROOT / page).read_text(encoding="utf-8").split())


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
    assert failed == {"bulk_modulus", "quartic_range", "quartic_law", "silicon"}
    assert 1e45 / claim("silicon")[2] > 10 and variant(r"one $\chi$ for all modes of a $T_p$", "n0_low")[-1] > 1e44  # "but not with one χ"
    value, error = (average("spectrum/fit", name)[2] for name in ("exponent", "exponent_error"))
    assert f"the fitted exponent is {value:.1f}({10 * error:.0f})" in said(FRONT)


def test_the_end_of_the_interval_of_claim_1():
    assert f"The interval of claim 1 ends at {claim('typical_frequency')[2]:.5f}, the bound is 0.1" in said(RUN)


def test_the_exponents_of_the_colder_liquids():
    values, errors = (average("spectrum/fit", name)[2:] for name in ("exponent", "exponent_error"))
    first, second = (f"{value:.1f}({10 * error:.0f})" for value, error in zip(values, errors))
    assert f"exponents are {first} and {second}" in said(RUN)
    value, error, _ = exponent(0.35, 0.075)
    assert f"below 0.075 ω_D it is {value:.1f}({10 * error:.0f}) at 0.35" in said(RUN)


def counts(parent, table):
    """Cut-offs, and harmonic modes per degree of freedom below each, of one T_p; how many modes these are; A_4 and its error."""
    of = [row for row in rows(f"{table}/spectrum") if float(row["parent_temperature"]) == parent and row["modes"] != "nan"]
    cutoffs, modes, prefactors, low, high = (np.array([float(row[name]) for row in of]) for name in ("cutoff", "modes", "A4", "A4_low", "A4_high"))
    return cutoffs, modes / (3 * float(of[0]["particles"]) * float(of[0]["glasses"])), modes, prefactors, (high - low) / 2


def at_cutoff(parent, cutoff, table):
    cutoffs, _, _, prefactors, errors = counts(parent, table)
    [k] = np.flatnonzero(np.isclose(cutoffs, cutoff))
    return f"{prefactors[k]:.1f}({10 * errors[k]:.0f})" if prefactors[k] < 100 else f"{prefactors[k]:.0f}({errors[k]:.0f})"


def exponent_of_counts(parent, highest):
    """Of finite_size, by maximum likelihood of the numbers of modes between cut-offs: value, error."""
    cutoffs, _, modes, *_ = counts(parent, "finite_size")
    below = cutoffs < highest + 1e-6
    edges, between = np.concatenate([[0.0], cutoffs[below]]), np.diff(modes[below], prepend=0.0)
    powers = np.arange(1.0, 7.0, 0.01)
    shares = [np.diff((edges / edges[-1]) ** (power + 1)) for power in powers]
    value = powers[np.argmax([between @ np.log(share) for share in shares])]
    return value, (value + 1) / np.sqrt(between.sum())


def test_what_fewer_particles_say_at_0_80():
    cutoffs, density, modes, *_ = counts(0.8, "finite_size")
    low, high = np.flatnonzero(np.isclose(cutoffs, 0.06) | np.isclose(cutoffs, 0.07))
    law = [average("spectrum/fit", f"A4{end}")[0] for end in ("", "_low", "_high")]
    ratio = 5 * (density[high] - density[low]) / (0.07**5 - 0.06**5) / law[0]
    error = ratio * np.hypot((modes[high] - modes[low]) ** -0.5, (law[2] - law[1]) / 2 / law[0])
    found = f"{ratio:.2f}({100 * error:.0f})"
    assert f"between 0.06 and 0.07 ω_D is {found} of the law" in said(RUN)
    assert f"in glasses of 2000 particles, is {found} of the law" in said(FRONT) and f"is {found} of the law" in said("paper/main.tex")
    least = ratio / claim("depletion")[2]
    falls = f"D_L falls {two_digits(ratio / claim('mode_density')[0])}-fold, and n₀ more than {10 * (least // 10):.0f}-fold"
    assert all(falls in said(page) for page in (FRONT, RUN)) and f"are {1 / ratio:.1f} times too large" in said(RUN)
    assert f"becomes {10 * (least // 10):.0f}." in said("paper/main.tex")
    assert f"and more than {10 * (least // 10):.0f}-fold with the density" in said("paper/main.tex")
    sizes = (at_cutoff(0.8, 0.05, table) for table in ("finite_size", "tables"))
    assert f"the same A₄ω_D⁵, {' and '.join(sizes)}" in said(RUN)
    value, error = exponent_of_counts(0.8, 0.05)
    assert f"In the glasses of 2000 particles it is {value:.1f}({10 * error:.0f})" in said(RUN)


def times_as_many(low, high):
    """Modes per degree of freedom at T_p = 0.35 between two cut-offs, of the published run over finite_size, with error."""
    between = []
    for table in ("tables", "finite_size"):
        cutoffs, density, modes, *_ = counts(0.35, table)
        first, last = np.flatnonzero(np.isclose(cutoffs, low) | np.isclose(cutoffs, high))
        between.append((density[last] - density[first], modes[last] - modes[first]))
    ratio = between[0][0] / between[1][0]
    return f"{ratio:.1f}({10 * ratio * np.sqrt(sum(1 / modes for _, modes in between)):.0f})"


def test_what_fewer_particles_say_at_0_35():
    value, error = exponent_of_counts(0.35, 0.09)
    found = f"{value:.1f}({10 * error:.0f})"
    assert f"the exponent is {found} at N = 1000" in said(RUN) and f"it is {found} in glasses of 1000 particles" in said(FRONT)
    sizes = [at_cutoff(0.35, 0.09, table) for table in ("finite_size", "tables")]
    assert f"A₄ω_D⁵ is {sizes[0]}, beside {sizes[1]} at N = 2000" in said(RUN)
    assert f"exponent {found} and $A_4\\omega_D^5 = {sizes[0]}$, beside {sizes[1]} at" in said("paper/main.tex")
    near, nearer = times_as_many(0.09, 0.095), times_as_many(0.095, 0.1)
    assert f"N = 2000 has {near} times, and from there to 0.10 ω_D {nearer} times as many" in said(RUN)
    assert f"there are {near} times fewer" in said("paper/main.tex") and f"and {nearer} times fewer" in said("paper/main.tex")


def exponent(parent, highest):
    """Of the density of harmonic modes below a frequency, by maximum likelihood: value, error, number of modes."""
    modes = average("n0/harmonic", "x")[average("n0/harmonic", "parent_temperature") == parent]
    modes = modes[modes < highest]
    value = len(modes) / np.log(highest / modes).sum() - 1
    return value, (value + 1) / np.sqrt(len(modes)), len(modes)


def test_how_many_modes_are_very_soft():
    value, error, modes = exponent(0.8, 0.05)
    warm, of_warm, _ = exponent(0.55, 0.08)
    glasses, lowest = average("n0", "glasses")[0], average("n0/harmonic", "x").min()
    found = f"where {modes} modes of {glasses} glasses lie, their density grows with exponent {value:.1f}({10 * error:.0f})"
    assert f"{found}; at 0.55 it is {warm:.1f}({10 * of_warm:.0f}) below 0.08 ω_D" in said(RUN)
    with h5py.File(PUBLISHED / "catalogue/T0.80.h5") as file:
        moduli = np.sort(file["elasticity/shear_modulus"][()])
    softest = f"The softest mode of one glass, at {lowest:.3f} ω_D, makes its shear modulus negative: −{-moduli[0]:.1f}"
    assert f"{softest}, where the mean of the others is {moduli[1:].mean():.1f}" in said(RUN) and moduli[1] > 0
    once = [glasses / (modes * (lowest / 0.05) ** (power + 1)) for power in (4, value)]
    assert f"once in 10⁵ glasses, by the exponent found here once in {once[1] / 1e4:.0f} × 10⁴" in said(RUN) and round(np.log10(once[0])) == 5
    paper = " ".join((ROOT / "paper/main.tex").read_text(encoding="utf-8").split())
    assert f"below $0.05\\,\\omega_D$ it is {value:.1f}({10 * error:.0f}) in the published run" in paper


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


def test_whether_the_liquids_are_equilibrated():
    warm, cold = (with_error(*(average("relaxation", f"temperature_of_energy{end}")[row] for end in ("", "_error"))) for row in (2, 3))
    assert f"those of the published run at 0.35 belong to T = {warm}" in said(LIQUIDS)
    assert f"where they have the energy of T = {cold}" in said(LIQUIDS)
    assert f"have the energy of T = {cold}" in said(FRONT) and f"T_p = 0.30 is {cold}." in said(RUN)


def test_the_parts_of_chains_that_errors_are_taken_over():
    lengths = [[plain(float(steps)) for steps in average(stage, "group_length")[1:]] for stage in ("debye", "spectrum/fit")]
    moduli, soft = (f"{warm} steps at T_p = 0.55, {cold} at 0.35 and {coldest} at 0.30" for warm, cold, coldest in lengths)
    assert f"these parts are {moduli}" in said(LIQUIDS) and f"For the soft modes they are {soft}" in said(LIQUIDS)


def test_the_number_of_glasses():
    published, paper = (sum(int(row["glasses"]) for row in rows(f"tables/{table}")) for table in ("table1", "cost"))
    assert f"the published run, {published:,} glasses" in said(PROFILES)
    assert f"{paper:,} glasses, with liquids of breathing sizes" in said(PROFILES)


def test_the_core_hours_of_the_published_run():
    """Those of the glasses that were searched, and of the others as much as such glasses take."""
    searched = rows("double_wells/cost_of_double_wells")
    others = [int(all_of["glasses"]) - int(row["glasses"]) for all_of, row in zip(rows("tables/table1"), searched)]
    each = [float(row["all_h"]) / int(row["glasses"]) for row in rows("tables/cost")]
    total = sum(float(row["core_hours"]) for row in searched) + np.dot(others, each)
    wells = sum(float(row["wells_s"]) * int(row["glasses"]) for row in searched) / 3600
    [in_all] = re.findall(r"(\d\.\d) core-hours in all", said(RUN))
    [without] = re.findall(r"(\d\.\d) with `config/large.yaml` \(the published run\)", said(COSTS))
    assert abs(float(in_all) - total) < 0.1 and abs(float(without) - (total - wells)) < 0.1
    assert f"glasses | {in_all} |" in said(PROFILES) and f"{in_all} and 94" in said(COSTS)


def test_the_core_hours_of_the_scale_of_the_paper():
    hours = {row["parent_temperature"]: row for row in rows("tables/cost")}
    total = sum(float(row["all_h"]) for row in hours.values())
    liquids = [float(hours[t]["liquid_h"]) for t in ("0.3", "0.35")]
    after = total - sum(float(row["liquid_h"]) for row in hours.values())
    assert f"and {total:.0f} with `config/paper.yaml`" in said(COSTS)
    expected = f"Of the other {total:.0f}, the liquids at T_p = 0.30 take {liquids[0]:.0f}, those at 0.35 take {liquids[1]:.0f}"
    assert f"{expected}, and all that follows the liquids takes {after:.0f}" in said(PROFILES)


def test_the_example_prints_the_published_n0():
    done = subprocess.run([sys.executable, PUBLISHED / "example.py"], capture_output=True, text=True, check=True)
    found = re.findall(r"^(\d\.\d\d) +(\S+) \((\S+) to (\S+)\)$", done.stdout, re.MULTILINE)
    measured = [row for row in rows("tables/table1") if not row["limit"]]
    table = [[float(row[name]) for name in ("parent_temperature", "n0", "n0_low", "n0_high")] for row in measured]
    [limit] = [row for row in rows("tables/table1") if row["limit"]]
    assert done.stdout.splitlines()[-1] == f"{float(limit['parent_temperature']):.2f}   below {float(limit['n0']):.1e} (95 %)"
    assert np.allclose(np.array(found, dtype=float), table, rtol=0.06)
    assert [f"{float(n0):.1e}" for _, n0, *_ in found] == [f"{row[1]:.1e}" for row in table]


def test_the_example_reads_a_run_with_an_empty_strip(tmp_path):
    with h5py.File(tmp_path / "n0.h5", "w") as file:
        for name, value in {"parent_temperature": 0.3, "n0": 2e44, "n0_low": 0.0, "n0_high": 1e44, "limit": 1, "limit_A4": 0}.items():
            file[f"n0/{name}"] = [value]
    done = subprocess.run([sys.executable, PUBLISHED / "example.py", tmp_path / "n0.h5"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "0.30   below 2.0e+44 (95 %)"


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
    assert f"the height of its top is right ({height:.2f}, median of five modes)" in text
    costs = {row["parent_temperature"]: float(row["wells_s"]) for row in rows("double_wells/cost_of_double_wells")}
    cost = f"{costs['0.3']:.1f} to {costs['0.55']:.1f} CPU seconds a glass of N = 2000, and {costs['0.8']:.0f} at N = 8000"
    assert cost in text and f"{costs['0.3']:.1f} (T_p = 0.30) to {costs['0.55']:.1f} (0.55) CPU seconds" in said(COSTS)


def falls_of_wells(quantity):
    """From 0.55 to 0.35 and 0.30: how many times, with 95 %."""
    of = {row["parent_temperature"]: row for row in rows("double_wells/well_quantities")}
    ratios = ([float(of[t][f"{quantity}{end}"]) for end in ("", "_low95", "_high95")] for t in ("0.35", "0.3"))
    return [(two_digits(1 / value), f"({two_digits(1 / high)} to {two_digits(1 / low)}") for value, low, high in ratios]


def test_how_far_n0_of_real_wells_falls():
    texts = [said(page).replace("\\,", " ").replace("\\%", "%").replace("$", "") for page in (RUN, "paper/main.tex")]
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
    texts = [said(page).replace("\\,", " ").replace("\\%", "%") for page in (RUN, "paper/main.tex")]
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


def test_what_liquids_of_another_method_say():
    of = {(row["parent_temperature"], row["quantity"]): row for row in rows("tables/comparison")}
    cold = of["0.35", "liquid_energy"]
    lower, error = float(cold["other"]) - float(cold["value"]), np.hypot(float(cold["error"]), float(cold["other_error"]))
    assert f"lower by {lower:.4f}({10000 * error:.0f})" in said(LIQUIDS)
    assert f"{with_error(*(float(of['0.3', 'liquid_energy'][name]) for name in ('other', 'other_error')))} belongs to T" in said(LIQUIDS)
    assert f"${lower:.4f}({10000 * error:.0f})$ per particle" in said("paper/main.tex")
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
    for text in (said(LIQUIDS), said("paper/main.tex").replace("$", "")):
        assert f"by {lower:.4f}({10000 * both:.0f})" in text
    hot, warm = average("relaxation", "energy")[:2]
    slope = (hot - warm) / (0.8**0.6 - 0.55**0.6)

    def temperature(at):
        return ((at - hot) / slope + 0.8**0.6) ** (5 / 3)

    way = (temperature(energy) ** 0.6 - 0.8**0.6) / (0.55**0.6 - 0.8**0.6)
    errors = average("relaxation", "energy_error")
    whole = np.hypot(error, np.hypot((1 - way) * errors[0], way * errors[1]))  # the law has an error, too
    spread = (temperature(energy + whole) - temperature(energy - whole)) / 2
    for text in (said(LIQUIDS), said("paper/main.tex").replace("$", "")):
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
    assert chi2 in said("paper/main.tex") and f"and {of_warm:.1f} the energy of the liquid at 0.55" in said("paper/main.tex")
    assert f"give {parts[True]:.1f}." in said("paper/main.tex")
    assert rf"falls to $1/e$ in ${steps / 1e6:.1f}\times10^6$ steps" in said("paper/main.tex")
