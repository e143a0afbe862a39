"""Figure 1: density of quasi-localised modes with omega_0 marked (left), the symmetric double well at omega_0 (right)."""

import numpy as np

import style
from inputs import Files, arguments


def draw_density(axes, files, looks):
    """D_L(omega) of each parent temperature up to its omega_0, and that point."""
    rows, omega0 = files.read("n0/parent_temperature"), files.read("n0/omega0_over_omegaD")
    frequency, quartic = files.read("spectrum/curve/frequency"), files.read("spectrum/curve/quartic")
    fitted, limit = files.read("spectrum/parent_temperature"), files.read("spectrum/fit/limit")
    for t in style.hot_to_cold(rows):
        row = int(np.flatnonzero(fitted == t)[0])
        curve = quartic[row]
        x = omega0[int(np.flatnonzero(rows == t)[0])]
        if np.isnan(x):
            continue  # no nonlinear mode, so no omega_0
        y = np.exp(np.interp(np.log(x), np.log(frequency), np.log(curve)))
        axes.plot(frequency, curve, color=looks[t]["color"], linestyle="--" if limit[row] else "-")
        axes.plot([x, x], [0, y], color=looks[t]["color"], linewidth=0.7, linestyle=":")
        axes.plot(x, y, linestyle="none", markersize=5, label=style.label(t), **looks[t])
        if limit[row]:
            style.upper_limit(axes, x, y, looks[t]["color"])
    axes.set(xscale="log", yscale="log", xlabel=r"$\omega/\omega_D$", ylabel=r"$D_L(\omega)\,\omega_D = A_4\omega^4\omega_D$")
    axes.set_xlim(frequency.min(), 1.15 * max(frequency.max(), np.nanmax(omega0)))
    style.plain_ticks(axes.xaxis, [0.02, 0.05, 0.1, 0.2])


def draw_well(axes, files, looks):
    """U(s) at (omega_0, kappa_0), with the ground state's energy and the splitting E."""
    rows = files.read("n0/parent_temperature")
    position, energy = files.read("n0/well/position"), files.read("n0/well/energy")
    for t in style.hot_to_cold(rows):
        row = int(np.flatnonzero(rows == t)[0])
        axes.plot(position[row], energy[row], color=looks[t]["color"])
    axes.set(xlabel=r"$s/a$", ylabel=r"$U(s)/k_B$ [K]")


def draw(files):
    looks = style.looks(files.read("n0/parent_temperature"))
    drawn, (left, right) = style.figure(style.TWO_COLUMNS, 2.6, ncols=2)
    draw_density(left, files, looks)
    draw_well(right, files, looks)
    style.panel(left, "a")
    style.panel(right, "b")
    style.legend_above(drawn, left.get_legend_handles_labels(), columns=4)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__)
    style.save(draw(Files(given.input)), given.output)
