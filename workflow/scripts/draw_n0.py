"""The result: n_0 against parent temperature, measured and printed, on a logarithmic axis.

--direct two_level_systems.h5 n0.h5: also n_0 of the real double wells, and that of the quartic with its own levels.
"""

import math

import numpy as np

import style
from inputs import Files, arguments, read_rows
from notation import is_limit

INTERVAL = ("", "_low", "_high", "_low95", "_high95")
ENDS = (*INTERVAL, "_printed")
ASIDE = 0.012  # in T_p, between the points of one glass


def entries(axes, color, limits):
    """Entries of the legend; one colour serves all parent temperatures, which the axis tells apart."""
    axes.plot([], [], marker="o", markersize=5, color=color, linewidth=2.4, label="this study, 68 % (thick) and 95 %")
    if limits:
        axes.plot([], [], linestyle="none", marker=r"$\downarrow$", markersize=8, color=color, label="upper limit, 95 %")


def draw_measured(axes, t, values, color, marker):
    """Thick: 68 %, thin: 95 %; an arrow hangs from an upper limit."""
    value, low, high, low95, high95 = values
    if is_limit(value, low, high95):
        axes.plot(t, value, linestyle="none", marker="_", markersize=9, color=color)
        style.upper_limit(axes, t, value, color)
    else:
        axes.vlines(t, low95, high95, color=color, linewidth=0.8)
        axes.vlines(t, low, high, color=color, linewidth=2.4)
        axes.plot(t, value, linestyle="none", marker=marker, markersize=5, color=color)


def intervals(files, dataset, at=...):
    """Rows of a value and the ends of its intervals."""
    return np.stack([files.read(f"{dataset}{end}")[at] for end in INTERVAL], axis=-1)


def real_wells(files):
    """{T_p: n_0 of the real wells}, of the first A: corrected for missed wells where two searches tell how many."""
    found, corrected = (intervals(files, f"two_level_systems/{name}", (slice(None), 0)) for name in ("below", "corrected"))
    known = np.isfinite(corrected[:, :1])
    return dict(zip(files.read("two_level_systems/parent_temperature"), np.where(known, corrected, found)))


def quartic_levels(files):
    """{T_p: n_0 of the quartic's levels}, with the smooth tail where the strip of symmetric wells is empty."""
    strip, tail = (intervals(files, f"n0/{name}") for name in ("n0_levels", "n0_tail_levels"))
    empty = np.array([is_limit(value, low, high95) for value, low, _, _, high95 in strip])
    use_tail = (empty | ~np.isfinite(strip[:, 0])) & np.isfinite(tail[:, 0])
    return dict(zip(files.read("n0/parent_temperature"), np.where(use_tail[:, None], tail, strip)))


def series_of(files):
    """Values, place beside the points of Table I, look and name of what is drawn of files of double wells."""
    if not files:
        return []
    return [
        (quartic_levels(files), -ASIDE, {"color": "tab:green", "marker": "^"}, "quartic, its own levels"),
        (real_wells(files), ASIDE, {"color": "tab:blue", "marker": "s"}, "real double wells"),
    ]


def draw_series(axes, series):
    for values, aside, look, label in series:
        axes.plot([], [], markersize=5, linewidth=2.4, label=label, **look)
        for t, measured in values.items():
            if np.isfinite(measured[0]):
                draw_measured(axes, t + aside, measured, **look)


def draw_silicon(axes, claims):
    """The bounds of the claim about amorphous silicon, if the claims include it."""
    for row in claims:
        if row["claim"] == "silicon":
            label = "order of magnitude of amorphous silicon"
            axes.axhspan(float(row["above"]), float(row["below"]), color="0.92", linewidth=0, zorder=0, label=label)


def decades(values):
    """Whole decades that contain all values, with room for an arrow."""
    known = [value for value in values if math.isfinite(value) and value > 0] or [1.0]
    return 10.0 ** np.floor(np.log10(min(known) / 1.5)), 10.0 ** np.ceil(np.log10(max(known) * 1.5))


def draw(rows, claims, direct=None):
    temperatures = [float(row["parent_temperature"]) for row in rows]
    values = np.array([[float(row[f"n0{end}"]) for end in ENDS] for row in rows])
    looks = style.looks(temperatures)
    series = series_of(direct)
    shown = [*values[:, :5], *(measured for found, *_ in series for measured in found.values())]
    limits = any(is_limit(value, low, high95) for value, low, _, _, high95 in shown)
    drawn, axes = style.figure(style.ONE_COLUMN, 3.7 if direct else 3.2)
    entries(axes, looks[min(temperatures)]["color"], limits)
    axes.plot(temperatures, values[:, 5], "D:", color=style.GREY, markerfacecolor="white", markersize=5, label="printed by Ji")
    for t, (*measured, _) in zip(temperatures, values):
        if np.isfinite(measured[0]):
            draw_measured(axes, t, measured, **looks[t])
    draw_series(axes, series)
    draw_silicon(axes, claims)
    axes.set(yscale="log", xlabel=r"$T_p$", ylabel=r"$n_0$ [1/(J m$^3$)]", ylim=decades([*values[:, 5], *np.ravel(shown)]))
    style.legend_above(drawn, axes.get_legend_handles_labels(), columns=1)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__, "claims", optional=("direct",))
    direct = Files(given.direct) if given.direct else None
    style.save(draw(read_rows(given.input[0]), read_rows(given.claims[0]), direct), given.output)
