"""Means over chains of two studies beside each other: Welch's test, and a chi^2 that keeps what chains share.

Both studies are {quantity: {T_p: {chain: (mean, glasses)}}}.
"""

import math
import statistics

import numpy as np


def student(t, freedom):
    """P(|T| > t) of Student's distribution."""
    x = np.linspace(0, math.pi / 2, 4001)  # T = sqrt(freedom) tan x has the density cos^(freedom - 1) x
    density = np.cos(x) ** (freedom - 1)
    steps = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    return 1 - float(np.interp(math.atan(t / math.sqrt(freedom)), x, steps)) / steps[-1]


def mean_with_error(chains):
    means, glasses = np.array(list(chains.values())).T
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


def compared(ours, theirs, left_out=None):
    """A row for every quantity at every T_p of both, hot ones first; `left_out` gets those without an error."""
    both = [(parent, name) for name in ours for parent in ours[name] if parent in theirs.get(name, {})]
    found = []
    for parent, name in sorted(both, key=lambda key: -key[0]):
        a, b = ours[name][parent], theirs[name][parent]
        if min(len(a), len(b)) > 1 and mean_with_error(a)[1] + mean_with_error(b)[1] > 0:
            found.append(row(name, parent, a, b))
        elif left_out is not None:
            left_out.append((name, parent))
    return found


def chi_squared(rows):
    return sum(each["deviations"] ** 2 for each in rows)


def exchanged(ours, theirs, random):
    """Both with whole chains exchanged at random, at each T_p the same ones for all quantities."""
    studies = {0: {}, 1: {}}
    new = {}
    for name in ours.keys() & theirs.keys():
        for parent in ours[name].keys() & theirs[name].keys():
            pool = {(study, chain): mean for study, of in enumerate((ours, theirs)) for chain, mean in of[name][parent].items()}
            if parent not in new:
                labels = sorted(pool)
                new[parent] = dict(zip(labels, random.permutation([study for study, _ in labels])))
            for label, mean in pool.items():
                studies[new[parent].get(label, label[0])].setdefault(name, {}).setdefault(parent, {})[label] = mean
    return studies[0], studies[1]


def probability(ours, theirs, found, times=2000):
    """How often an exchange of chains gives as large a chi^2."""
    random = np.random.default_rng(1)
    larger = sum(chi_squared(compared(*exchanged(ours, theirs, random))) >= found - 1e-9 for _ in range(times))
    return (larger + 1) / (times + 1)
