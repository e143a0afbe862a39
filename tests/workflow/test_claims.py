"""A claim holds, fails or is undecided by its interval, and tells how many glasses would decide it."""

import csv
import sys

import h5py
import numpy as np
import pytest

from scripts import SCRIPTS, run

sys.path.insert(0, str(SCRIPTS))

import inputs  # noqa: E402
import notation  # noqa: E402
import tabulate_claims  # noqa: E402


def test_a_claim_holds_fails_or_is_undecided_by_its_interval(n0, tmp_path):
    claims = tmp_path / "claims.yaml"
    claims.write_text(
        "falls: {number: 2, says: C_0 falls by 5 %, where: a, of: n0/relative/C0, at: coldest, below: 0.5}\n"
        "rises: {number: 1, says: it rises, where: b, of: n0/relative/C0, at: coldest, above: 1}\n"
        "about: {number: 3, says: it is 1, where: c, of: n0/omega0_over_omegaD, at: all, above: 0.85, below: 1.5}\n"
        "limit: {number: 4, says: n_0 vanishes, where: d, of: n0/relative/n0, at: coldest, below: 0.2}\n",
        encoding="utf-8",
    )
    done = run("tabulate_claims", "--input", n0, "--claims", claims, "--output", tmp_path / "claims.csv")
    assert done.returncode == 0, done.stderr
    with open(tmp_path / "claims.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["claim"] for row in rows] == ["rises", "falls", "about", "limit"]
    assert [row["verdict"] for row in rows] == ["fails", "holds", "fails", "holds"]
    assert rows[2]["parent_temperature"] == "0.3"  # fails at the coldest, undecided at the hottest
    assert r"$C_0$ falls by 5 \%" in (tmp_path / "claims.tex").read_text(encoding="utf-8")


def test_a_claim_on_the_coldest_is_open_where_the_quantity_is_not_known_there(n0, tmp_path):
    with h5py.File(n0, "a") as file:
        file["n0/relative/C0_high95"][1] = np.nan
    claim = {"of": "n0/relative/C0", "at": "coldest", "above": 0.5}
    [(t, (verdict, *_))] = tabulate_claims.judged(inputs.Files([n0]), claim).items()
    assert (t, verdict) == (0.8, "undecided")


def test_a_claim_on_all_is_open_where_the_quantity_is_not_known_at_one_of_them(n0):
    claim = {"says": "", "where": "", "number": 1, "of": "n0/C0", "at": "all", "above": 0}
    assert [row["verdict"] for row in tabulate_claims.rows_of_table(inputs.Files([n0]), {"large": claim})] == ["holds"]
    with h5py.File(n0, "a") as file:
        file["n0/C0"][1] = np.nan
    [row] = tabulate_claims.rows_of_table(inputs.Files([n0]), {"large": claim})
    assert (row["verdict"], row["parent_temperature"]) == ("undecided", 0.3)


def test_a_claim_may_be_on_all_but_the_coldest(n0):
    hotter = {"of": "n0/C0", "at": "hotter", "above": 1}
    assert list(tabulate_claims.judged(inputs.Files([n0]), hotter)) == [0.8]
    with h5py.File(n0, "a") as file:
        for name in ("parent_temperature", "C0", "C0_low95", "C0_high95"):
            if f"n0/{name}" in file:
                one = file[f"n0/{name}"][:1]
                del file[f"n0/{name}"]
                file[f"n0/{name}"] = one
    [(t, (verdict, *_))] = tabulate_claims.judged(inputs.Files([n0]), hotter).items()
    assert np.isnan(t) and verdict == "undecided"  # there is but one T_p
    assert notation.temperature(t) == "–"


def test_an_interval_without_end_leaves_a_claim_open_or_fulfils_it():
    assert tabulate_claims.verdict(0.1, np.inf, 0.2, np.inf) == "undecided"
    assert tabulate_claims.verdict(0.1, np.inf, 0.05, np.inf) == "holds"
    assert tabulate_claims.verdict(0.1, np.inf, 0.05, 0.3) == "undecided"
    assert tabulate_claims.verdict(0.1, np.inf, -np.inf, 0.05) == "fails"
    assert notation.plain(0.1, 0.1, np.inf) == "0.10"
    assert notation.plain_interval(0.1, 0.03, np.inf) == "> 0.03" and notation.plain_interval(0.1, 0, 0.1) == "< 0.10"


def test_an_undecided_claim_says_how_many_times_as_many_glasses_would_decide_it():
    """The error falls as one over the root: it must shrink to what separates the value from the bounds."""
    times = tabulate_claims.times_glasses
    assert times(1.0, 0.25, 4.0, 0.5, np.inf) == pytest.approx(4)  # logarithms: the error is twice the distance
    assert times(1.0, 0.25, 9.0, 0.5, 3.0) == pytest.approx(4)  # within its bounds it must clear both
    assert times(1.0, 0.1, 4.0, 2.0, 3.0) == pytest.approx(4)  # below them only the nearer one
    assert times(0.0, -3.0, 3.0, -np.inf, 1.0) == pytest.approx(9)  # not all positive: differences
    assert times(1.0, 0.8, 1.0, 0.9, np.inf) == pytest.approx(np.log(0.8) / np.log(0.9))  # a share of all
    assert times(0.2, 0, 0.2, -np.inf, 0.05) == pytest.approx(4)  # a limit falls as one over their number
    assert times(0.2, 0, 0.2, -1.0, 0.05) == pytest.approx(4)
    assert times(0.2, 0, 0.2, 0.1, 0.5) == pytest.approx(2)  # within its bounds it may only fail
    unknown = [(np.nan,) * 3, (0.2, 0, 0.2), (0.1, 0.01, 0.2), (0.05, 0.04, 0.06), (0.05, 0.02, np.inf)]
    assert all(np.isnan(times(*value, 0.0, 0.1)) for value in unknown)  # a limit never clears a bound of 0, on the bound, decided, no upper end
    assert np.isnan(times(0.05, 0, 0.1, -np.inf, 0.001))  # no lower end
    assert [notation.rounded_up(x) for x in (1.01, 9.95, 12.1, 337)] == [1.1, 10, 13, 340]


def test_the_glasses_that_decide_a_claim_are_those_of_every_temperature():
    decided, outside = ("holds", 5, 4, 6), ("undecided", 0.25, 0.125, 1)
    open_4, open_9 = (("undecided", 1, low, 4) for low in (0.25, 0.125))
    times = tabulate_claims.times_for_all
    assert times({0.8: decided, 0.55: open_4, 0.3: open_9}, 0.5, np.inf) == pytest.approx(9)
    assert times({0.8: open_9, 0.3: outside}, 0.5, np.inf) == pytest.approx(4)  # at 0.30 it would fail
    assert np.isnan(times({0.8: open_4, 0.3: ("undecided", *[np.nan] * 3)}, 0.5, np.inf))
    limit = ("undecided", 1, 0, 1)
    assert times({0.8: open_9, 0.3: limit}, 0.5, np.inf) == pytest.approx(2)  # it would fail
