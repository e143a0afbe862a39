"""Numbers as text: a value with its errors, rounded to what the errors allow."""

import math

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
QUANTITIES = {  # the columns of Table I
    "omega0_over_omegaD": {"latex": r"$\omega_0/\omega_D$", "plain": "ω₀/ω_D", "html": "ω<sub>0</sub>/ω<sub>D</sub>"},
    "C0": {
        "latex": r"$C_0\;[(\mathrm{J\,m^3\,s})^{-1}]$",
        "plain": "C₀ [1/(J m³ s)]",
        "html": "C<sub>0</sub> [1/(J m³ s)]",
    },
    "DL": {
        "latex": r"$D_L(\omega_0)\;[\mathrm{s}]$",
        "plain": "D_L(ω₀) [s]",
        "html": "D<sub>L</sub>(ω<sub>0</sub>) [s]",
    },
    "f": {"latex": r"$f(\omega_0)$", "plain": "f(ω₀)", "html": "f(ω<sub>0</sub>)"},
    "n0": {"latex": r"$n_0\;[\mathrm{J^{-1}\,m^{-3}}]$", "plain": "n₀ [1/(J m³)]", "html": "n<sub>0</sub> [1/(J m³)]"},
}
TWO_SIGMA = 1.96  # half a 95 % interval in standard errors
FIXED = range(-3, 4)  # decimal exponents written without a power of ten


def headings(form):
    """Of the columns of Table I, as latex, plain or html."""
    return [forms[form] for forms in QUANTITIES.values()]


def temperature(value):
    """T_p with two to four decimals, as in the name of its parent; a dash for NaN."""
    if math.isnan(value):
        return "–"
    texts = [f"{value:.{decimals}f}" for decimals in (2, 3, 4)]
    return next((text for text in texts if math.isclose(float(text), value, rel_tol=1e-9)), texts[-1])


def decimals_for(value, errors):
    """Decimals that show one digit of the larger error, or two if that starts with 1 or rounds the smaller error to zero."""
    known = [error for error in errors if error > 0]
    if not known:
        power = exponent_of(value)
        return 1 - power if power < -2 else min(2, 1 - power)  # two digits, as the paper prints
    step = exponent_of(max(known))
    if max(known) < 2 * 10.0**step or min(known) < 0.5 * 10.0**step:
        step -= 1
    return -step


def is_limit(value, low, high95):
    """How the tools store an upper limit: the value is the upper end of the 95 % interval, the lower end 0."""
    return value == high95 and low == 0


def rounded_up(factor):
    """A factor above 1, with two digits at most."""
    step = 10 ** max(0, exponent_of(factor) - 1)
    return math.ceil(factor / step) * step if factor >= 10 else math.ceil(factor * 10) / 10


def exponent_of(value):
    return math.floor(math.log10(abs(value))) if value else 0


def pieces(value, low, high):
    """(value, minus, plus, exponent) as strings of one power of ten; None for an error that is not known."""
    if low == high:  # exact
        low = high = math.nan
    for power in (exponent_of(value), exponent_of(value) + 1):  # the second where 9.98 is rounded to 10.0
        power = 0 if power in FIXED else power
        scaled, minus, plus = (x / 10.0**power for x in (value, value - low, high - value))
        decimals = max(0, decimals_for(scaled, [x for x in (minus, plus) if math.isfinite(x)]))
        if power == 0 or abs(round(scaled, decimals)) < 10:
            break
    return [f"{x:.{decimals}f}" if math.isfinite(x) else None for x in (scaled, minus, plus)] + [power]


def is_wide(value, low, high):
    """True if the upper end exceeds a positive value so far that one power of ten cannot show both."""
    return low >= 0 and math.isfinite(high) and high > 10 * abs(value) > 0


def decimals_that_show(low, decimals):
    """`decimals`, or up to three more if a positive lower end would be printed as zero."""
    if low <= 0:
        return decimals
    return next((d for d in range(decimals, decimals + 4) if float(f"{low:.{d}f}") > 0), decimals)


def latex(value, low=math.nan, high=math.nan, limit=False):
    """`5.4^{+0.3}_{-0.2}\\times 10^{62}`, `0.36\\pm0.02`, `{<}\\,6\\times 10^{44}` for an upper limit; for math mode."""
    if not math.isfinite(value):
        return r"\text{--}"
    if limit:
        low = high = math.nan
    if is_wide(value, low, high):
        return rf"{latex(value)}\;[{latex(low)}, {latex(high)}]"
    centre, minus, plus, power = pieces(value, low, high)
    scale = rf"\times 10^{{{power}}}" if power else ""
    if limit or not (minus and plus):
        return (r"{<}\," if limit else "") + centre + scale
    if minus.startswith("-") or plus.startswith("-"):  # an interval need not contain the value
        low, high = (f"{x / 10.0**power:.{len(centre.partition('.')[2])}f}" for x in (low, high))
        return rf"{centre}\;[{low}, {high}]{scale}"
    if minus == plus:
        return rf"({centre}\pm{plus}){scale}" if power else rf"{centre}\pm{plus}"
    return rf"{centre}^{{+{plus}}}_{{-{minus}}}{scale}"


def plain(value, low=math.nan, high=math.nan, limit=False):
    """`5.4 (5.2–5.7) × 10⁶²`, `< 6 × 10⁴⁴` for an upper limit."""
    if not math.isfinite(value):
        return "–"
    if limit:
        low = high = math.nan
    if is_wide(value, low, high):
        return f"{plain(value)} ({plain(low)}–{plain(high)})"
    centre, minus, plus, power = pieces(value, low, high)
    scale = f" × 10{str(power).translate(SUPERSCRIPTS)}" if power else ""
    if minus and plus:
        value, low, high = (x / 10.0**power for x in (value, low, high))
        decimals = decimals_that_show(low, len(centre.partition(".")[2]))
        centre = f"{value:.{decimals}f} ({low:.{decimals}f}–{high:.{decimals}f})"
    return ("< " if limit else "") + centre + scale


def between(low, high):
    """`(5.2–5.7) × 10⁶²`, with enough digits to distinguish both ends."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return "–"
    power = exponent_of(high)
    power = 0 if power in FIXED else power
    low, high = low / 10.0**power, high / 10.0**power
    decimals = max(0, 1 - exponent_of(high - low))
    text = f"{low:.{decimals}f}–{high:.{decimals}f}"
    return f"({text}) × 10{str(power).translate(SUPERSCRIPTS)}" if power else text


def as_printed(value):
    """A value of the source paper with its printed digits."""
    return latex(value) if exponent_of(value) not in FIXED else f"{value:g}"


def setting(value):
    """A parameter as written in the configuration, for LaTeX: 1.0e-10 becomes 10^{-10}."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value).replace("_", " ")
    if isinstance(value, int):
        return rf"\ensuremath{{{value}}}"
    mantissa, power = f"{value:e}".split("e")
    mantissa, power = f"{float(mantissa):g}", int(power)
    if power in FIXED:
        return rf"\ensuremath{{{value:g}}}"
    factor = "" if mantissa == "1" else rf"{mantissa}\times "
    return rf"\ensuremath{{{factor}10^{{{power}}}}}"


def plain_interval(value, low95, high95):
    """With a 95 % interval, also that of a limit; `> 0.03` where the upper end is infinite."""
    return f"> {plain(low95)}" if high95 == math.inf else plain(value, low95, high95, is_limit(value, low95, high95))


def latex_interval(value, low95, high95):
    """As plain_interval, for math mode."""
    return r"{>}\," + latex(low95) if high95 == math.inf else latex(value, low95, high95, is_limit(value, low95, high95))
