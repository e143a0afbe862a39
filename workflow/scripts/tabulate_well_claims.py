"""Verdicts on what the soft-potential picture says of real double wells, as well_claims.csv and .tex; and well_quantities.csv,
the measured quantities at every T_p with their 95 % intervals.

--input, --paths, --tunnelling, --modes: files of the four stages, batch by batch; --measured: two_level_systems.h5, n0.h5
and debye.h5.  A well counts where Delta_0 lies in the window of n_0, and |epsilon| < A, the first of the configuration.
"""

import math
import pathlib

import numpy as np
import yaml

from double_wells import batches, beside, by_temperature, columns, reached_by_modes, row_of, wells_of_glass, window_of
from inputs import Files, arguments, fail, write_text
from tabulate_claims import as_latex, rows_of_table
from tabulate_modes_and_wells import SPINODAL, certified_wells, height, modes_of
from tabulate_table1 import as_csv
from well_statistics import UNKNOWN, Entry, exponent, quotient, rank_correlation, resampled, share

FLAT_WITHIN = 300  # |epsilon|, of the wells that reach both ends when tilted [K]
GROUP = "wells"
INTERVAL = ("", "_low95", "_high95")


class Measured(dict):
    """{dataset: values}, read as files are."""

    has = dict.__contains__

    def read(self, dataset):
        if dataset not in self:
            fail(f"claims: {dataset} is not known, expected {', '.join(name for name in self if not name.endswith('95'))}")
        return self[dataset]


def chains_of(own):
    """{glass: chain}"""
    return {glass: chain for batch in own for glass, chain in zip(*columns(batch.search, "glasses", "id", "chain"))}


def softest_modes(batch):
    """{row of /neighbours: row of the softest nonlinear mode whose push ends there}."""
    curvature, found = batch.modes.read("nonlinear_modes/lambda"), {}
    for mode, ends in reached_by_modes(batch.search).items():
        for end in ends:
            found[end] = min(found.get(end, mode), mode, key=lambda row: curvature[row])
    return found


def cubic_barriers(batch):
    """(Barrier of the cubic expansion, real one) for each well that a push found; both are heights above the glass [K]."""
    curvature, kappa = columns(batch.modes, "nonlinear_modes", "lambda", "kappa")
    (glass,) = columns(batch.search, "neighbours", "glass")
    joined = certified_wells(batch)
    found = [(end, mode) for end, mode in softest_modes(batch).items() if end in joined and kappa[mode]]
    return [
        Entry(glass[end], (batch.kelvin * 2 / 3 * curvature[mode] ** 3 / kappa[mode] ** 2, height(joined[end])))
        for end, mode in found
    ]


def of_modes(own):
    """Slopes, second minima and quartics of the nonlinear modes of one T_p."""
    reached_beyond, ahead_below, heights, distances, cubic = [], [], [], [], []
    for batch in own:
        for glass, mode in zip(batch.search.read("quartics/glass"), modes_of(batch)):
            if mode.slope > SPINODAL:
                reached_beyond.append(Entry(glass, mode.reached))
            else:
                ahead_below.append(Entry(glass, mode.ahead))
            if mode.real:
                heights.append(Entry(glass, height(mode.real) / height(mode.quartic)))
                distances.append(Entry(glass, mode.real.distance / mode.quartic.distance))
        cubic += cubic_barriers(batch)
    chains = chains_of(own)
    ratios = [Entry(glass, real / expected) for glass, (expected, real) in cubic]
    return {
        "reached_beyond_spinodal": share(reached_beyond, chains),
        "ahead_below_spinodal": share(ahead_below, chains),
        "height_over_quartic": resampled(np.median, heights, chains),
        "distance_over_quartic": resampled(np.median, distances, chains),
        "cubic_correlation": resampled(rank_correlation, cubic, chains, within=(-1, 1)),
        "height_over_cubic": resampled(np.median, ratios, chains),
        "cubic_wells": (len(cubic),) * 3,  # a count has no error
    }


def of_wells(own, asymmetry, window, typical):
    """Localised wells of the glasses of one T_p; typical: omega_0 [1/t]."""
    by_pushes, frequency, logarithms, symmetric = [], [], [], []
    for batch in own:
        path, low, high = columns(batch.levels, "levels", "path", "lowest_epsilon", "highest_epsilon")
        reach = dict(zip(path, np.minimum(-low, high)))
        minimum, _ = beside(batch.paths)
        (pushed,) = columns(batch.search, "neighbours", "by_pushes")
        (glass,) = columns(batch.paths, "neighbours", "glass")  # with the minima that were found on the way
        curvature, of_mode = batch.modes.read("nonlinear_modes/lambda"), softest_modes(batch)
        for row, epsilon, delta_0 in zip(*wells_of_glass(batch)):
            end = minimum[row]
            if not window[0] < delta_0 < window[1]:
                continue
            if end < len(pushed):
                by_pushes.append(Entry(glass[end], end in of_mode))
            logarithms.append(Entry(glass[end], math.log(delta_0)))
            if reach[row] > FLAT_WITHIN and abs(epsilon) < FLAT_WITHIN:
                symmetric.append(Entry(glass[end], abs(epsilon) < FLAT_WITHIN / 2))
            if abs(epsilon) < asymmetry and end in of_mode:
                frequency.append(Entry(glass[end], math.sqrt(max(curvature[of_mode[end]], 0)) / typical))
    chains = chains_of(own)
    return {
        "by_pushes": share(by_pushes, chains),
        "frequency_over_omega0": resampled(np.median, frequency, chains),
        "exponent": resampled(lambda x: exponent(x, *np.log(window)), logarithms, chains),
        "symmetric_half": share(symmetric, chains),
    }


def interval(files, group, name, at):
    return [np.asarray(files.read(f"{group}/{name}{end}"))[at] for end in INTERVAL]


def direct(files, parent_temperature, own, name="below", column=0):
    """n_0 of the wells that count, at one A; a lower bound where most descents that leave the glass end too far."""
    at = row_of(files, "two_level_systems", parent_temperature)
    value, low, high = (values[column] for values in interval(files, "two_level_systems", name, at))
    outcome = np.concatenate([np.asarray(batch.search.read("pushes/outcome"), dtype=str) for batch in own])
    kept, far = np.isin(outcome, ("new", "known")).sum(), (outcome == "far").sum()
    return value, low, math.inf if far > kept else high


def quotient_or_unknown(value, by):
    return quotient(value, by) if value[0] > 0 and by[0] > 0 else UNKNOWN


def over_reference(files, grouped):
    """{T_p: {quantity: n_0 over that at the reference T_p}}: of real wells, corrected for what is missed, and of quartics."""
    reference, over = float(files.read("debye/reference_parent_temperature")), {t: {} for t in grouped}
    densities = {"quartic_over_reference": {t: interval(files, "n0", "n0", row_of(files, "n0", t)) for t in grouped}}
    for column, a in enumerate(files.read("two_level_systems/asymmetry")[0]):
        densities[f"over_reference_A{a:g}"] = {t: direct(files, t, own, "corrected", column) for t, own in grouped.items()}
    for name, n0 in densities.items():
        ours = n0.get(reference, UNKNOWN)
        for t in grouped:
            over[t][name] = (1.0, 1.0, 1.0) if t == reference and ours[1] > 0 else quotient_or_unknown(n0[t], ours)
    return over


def measure(found, files):
    """Every quantity that the claims name, hot to cold."""
    grouped, rows = by_temperature(found), {}
    asymmetry, window = float(files.read("two_level_systems/asymmetry")[0, 0]), window_of(files)
    direct_n0 = {t: direct(files, t, own) for t, own in grouped.items()}
    hottest, over = direct_n0[max(grouped)], over_reference(files, grouped)
    for t, own in grouped.items():
        omega_debye = files.read("debye/debye_frequency")[row_of(files, "debye", t)]
        at = row_of(files, "n0", t)
        row = of_modes(own) | of_wells(own, asymmetry, window, files.read("n0/omega0_over_omegaD")[at] * omega_debye)
        row["n0_over_quartic"] = quotient_or_unknown(direct_n0[t], interval(files, "n0", "n0", at))
        row["relative_n0"] = (1.0, 1.0, 1.0) if t == max(grouped) else quotient_or_unknown(direct_n0[t], hottest)
        rows[t] = row | over[t]
    measured = Measured({f"{GROUP}/parent_temperature": np.array(list(rows))})
    for name in next(iter(rows.values())):
        for k, end in enumerate(INTERVAL):
            measured[f"{GROUP}/{name}{end}"] = np.array([row[name][k] for row in rows.values()], dtype=float)
    return measured


def quantities(measured):
    """One row for each T_p."""
    names = [name.removeprefix(f"{GROUP}/") for name in measured]
    return [dict(zip(names, values)) for values in zip(*measured.values())]


if __name__ == "__main__":
    given = arguments(__doc__, "paths", "tunnelling", "modes", "measured", "claims")
    if pathlib.Path(given.output).suffix != ".csv":
        fail(f"--output is {given.output}, expected a name that ends in .csv")
    known = measure(batches(given.input, given.paths, given.tunnelling, given.modes), Files(given.measured))
    with open(given.claims[0], encoding="utf-8") as file:
        table = rows_of_table(known, yaml.safe_load(file), [GROUP])
    write_text(pathlib.Path(given.output).with_suffix(".tex"), as_latex(table))
    write_text(pathlib.Path(given.output).with_name("well_quantities.csv"), as_csv(quantities(known)))
    write_text(given.output, as_csv(table))
