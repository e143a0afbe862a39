"""Whether two studies found the same liquids and glasses, as CSV and LaTeX: every mean with its error, and a chi^2.

--input: liquids, minima, elasticity and modes of one study; --other: of the other.  The size of the sample is the number
of chains: the glasses of a chain remember each other.  Pressures follow the energies (their correlation is 0.99) and do
not enter the chi^2; other rows of one T_p share their chains, too.  Where a study has chains from hotter and from colder
liquids, its own two means of the energy are compared as well.
"""

import math
import pathlib
import statistics
import sys

import numpy as np
import yaml

from inputs import Files, arguments, fail, write_text
from notation import temperature
from tabulate_table1 import as_csv

STARTS = "starts"
LATEX = {
    STARTS: r"$U/N$ of the liquid, from hot and from cold starts",
    "liquid_energy": r"$U/N$ of the liquid",
    "liquid_pressure": r"$p$ of the liquid",
    "energy": r"$U/N$",
    "pressure": r"$p$",
    "shear_modulus": r"$G$",
    "bulk_modulus": r"$K$",
    "modes": r"modes below $x_1$",
    "c1": r"$c_1$, harmonic",
}


def per_glass(file, values):
    """{(T_p, chain): [values of its glasses]} from {id: value}."""
    found = {}
    columns = (file.read(f"glasses/{name}") for name in ("parent_temperature", "chain", "id"))
    for parent_temperature, chain, identity in zip(*columns):
        if identity in values:
            found.setdefault((parent_temperature, chain), []).append(values[identity])
    return found


def of_liquids(file):
    """Energy and pressure at each sample, from the record of its chain."""
    rows = zip(*(file.read(f"equilibration/{name}") for name in ("chain", "sweep", "energy", "pressure")))
    record = {(chain, sweep): (energy, pressure) for chain, sweep, energy, pressure in rows}
    samples = list(zip(*(file.read(f"glasses/{name}") for name in ("id", "chain", "sweep"))))
    at = {identity: record[chain, sweep] for identity, chain, sweep in samples if (chain, sweep) in record}
    return {f"liquid_{name}": {k: both[n] for k, both in at.items()} for n, name in enumerate(("energy", "pressure"))}


def starts_of(paths):
    """{(T_p, chain): hot or cold}, from the first segment of each chain."""
    found = {}
    for file in (Files([path]) for path in paths):
        if file.has("equilibration/chains/start"):
            parent_temperature = file.read("glasses/parent_temperature")[0]
            for chain, start in zip(*(file.read(f"equilibration/chains/{name}") for name in ("chain", "start"))):
                kind = start.decode() if isinstance(start, bytes) else start
                if kind in ("hot", "cold"):
                    found[parent_temperature, chain] = kind
    return found


def of_minima(file):
    identities = file.read("glasses/id")
    return {name: dict(zip(identities, file.read(f"observables/{dataset}/value")))
            for name, dataset in (("energy", "potential_energy"), ("pressure", "pressure"))}  # fmt: skip


def of_elasticity(file):
    identities = file.read("elasticity/glass")
    return {name: dict(zip(identities, file.read(f"elasticity/{name}"))) for name in ("shear_modulus", "bulk_modulus")}


def of_modes(file):
    """Modes below the first plane wave, and the median of chi a^2/(m omega_D^2) of those, where there are any."""
    glass, frequency = file.read("modes/glass"), file.read("modes/frequency")
    columns = ("glass", "first_plane_wave", "complete_below", "debye_frequency")
    completeness = zip(*(file.read(f"completeness/{name}") for name in columns))
    length2 = yaml.safe_load(file.read("parameters/model"))["density"] ** (-2 / 3)
    counts, quartic = {}, {}
    for identity, plane_wave, complete, debye in completeness:
        soft = (glass == identity) & (frequency < min(plane_wave, complete))
        counts[identity] = float(soft.sum())
        if soft.any():
            quartic[identity] = float(np.median(file.read("modes/chi")[soft]) * length2 / debye**2)
    return {"modes": counts, "c1": quartic}


KINDS = {"equilibration/sweep": of_liquids, "as_read/id": of_minima, "elasticity/shear_modulus": of_elasticity, "modes/chi": of_modes}


def values_of(paths):
    """{quantity: {(T_p, chain): [values of its glasses]}} of one study."""
    values = {}
    for path in paths:
        file = Files([path])
        for dataset, quantities in KINDS.items():
            if file.has(dataset):
                for name, by_glass in quantities(file).items():
                    for key, found in per_glass(file, by_glass).items():
                        values.setdefault(name, {}).setdefault(key, []).extend(found)
                break
    return values


def chains_of(values):
    """{quantity: {T_p: [mean of each chain, glasses]}}."""
    means = {}
    for name, by_chain in values.items():
        for (parent_temperature, _), found in sorted(by_chain.items()):
            means.setdefault(name, {}).setdefault(parent_temperature, []).append((float(np.mean(found)), len(found)))
    return means


def parted_by_start(values, starts):
    """The energies of chains from hotter, and of those from colder liquids."""
    energies = values.get("liquid_energy", {})
    parted = ({key: found for key, found in energies.items() if starts.get(key) == kind} for kind in ("hot", "cold"))
    return [chains_of({STARTS: of_kind}) if of_kind else {} for of_kind in parted]


def student(t, freedom):
    """P(|T| > t) of Student's distribution."""
    x = np.linspace(0, math.pi / 2, 20001)  # T = sqrt(freedom) tan x has the density cos^(freedom - 1) x
    density = np.cos(x) ** (freedom - 1)
    steps = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    return 1 - float(np.interp(math.atan(t / math.sqrt(freedom)), x, steps)) / steps[-1]


def chi_squared(value, freedom):
    """P(chi^2 > value), by the normal approximation of its cube root (Wilson and Hilferty)."""
    spread = 2 / (9 * freedom)
    return 1 - statistics.NormalDist().cdf(((value / freedom) ** (1 / 3) - 1 + spread) / math.sqrt(spread))


def mean_with_error(chains):
    means, glasses = np.array(chains).T
    return float(means.mean()), float(means.std(ddof=1) / math.sqrt(len(means))), int(glasses.sum())


def row(name, parent_temperature, ours, theirs):
    """Welch's comparison of the means of chains, as normal deviations of the same probability."""
    (a, a_error, a_glasses), (b, b_error, b_glasses) = mean_with_error(ours), mean_with_error(theirs)
    variance = a_error**2 + b_error**2
    freedom = variance**2 / (a_error**4 / (len(ours) - 1) + b_error**4 / (len(theirs) - 1))
    probability = max(student(abs(a - b) / math.sqrt(variance), freedom), 1e-15)
    return {
        "parent_temperature": parent_temperature, "quantity": name, "value": a, "error": a_error, "glasses": a_glasses,
        "chains": len(ours), "other": b, "other_error": b_error, "other_glasses": b_glasses, "other_chains": len(theirs),
        "deviations": math.copysign(statistics.NormalDist().inv_cdf(1 - probability / 2), a - b),
    }  # fmt: skip


def compared(ours, theirs):
    both = [(parent, name) for name in LATEX for parent in ours.get(name, {}) if parent in theirs.get(name, {})]
    lists = [(parent, name, ours[name][parent], theirs[name][parent]) for parent, name in sorted(both, key=lambda key: -key[0])]
    found = []
    for parent, name, a, b in lists:
        if min(len(a), len(b)) < 2 or mean_with_error(a)[1] + mean_with_error(b)[1] == 0:
            print(f"compare: {name} at T_p = {temperature(parent)} has one chain, or is the same in all: left out", file=sys.stderr)
        else:
            found.append(row(name, parent, a, b))
    return found


def with_error(value, error):
    decimals = max(0, 1 - math.floor(math.log10(error))) if error > 0 else 3
    return f"${value:.{decimals}f} \\pm {error:.{decimals}f}$"


def as_latex(rows):
    lines = [r"\begin{tabular}{llccr}", r"$T_p$ & & this study & the other & $z$ \\", r"\hline"]
    for k, each in enumerate(rows):
        new = k == 0 or rows[k - 1]["parent_temperature"] != each["parent_temperature"]
        cells = [temperature(each["parent_temperature"]) if new else "", LATEX[each["quantity"]]]
        cells += [with_error(each["value"], each["error"]), with_error(each["other"], each["other_error"])]
        lines.append(" & ".join([*cells, f"${each['deviations']:.1f}$"]) + r" \\")
    counted = [each["deviations"] ** 2 for each in rows if "pressure" not in each["quantity"] and each["quantity"] != STARTS]
    sums = rf"$\chi^2 = {sum(counted):.1f}$ of {len(counted)} rows without pressures and starts, $P = {chi_squared(sum(counted), len(counted)):.2f}$"
    lines += [r"\hline", rf"\multicolumn{{5}}{{l}}{{{sums}}}"]
    return "\n".join([*lines, r"\end{tabular}", ""])


if __name__ == "__main__":
    given = arguments(__doc__, "other")
    ours = values_of(given.input)
    rows = compared(chains_of(ours), chains_of(values_of(given.other))) + compared(*parted_by_start(ours, starts_of(given.input)))
    rows.sort(key=lambda each: -each["parent_temperature"])
    if not rows:
        fail("the two studies have no parent temperature in common with more than one chain each")
    write_text(given.output, as_csv(rows))
    write_text(pathlib.Path(given.output).with_suffix(".tex"), as_latex(rows))
