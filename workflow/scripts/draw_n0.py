"""The result: n_0 against parent temperature, measured and printed, on a logarithmic axis."""

import math

import numpy as np

import style
from inputs import arguments, read_rows
from notation import is_limit

ENDS = ("", "_low", "_high", "_low95", "_high95", "_printed")


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


def draw(rows, claims):
    temperatures = [float(row["parent_temperature"]) for row in rows]
    values = np.array([[float(row[f"n0{end}"]) for end in ENDS] for row in rows])
    looks = style.looks(temperatures)
    limits = any(is_limit(value, low, high95) for value, low, _, _, high95, _ in values)
    drawn, axes = style.figure(style.ONE_COLUMN, 3.2)
    entries(axes, looks[min(temperatures)]["color"], limits)
    axes.plot(temperatures, values[:, 5], "D:", color=style.GREY, markerfacecolor="white", markersize=5, label="printed by Ji")
    for t, (*measured, _) in zip(temperatures, values):
        if np.isfinite(measured[0]):
            draw_measured(axes, t, measured, **looks[t])
    draw_silicon(axes, claims)
    axes.set(yscale="log", xlabel=r"$T_p$", ylabel=r"$n_0$ [1/(J m$^3$)]", ylim=decades(values.ravel()))
    style.legend_above(drawn, axes.get_legend_handles_labels(), columns=1)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__, "claims")
    style.save(draw(read_rows(given.input[0]), read_rows(given.claims[0])), given.output)
