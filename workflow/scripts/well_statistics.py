"""Estimates with their 95 % intervals from modes and wells that come glass by glass.  NaN where fewer than FEWEST tell it."""

import collections
import math

import numpy as np

from notation import TWO_SIGMA

FEWEST = 5
SAMPLES = 2000
UNKNOWN = (math.nan,) * 3
Entry = collections.namedtuple("Entry", "glass value")  # glass: its id


def beta_quantile(a, b, probability):
    """Of the Beta distribution; a, b >= 1/2.  With x = sin^2 its density is bounded at both ends."""
    angle = np.linspace(0, np.pi / 2, 20001)[1:-1]
    logarithm = (2 * a - 1) * np.log(np.sin(angle)) + (2 * b - 1) * np.log(np.cos(angle))
    below = np.cumsum(np.exp(logarithm - logarithm.max()))
    return math.sin(np.interp(probability, below / below[-1], angle)) ** 2


def exact_interval(hits, trials, tail):
    """Ends of the interval of a share of independent trials, each passed by the true one in `tail` of all cases at most;
    C. J. Clopper and E. S. Pearson, Biometrika 26, 404 (1934).  Trials may be worth no whole number."""
    low = beta_quantile(hits, trials - hits + 1, tail) if hits > 0.5 else 0.0
    return low, beta_quantile(hits + 1, trials - hits, 1 - tail) if trials - hits > 0.5 else 1.0


def variance_of_mean(values, groups):
    """From groups whose sums are independent, and the number of equal groups that tell as much."""
    _, group, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    sums, worth = np.bincount(group, values - np.mean(values)), len(values) ** 2 / np.sum(sizes**2)
    return (worth / (worth - 1) * np.sum(sums**2) / len(values) ** 2 if worth > 1 else math.inf), worth


def chain_or_own(glass, chains):
    """The chains of glasses; one of its own for a glass of an unknown chain."""
    return np.array([chains[k] if chains[k] >= 0 else -1 - k for k in glass])


def chains_tell(values, glass, chains):
    """(Whether errors must come from chains instead of glasses, variance of the mean by these groups).

    Chains tell where they raise the variance by more than its uncertainty, as in tools/physics/statistics/blocking.hpp.
    From few chains, such as four, what glasses of one chain share may be missed.
    """
    (short, shorter), (long, longer) = variance_of_mean(values, glass), variance_of_mean(values, chain_or_own(glass, chains))
    if longer > 1 and long > short * (1 + math.sqrt(max(0.0, 2 / (longer - 1) - 2 / (shorter - 1)))):
        return True, long
    return False, short


def design_effect(entries, chains):
    """Variance of the mean over that of independent values, at least 1; also 1 where all values are equal, which do not
    tell.  chains: {glass: chain}"""
    values = np.array([entry.value for entry in entries], dtype=float)
    if not np.ptp(values):
        return 1.0
    _, variance = chains_tell(values, [entry.glass for entry in entries], chains)
    independent, _ = variance_of_mean(values, np.arange(len(values)))
    return min(max(1.0, variance / independent), float(len(values)))


def share(entries, chains):
    """Of booleans that are True; the interval is that of as many independent ones as they are worth.  chains: {glass: chain}"""
    if len(entries) < FEWEST:
        return UNKNOWN
    found, worth = np.mean([entry.value for entry in entries]), len(entries) / design_effect(entries, chains)
    return (found, *exact_interval(found * worth, worth, 0.025))


def widening(groups):
    """How much wider than that of drawn groups a 95 % interval is: Student's t over the normal deviate, and the variance of a
    draw, which is too small by (groups - 1)/groups."""
    x = beta_quantile(0.5, (groups - 1) / 2, 0.95)  # t^2/(t^2 + groups - 1)
    return math.sqrt((groups - 1) * x / (1 - x)) / TWO_SIGMA * math.sqrt(groups / (groups - 1))


def resampled(statistic, entries, chains, within=(-math.inf, math.inf)):
    """statistic(values), its interval from glasses drawn with replacement; where chains tell, from these, and wider as
    they are few.

    chains: {glass: chain} of all glasses, also of those without an entry; within: what the statistic can be.
    """
    if len(entries) < FEWEST:
        return UNKNOWN
    glass, values = [entry.glass for entry in entries], np.array([entry.value for entry in entries], dtype=float)
    columns, known = np.reshape(values, (len(values), -1)).T, np.array(sorted(chains))
    by_chain = any(chains_tell(ranks(column), glass, chains)[0] for column in columns)  # ranks: whatever the tails
    groups, group = np.unique(chain_or_own(known, chains) if by_chain else known, return_inverse=True)
    of_entry = group[np.searchsorted(known, glass)]
    draws = np.random.default_rng(len(entries)).multinomial(len(groups), np.full(len(groups), 1 / len(groups)), SAMPLES)
    drawn = np.array([statistic(np.repeat(values, times[of_entry], axis=0)) for times in draws if times[of_entry].sum() >= 2])
    found, value = drawn[~np.isnan(drawn)], statistic(values)
    if not len(found) or np.ptp(found) < 1e-9:  # draws that all agree tell no error
        return (value, *UNKNOWN[1:])
    wider = widening(len(groups)) if by_chain else 1.0
    return (value, *np.clip(value + wider * (np.percentile(found, [2.5, 97.5]) - value), *within))


def ranks(values):
    """From 1; equal values share the mean of theirs."""
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(times) - (times - 1) / 2)[place]


def rank_correlation(pairs):
    """Spearman's, of the two columns of an array."""
    ranked = [ranks(column) for column in np.transpose(pairs)]
    return np.corrcoef(ranked)[0, 1] if all(np.ptp(rank) for rank in ranked) else math.nan


def exponent(values, low, high):
    """b of the density exp(b x) of x between two limits, by maximum likelihood: 0 where it is flat."""
    mean, (below, above) = (np.mean(values) - low) / (high - low), (-600.0, 600.0)
    for _ in range(60):
        z = (below + above) / 2
        # the mean of x under exp(z x) in (0, 1)
        expected = 0.5 + z / 12 if abs(z) < 1e-4 else -1 / math.expm1(-z) - 1 / z
        below, above = (z, above) if expected < mean else (below, z)
    return (below + above) / 2 / (high - low)


def logarithm(high, low):
    return math.log(high / low) if low > 0 else math.inf


def quotient(value, by):
    """Of two quantities with intervals; their logarithms have independent errors.  A limit, (x, 0, x), gives a limit,
    and is unknown by another limit."""
    ratio = value[0] / by[0]
    down = math.hypot(logarithm(value[0], value[1]), logarithm(by[2], by[0]))
    up = math.hypot(logarithm(value[2], value[0]), logarithm(by[0], by[1]))
    low, high = ratio * math.exp(-down), ratio * (math.inf if math.isinf(up) else math.exp(up))
    if not (value[1] == 0 and value[0] == value[2]):
        return ratio, low, high
    return (high, 0.0, high) if by[1] > 0 else UNKNOWN
