"""Figure 6: Table I under other choices of the analysis, one line for each."""

import numpy as np

import style
from inputs import arguments, read_rows
from notation import is_limit

PANELS = {
    "omega0_over_omegaD": r"$\omega_0/\omega_D$",
    "DL": r"$D_L(\omega_0)$ [s]",
    "f": r"$f(\omega_0)$",
    "n0": r"$n_0$ [1/(J m$^3$)]",
}


def draw_row(axes, row, name, height, look):
    """A value with its 68 % interval; an arrow to the left for an upper limit."""
    value, low, high, high95 = (float(row[f"{name}{end}"]) for end in ("", "_low", "_high", "_high95"))
    if not np.isfinite(value):
        return
    if is_limit(value, low, high95):
        axes.plot(value, height, linestyle="none", marker="$\\leftarrow$", markersize=7, color=look["color"])
    else:
        axes.plot(value, height, linestyle="none", markersize=3.2, **look)
        axes.hlines(height, low, high, color=look["color"], linewidth=0.9)


def draw(rows):
    names = list(dict.fromkeys(row["variant"] for row in rows))
    temperatures = style.hot_to_cold([float(row["parent_temperature"]) for row in rows])
    looks = style.looks(temperatures)
    drawn, panels = style.figure(style.TWO_COLUMNS, 0.7 + 0.24 * len(names), ncols=len(PANELS), sharey=True)
    for axes, (name, label) in zip(panels, PANELS.items()):
        for row in rows:
            t = float(row["parent_temperature"])
            offset = 0.18 * (temperatures.index(t) - (len(temperatures) - 1) / 2)
            draw_row(axes, row, name, names.index(row["variant"]) + offset, looks[t])
        axes.axhline(0.5, color=style.GREY, linewidth=0.6)
        axes.set(xlabel=label, xscale="linear" if name == "omega0_over_omegaD" else "log")
        axes.tick_params(axis="y", length=0)
    panels[0].set_yticks(range(len(names)), names)
    panels[0].set_ylim(len(names) - 0.5, -0.5)
    for t in temperatures:
        panels[0].plot([], [], linestyle="none", label=style.label(t), **looks[t])
    style.legend_above(drawn, panels[0].get_legend_handles_labels(), columns=4)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__)
    style.save(draw(read_rows(given.input[0])), given.output)
