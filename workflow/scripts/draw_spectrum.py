"""Figure 3: density of harmonic modes with its omega^4 fits."""

import numpy as np

import style
from inputs import Files, arguments


def draw_density(axes, files, row, look, label):
    """One point per bin that holds a mode; bins without any say nothing on a logarithmic axis."""
    edges = files.read("spectrum/bin_edges")
    middle = (edges[:-1] + edges[1:]) / 2
    density, low, high = (files.read(f"spectrum/density{end}")[row] for end in ("", "_low", "_high"))
    seen = density > 0
    axes.plot(middle[seen], density[seen], linestyle="none", markeredgewidth=0, label=label, **look)
    # An interval of the bootstrap over few chains need not hold the value itself.
    axes.vlines(middle[seen], low[seen], high[seen], color=look["color"], linewidth=0.6)


def draw(files):
    temperatures = files.read("spectrum/parent_temperature")
    frequency = files.read("spectrum/curve/frequency")
    quartic, debye = files.read("spectrum/curve/quartic"), files.read("spectrum/curve/debye")
    cutoff, plane_wave = files.read("spectrum/fit/cutoff"), files.read("debye/first_plane_wave")
    limit = files.read("spectrum/fit/limit")
    looks = style.looks(temperatures)

    drawn, axes = style.figure(style.ONE_COLUMN, 3.2)
    seen = []
    for t in style.hot_to_cold(temperatures):
        row = int(np.flatnonzero(temperatures == t)[0])
        draw_density(axes, files, row, looks[t], style.label(t))
        fitted = frequency <= cutoff[row]
        if limit[row]:
            style.upper_limit(axes, cutoff[row], np.interp(cutoff[row], frequency, quartic[row]), looks[t]["color"])
        else:
            axes.plot(frequency[fitted], quartic[row][fitted], color=looks[t]["color"])
        axes.plot(frequency, quartic[row], color=looks[t]["color"], linewidth=0.6, linestyle=":")
        axes.axvline(plane_wave[row], color=looks[t]["color"], linewidth=0.6, linestyle="-.", zorder=0)
        seen += [density for density in files.read("spectrum/density")[row] if density > 0]
    axes.plot(frequency, debye, color=style.GREY, linestyle=(0, (4, 2)), label="Debye")
    axes.plot([], [], color=style.GREY, linewidth=0.6, linestyle="-.", label="first plane wave")
    axes.set(xscale="log", yscale="log", xlabel=r"$\omega/\omega_D$", ylabel=r"$D(\omega)\,\omega_D$")
    axes.set_xlim(frequency.min(), frequency.max())
    axes.set_ylim(bottom=min(seen, default=debye.min()) / 5)
    style.plain_ticks(axes.xaxis, [0.02, 0.05, 0.1, 0.2, 0.5])
    style.legend_above(drawn, axes.get_legend_handles_labels(), columns=3)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__)
    style.save(draw(Files(given.input)), given.output)
