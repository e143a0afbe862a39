"""Figure 4: quartic coefficient against frequency, along nonlinear (left) and harmonic (right) modes."""

import numpy as np

import style
from inputs import Files, arguments


def draw_panel(axes, files, group, median, own, looks):
    """Points, and each parent temperature's median as a line."""
    temperature, x, chi = (files.read(f"n0/{group}/{name}") for name in ("parent_temperature", "x", "chi"))
    rows, medians = files.read("n0/parent_temperature"), files.read(f"n0/{median}")
    for t in style.hot_to_cold(rows):
        chosen = (temperature == t) & own & (chi > 0)
        value = medians[int(np.flatnonzero(rows == t)[0])]
        axes.plot(
            x[chosen], chi[chosen], linestyle="none", markersize=2.0, markeredgewidth=0, alpha=0.7, rasterized=True, **looks[t]
        )
        axes.axhline(value, color=looks[t]["color"], linewidth=1.2)
        axes.plot([], [], linewidth=1.2, label=style.label(t), **looks[t])
    axes.set_xlabel(r"$\omega_1/\omega_D$" if group == "points" else r"$\omega/\omega_D$")


def draw(files):
    looks = style.looks(files.read("n0/parent_temperature"))
    unique = files.read("n0/points/duplicate") == 0
    drawn, (left, right) = style.figure(style.TWO_COLUMNS, 2.6, ncols=2, sharey=True, sharex=True)
    draw_panel(left, files, "points", "c1", unique, looks)
    draw_panel(right, files, "harmonic", "c1_harmonic", True, looks)
    rows = files.read("n0/parent_temperature")
    for t, threshold in zip(rows, files.read("n0/softest_below")):
        right.axvline(threshold, color=looks[t]["color"], linewidth=0.8, linestyle=":")
    left.set_yscale("log")
    end = style.beyond((files.read("n0/window/low"), files.read("n0/window/high")))
    left.set(xlim=(0, end), xticks=np.arange(0, end, 0.05))
    left.set_ylabel(r"$\chi_1\,a^2/(m\,\omega_D^2)$")
    right.set_ylabel(r"$\chi\,a^2/(m\,\omega_D^2)$")
    style.panel(left, "a")
    style.panel(right, "b")
    drawn.align_labels()
    style.legend_above(drawn, left.get_legend_handles_labels(), columns=4)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__)
    style.save(draw(Files(given.input)), given.output)
