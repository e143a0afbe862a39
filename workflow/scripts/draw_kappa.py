"""Figure 2: cubic coefficient of the nonlinear modes against their frequency, one panel per parent temperature."""

import matplotlib.patches
import numpy as np

import style
from inputs import Files, arguments


def draw_lines(axes, slopes, window, right):
    """Symmetric wells, spinodal, the window, and the strip whose modes are counted."""
    symmetric, spinodal = slopes
    corners = [(x, slope * x) for x, slope in zip(window * 2, (spinodal, spinodal, symmetric, symmetric))]
    corners[2], corners[3] = corners[3], corners[2]
    axes.add_patch(matplotlib.patches.Polygon(corners, closed=True, color="0.85", linewidth=0, zorder=0, label="counted strip"))
    axes.plot([0, right], [0, symmetric * right], color="black", label="symmetric wells")
    axes.plot([0, right], [0, spinodal * right], color="black", linestyle=(0, (4, 2)), label="spinodal")
    for x in window:
        axes.axvline(x, color=style.GREY, linewidth=0.8, linestyle=":")


def draw(files):
    temperature = files.read("n0/points/parent_temperature")
    x, y = files.read("n0/points/x"), files.read("n0/points/y")
    unique = files.read("n0/points/duplicate") == 0
    window = (files.read("n0/window/low"), files.read("n0/window/high"))
    slopes = (files.read("n0/window/symmetric_slope"), files.read("n0/window/spinodal_slope"))
    rows = files.read("n0/parent_temperature")
    strip, inside = files.read("n0/N_strip"), files.read("n0/N_window")

    looks, order = style.looks(rows), style.hot_to_cold(rows)
    drawn, panels = style.figure(
        style.TWO_COLUMNS, 2.4, ncols=len(order), sharex=True, sharey=True, squeeze=False
    )
    right = style.beyond(window)
    for axes, t in zip(panels[0], order):
        draw_lines(axes, slopes, window, right)
        own = (temperature == t) & unique
        axes.plot(x[own], y[own], linestyle="none", markersize=2.2, markeredgewidth=0, rasterized=True, **looks[t])
        row = int(np.flatnonzero(rows == t)[0])
        axes.set_title(f"{style.label(t)}\n{strip[row]} of {inside[row]} in the strip", linespacing=1.3)
        axes.set_xlabel(r"$\omega_1/\omega_D$")
        axes.set_xlim(0, right)
        axes.set_ylim(0, slopes[0] * right)
    panels[0, 0].set_ylabel(r"$\kappa_1/(\sqrt{\chi_1}\,\omega_D)$")
    style.legend_above(drawn, panels[0, 0].get_legend_handles_labels(), columns=3)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__)
    style.save(draw(Files(given.input)), given.output)
