"""Whether two studies found the same liquids and glasses, as CSV and LaTeX: every mean with its error, and a chi^2.

--input: liquids, minima, elasticity and modes of one study; --other: of the other.  The size of the sample is the number
of chains: the glasses of a chain remember each other.  Pressures follow the energies (their correlation is 0.99) and do
not enter the chi^2.  Its probability comes from exchanging whole chains between the studies: rows of one T_p share them.
Where a study has chains from hotter and from colder liquids, its own two means of the energy are compared as well.
"""

import math
import pathlib
import sys

import numpy as np
import yaml

from chain_statistics import chi_squared, compared, probability
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


KINDS_OF_START = {"hot": "hot", "random": "hot", "cold": "cold"}


def starts_of(paths):
    """{(T_p, chain): hot or cold}, from the first segment of each chain."""
    found = {}
    for file in (Files([path]) for path in paths):
        if file.has("equilibration/chains/start"):
            parent_temperature = file.read("glasses/parent_temperature")[0]
            for chain, start in zip(*(file.read(f"equilibration/chains/{name}") for name in ("chain", "start"))):
                kind = start.decode() if isinstance(start, bytes) else start
                if kind in KINDS_OF_START:
                    found[parent_temperature, chain] = KINDS_OF_START[kind]
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
    """{quantity: {T_p: {chain: (mean, glasses)}}}."""
    means = {}
    for name, by_chain in values.items():
        for (parent_temperature, chain), found in sorted(by_chain.items()):
            means.setdefault(name, {}).setdefault(parent_temperature, {})[chain] = (float(np.mean(found)), len(found))
    return means


def parted_by_start(values, starts):
    """The energies of chains from hotter, and of those from colder liquids."""
    energies = values.get("liquid_energy", {})
    parted = ({key: found for key, found in energies.items() if starts.get(key) == kind} for kind in ("hot", "cold"))
    return [chains_of({STARTS: of_kind}) if of_kind else {} for of_kind in parted]


def with_error(value, error):
    decimals = max(0, 1 - math.floor(math.log10(error))) if error > 0 else 3
    return f"${value:.{decimals}f} \\pm {error:.{decimals}f}$"


def counted(quantities):
    """What enters the chi^2, of rows or of a study."""
    return {name: of for name, of in quantities.items() if "pressure" not in name and name != STARTS}


def as_latex(rows, sums):
    lines = [r"\begin{tabular}{llcccr}", r"$T_p$ & & this study & the other & chains & $z$ \\", r"\hline"]
    for k, each in enumerate(rows):
        new = k == 0 or rows[k - 1]["parent_temperature"] != each["parent_temperature"]
        cells = [temperature(each["parent_temperature"]) if new else "", LATEX[each["quantity"]]]
        cells += [with_error(each["value"], each["error"]), with_error(each["other"], each["other_error"])]
        cells += [f"{each['chains']}, {each['other_chains']}", f"${each['deviations']:.1f}$"]
        lines.append(" & ".join(cells) + r" \\")
    return "\n".join([*lines, r"\hline", rf"\multicolumn{{6}}{{l}}{{{sums}}}", r"\end{tabular}", ""])


def sums_of(ours, theirs):
    """The chi^2 over all rows but pressures and starts, in words."""
    rows = compared(counted(ours), counted(theirs))
    if not rows:
        fail("the two studies have no parent temperature in common with more than one chain each")
    found = chi_squared(rows)
    chance = probability(counted(ours), counted(theirs), found)
    p = f"P = {chance:.2f}" if chance >= 0.005 else "P < 0.01"
    return rf"$\chi^2 = {found:.1f}$ of {len(rows)} rows without pressures and starts, ${p}$"


def main():
    given = arguments(__doc__, "other")
    values = values_of(given.input)
    ours, theirs = chains_of(values), chains_of(values_of(given.other))
    sums, left_out = sums_of(ours, theirs), []
    rows = compared(ours, theirs, left_out) + compared(*parted_by_start(values, starts_of(given.input)), left_out)
    for name, parent in left_out:
        print(f"compare: {name} at T_p = {temperature(parent)} has one chain, or is the same in all: left out", file=sys.stderr)
    rows.sort(key=lambda each: (-each["parent_temperature"], list(LATEX).index(each["quantity"])))
    write_text(given.output, as_csv(rows))
    write_text(pathlib.Path(given.output).with_suffix(".tex"), as_latex(rows, sums))


if __name__ == "__main__":
    main()
