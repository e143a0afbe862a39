"""Figure 3: density of harmonic modes with its omega^4 fits (left), their prefactor against the cut-off (right)."""

import numpy as np

import style
from inputs import Files, arguments


def draw_density(axes, files, row, look, label):
    """One point per bin that holds a mode; an empty bin has no place on a logarithmic axis."""
    edges = files.read("spectrum/bin_edges")
    middle = (edges[:-1] + edges[1:]) / 2
    density, low, high = (files.read(f"spectrum/density{end}")[row] for end in ("", "_low", "_high"))
    seen = density > 0
    axes.plot(middle[seen], density[seen], linestyle="none", markeredgewidth=0, label=label, **look)
    # A bootstrap interval from few chains need not contain the value.
    axes.vlines(middle[seen], low[seen], high[seen], color=look["color"], linewidth=0.6)


def draw_fit(axes, files, row, look):
    """A_4 omega^4 over the range of the fit, dotted beyond; an arrow where it is an upper limit."""
    frequency, quartic = files.read("spectrum/curve/frequency"), files.read("spectrum/curve/quartic")[row]
    cutoff = files.read("spectrum/fit/cutoff")[row]
    fitted = frequency <= cutoff
    if files.read("spectrum/fit/limit")[row]:
        style.upper_limit(axes, cutoff, np.interp(cutoff, frequency, quartic), look["color"])
    else:
        axes.plot(frequency[fitted], quartic[fitted], color=look["color"])
    axes.plot(frequency, quartic, color=look["color"], linewidth=0.6, linestyle=":")


def draw_spectra(axes, files, looks):
    temperatures = files.read("spectrum/parent_temperature")
    frequency, debye = files.read("spectrum/curve/frequency"), files.read("spectrum/curve/debye")
    densities, plane_wave = files.read("spectrum/density"), files.read("debye/first_plane_wave")
    for t in style.hot_to_cold(temperatures):
        row = int(np.flatnonzero(temperatures == t)[0])
        draw_density(axes, files, row, looks[t], style.label(t))
        draw_fit(axes, files, row, looks[t])
        axes.axvline(plane_wave[row], color=looks[t]["color"], linewidth=0.6, linestyle="-.", zorder=0)
    axes.plot(frequency, debye, color=style.GREY, linestyle=(0, (4, 2)), label="Debye")
    axes.plot([], [], color=style.GREY, linewidth=0.6, linestyle="-.", label="first plane wave")
    axes.set(xscale="log", yscale="log", xlabel=r"$\omega/\omega_D$", ylabel=r"$D(\omega)\,\omega_D$")
    axes.set_xlim(frequency.min(), max(frequency.max(), 1.1 * plane_wave.max()))
    axes.set_ylim(bottom=densities[densities > 0].min(initial=debye.min()) / 5)
    style.plain_ticks(axes.xaxis, [0.02, 0.05, 0.1, 0.2, 0.5])


def draw_cutoffs(axes, files, looks):
    """A_4 as a function of the cut-off; the one used is ringed."""
    temperatures, cutoff = files.read("spectrum/parent_temperature"), files.read("spectrum/cutoffs/cutoff")
    values, low, high = (files.read(f"spectrum/cutoffs/A4{end}") for end in ("", "_low", "_high"))
    modes, used = files.read("spectrum/cutoffs/modes"), files.read("spectrum/fit/cutoff")
    fitted, limit = files.read("spectrum/fit/A4"), files.read("spectrum/fit/limit")
    for row, t in enumerate(temperatures):
        seen = modes[row] > 0
        axes.plot(cutoff[seen], values[row][seen], color=looks[t]["color"])
        axes.fill_between(cutoff[seen], low[row][seen], high[row][seen], color=looks[t]["color"], alpha=0.2, linewidth=0)
        if not limit[row]:
            axes.plot(used[row], fitted[row], linestyle="none", markerfacecolor="none", markersize=6, **looks[t])
    axes.set(yscale="log", xlabel=r"cut-off $x_c$", ylabel=r"$A_4\,\omega_D^5$")


def draw(files):
    looks = style.looks(files.read("spectrum/parent_temperature"))
    drawn, (left, right) = style.figure(style.TWO_COLUMNS, 3.0, ncols=2)
    draw_spectra(left, files, looks)
    draw_cutoffs(right, files, looks)
    style.panel(left, "a")
    style.panel(right, "b")
    style.legend_above(drawn, left.get_legend_handles_labels(), columns=6)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__)
    style.save(draw(Files(given.input)), given.output)
