"""Shares, quotients and correlations of wells have the intervals that independent glasses and chains leave them."""

import sys

import numpy as np
import pytest

from scripts import SCRIPTS

sys.path.insert(0, str(SCRIPTS))

import well_statistics  # noqa: E402


@pytest.mark.parametrize(
    "hits, trials, tail, low, high",  # tables of Clopper and Pearson
    [(0, 5, 0.025, 0, 0.5218), (3, 5, 0.025, 0.1466, 0.9473), (1, 10, 0.025, 0.0025, 0.4450), (95, 100, 0.025, 0.8872, 0.9836),
     (7, 7, 0.16, 0.7697, 1)],
)  # fmt: skip
def test_the_interval_of_a_share_is_exact(hits, trials, tail, low, high):
    assert well_statistics.exact_interval(hits, trials, tail) == pytest.approx((low, high), abs=2e-4)


def answers(glasses_alike):
    """Five from each of 200 glasses, ten glasses a chain: the same in so many glasses, or with 0 each on its own."""
    draws = np.random.default_rng(1).random(1000) < 0.5
    told = np.repeat(draws[: 200 // glasses_alike], 5 * glasses_alike) if glasses_alike else draws
    return [well_statistics.Entry(k // 5, value) for k, value in enumerate(told)], {k: k // 10 for k in range(200)}


@pytest.mark.parametrize("glasses_alike, effect", [(0, 1), (1, 5), (10, 50)])
def test_a_share_is_worth_as_many_answers_as_glasses_or_chains_give_independently(glasses_alike, effect):
    entries, chains = answers(glasses_alike)
    assert well_statistics.design_effect(entries, chains) == pytest.approx(effect, rel=0.2)
    found, low, high = well_statistics.share(entries, chains)
    assert (high - low) / 2 == pytest.approx(1.96 * np.sqrt(found * (1 - found) * effect / 1000), rel=0.15)


def test_answers_that_are_all_alike_or_of_one_glass_are_told_of_nothing_else():
    chains = {0: -1, 1: -1, 2: 0}
    alone = [well_statistics.Entry(0, value) for value in (True, False, True, True, True, False)]
    assert well_statistics.design_effect(alone, chains) == 6  # worth one answer
    assert well_statistics.design_effect([well_statistics.Entry(k % 3, True) for k in range(9)], chains) == 1
    apart = [well_statistics.Entry(k % 2, k % 2 == 0) for k in range(6)]
    assert well_statistics.design_effect(apart, chains) == pytest.approx(5)  # of two glasses of unknown chains


def test_an_exponent_of_a_flat_density_is_0_and_else_its_own():
    flat = np.linspace(-30, 0, 3001)
    assert well_statistics.exponent(flat, -30, 0) == pytest.approx(0, abs=1e-9)
    rising = np.log(np.linspace(1e-6, 1, 100001)) / 0.2  # of density exp(0.2 x)
    assert well_statistics.exponent(rising[rising > -30], -30, 0) == pytest.approx(0.2, rel=0.01)


def test_ranks_are_correlated_whatever_the_scale():
    x = np.arange(1.0, 9)
    assert well_statistics.rank_correlation(np.stack([x, np.exp(x)], 1)) == pytest.approx(1)
    assert well_statistics.rank_correlation(np.stack([x, 1 / x], 1)) == pytest.approx(-1)
    assert np.isnan(well_statistics.rank_correlation(np.stack([x, 0 * x], 1)))


def test_equal_values_share_their_rank():
    assert list(well_statistics.ranks([3.0, 1.0, 3.0, 7.0])) == [2.5, 1, 2.5, 4]
    pairs = np.array([[1, 2], [1, 3], [2, 1], [3, 4], [3, 4], [3, 7]], dtype=float)
    deviations = [np.array([-2, -2, -0.5, 1.5, 1.5, 1.5]), np.array([-1.5, -0.5, -2.5, 1, 1, 2.5])]
    by_hand = deviations[0] @ deviations[1] / np.sqrt((deviations[0] ** 2).sum() * (deviations[1] ** 2).sum())
    assert well_statistics.rank_correlation(pairs) == pytest.approx(by_hand)


def unchained(glasses):
    """{glass: chain}, none of a known chain."""
    return dict.fromkeys(glasses, -1)


@pytest.mark.filterwarnings("error")
def test_what_no_draw_of_glasses_tells_is_unknown():
    entries = [well_statistics.Entry(k, (k, 1.0)) for k in range(6)]  # no correlation with a constant
    assert np.isnan(well_statistics.resampled(well_statistics.rank_correlation, entries, unchained(range(6)))).all()
    of_one = [well_statistics.Entry(0, (k, k)) for k in range(6)]
    assert well_statistics.resampled(well_statistics.rank_correlation, of_one, unchained(range(6)))[0] == pytest.approx(1)
    in_order = [well_statistics.Entry(k, (k, k)) for k in range(6)]
    value, low, high = well_statistics.resampled(well_statistics.rank_correlation, in_order, unchained(range(6)))
    assert value == pytest.approx(1) and np.isnan([low, high]).all()  # every draw is in order


def test_intervals_of_quotients_and_of_glasses_drawn_again():
    assert well_statistics.quotient((2, 1, 4), (1, 1, 1)) == pytest.approx((2, 1, 4))
    assert well_statistics.quotient((2, 1, 4), (1, 0.5, 2)) == pytest.approx((2, 2 * 2**-(2**0.5), 2 * 2 ** (2**0.5)))
    assert well_statistics.quotient((2, 0, 2), (1, 0.5, 2)) == pytest.approx((4, 0, 4))  # a limit over a value is a limit
    assert np.isnan(well_statistics.quotient((2, 0, 2), (1, 0, 1))).all()
    assert well_statistics.quotient((2, 1, 4), (1, 0, 1)) == pytest.approx((2, 1, np.inf))  # a value over a limit
    values = np.random.default_rng(1).normal(size=400)
    entries = [well_statistics.Entry(10 + k, value) for k, value in enumerate(values)]
    mean, low, high = well_statistics.resampled(np.mean, entries, unchained(range(10, 410)))
    assert mean == values.mean() and high - low == pytest.approx(2 * 1.96 / 20, rel=0.15)
    in_few = [well_statistics.Entry(k // 100, value) for k, value in enumerate(values)]
    assert np.isnan(well_statistics.resampled(np.mean, entries[:4], unchained(range(10, 410)))).all()
    assert well_statistics.resampled(np.mean, in_few, unchained(range(4)))[0] == values.mean()


@pytest.mark.parametrize("shared, error", [(0.0, 1 / 20), (3.0, (10 / 40) ** 0.5)])
def test_chains_are_drawn_where_their_glasses_are_alike(shared, error):
    """400 glasses of 40 chains, each glass with an error of 1, each chain with an error of `shared`."""
    random = np.random.default_rng(2)
    values = random.normal(size=400) + np.repeat(shared * random.normal(size=40), 10)
    entries = [well_statistics.Entry(k, value) for k, value in enumerate(values)]
    _, low, high = well_statistics.resampled(np.mean, entries, {k: k // 10 for k in range(400)})
    assert high - low == pytest.approx(2 * 1.96 * error, rel=0.3)


def test_few_chains_widen_an_interval_as_students_t_does():
    """Tables of t at 95 %: 3.182, 2.365 and 2.131 with 3, 7 and 15 degrees of freedom."""
    expected = [t / 1.96 * np.sqrt(chains / (chains - 1)) for chains, t in ((4, 3.182), (8, 2.365), (16, 2.131))]
    assert [well_statistics.widening(chains) for chains in (4, 8, 16)] == pytest.approx(expected, rel=2e-3)
