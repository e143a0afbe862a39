"""Numbers have the digits that their intervals leave them, in LaTeX and in plain text."""

import sys

import pytest

from scripts import SCRIPTS

sys.path.insert(0, str(SCRIPTS))

import notation  # noqa: E402


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        ((5.43e62, 5.21e62, 5.75e62), r"5.4^{+0.3}_{-0.2}\times 10^{62}"),
        ((0.361, 0.341, 0.381), r"0.36\pm0.02"),
        ((530.0, 530.0, 530.0), "530"),
        ((0.0712, 0.0700, 0.0724), r"0.0712\pm0.0012"),
        ((2.0, 1.98, 2.9), r"2.00^{+0.90}_{-0.02}"),
        ((9.97, 9.3, 10.6), r"10.0^{+0.6}_{-0.7}"),
    ],
)
def test_digits_follow_the_error_and_no_error_is_rounded_to_zero(interval, text):
    assert notation.latex(*interval) == text


def test_an_interval_that_misses_the_value_is_written_out():
    assert notation.latex(5.0, 5.2, 5.6) == r"5.0\;[5.2, 5.6]"


def test_an_end_that_is_far_off_has_its_own_power_of_ten():
    assert notation.latex(2e-5, 1e-6, 300.0) == r"2.0\times 10^{-5}\;[1.0\times 10^{-6}, 300]"
    assert notation.plain(2e-5, 0.0, 0.1) == "2.0 × 10⁻⁵ (0.0–0.10)"
    assert notation.plain(1.3e-3, 2.5e-4, 8.6e-3) == "0.0013 (0.0003–0.0086)"
    assert notation.plain(0.2, 0.0, 1.3) == "0.2 (0.0–1.3)"
    assert notation.latex(2e-4, -38e-4, 42e-4) == r"(2\pm40)\times 10^{-4}"


def test_an_interval_alone_shows_two_ends_that_differ():
    assert notation.between(0.0713, 0.0743) == "0.0713–0.0743"
    assert notation.between(3.0e-16, 7.1e-16) == "(3.0–7.1) × 10⁻¹⁶"
    assert notation.between(2.0, 2.0) == "2.0–2.0"
    assert notation.between(float("nan"), 1.0) == "–"


def test_what_is_not_known_is_a_dash_and_a_limit_has_no_error():
    assert notation.latex(float("nan")) == r"\text{--}"
    assert notation.latex(6e44, 0.0, 6e44, limit=True) == r"{<}\,6.0\times 10^{44}"
    assert notation.plain(6e44, 0.0, 6e44, limit=True) == "< 6.0 × 10⁴⁴"
    assert notation.plain(9.98e-5, 0.0, 9.98e-5, limit=True) == "< 1.00 × 10⁻⁴"
    assert notation.plain(9.98e-4, 0.0, 9.98e-4, limit=True) == "< 0.00100"
    assert notation.plain(9.96e44, 9.5e44, 1.05e45) == "1.00 (0.95–1.05) × 10⁴⁵"
    assert notation.plain(9.984e62, 9.981e62, 9.987e62) == "9.984 (9.981–9.987) × 10⁶²"
