"""One real double well of each parent temperature: V(s) along its path, its two lowest levels, and the quartic of its mode.

--input, --paths, --tunnelling, --modes: files of the four stages, batch by batch; --counted: two_level_systems.h5.
The well is that with the least |epsilon| of those in the window of Delta_0; if there is none, of all.
"""

import collections

import matplotlib.patches
import matplotlib.path
import numpy as np

import style
from double_wells import batches, beside, by_temperature, columns, reached_by_modes, wells_of_glass, window_of
from inputs import Files, arguments

Well = collections.namedtuple("Well", "batch path epsilon delta_0")


def well_to_draw(own, window):
    """Of some batches; None where no well is localised."""
    found = [Well(batch, *row) for batch in own for row in zip(*wells_of_glass(batch))]
    counted = [well for well in found if window[0] < well.delta_0 < window[1]]
    return min(counted or found, key=lambda well: abs(well.epsilon), default=None)


def hermite(s, v, slope):
    """The curve through the images with their slopes, which is also what the levels are solved in, as Bezier's."""
    third = np.diff(s) / 3
    points = [(s[0], v[0])]
    for k, step in enumerate(third):
        points += [(s[k] + step, v[k] + step * slope[k]), (s[k + 1] - step, v[k + 1] - step * slope[k + 1]), (s[k + 1], v[k + 1])]
    codes = [matplotlib.path.Path.MOVETO] + [matplotlib.path.Path.CURVE4] * (len(points) - 1)
    return matplotlib.patches.PathPatch(matplotlib.path.Path(points, codes), fill=False, linewidth=1.2)


def profile(well):
    """s [l], V [K] and dV/ds of the images, from the glass on."""
    arc, energy, slope = (values[well.path] for values in columns(well.batch.paths, "paths", "arc", "energy", "slope"))
    _, direction = beside(well.batch.paths)
    if direction[well.path] < 0:
        arc, energy, slope = arc[-1] - arc[::-1], (energy - energy[-1])[::-1], -slope[::-1]
    return arc, energy * well.batch.kelvin, slope * well.batch.kelvin


def quartic(well):
    """U(s) [K] of the mode whose push found the well, as coefficients from s^4 down, s towards the well; None without."""
    minimum = int(beside(well.batch.paths)[0][well.path])
    modes, pushes = columns(well.batch.search, "neighbours", "mode", "push")
    if minimum >= len(modes) or modes[minimum] < 0:  # a minimum found on the way of a path is not in the search
        return None
    mode, push = modes[minimum], pushes[minimum]
    if minimum not in reached_by_modes(well.batch.search).get(int(mode), ()):  # set off by another jump
        return None
    curvature, kappa, chi = (values[mode] for values in columns(well.batch.modes, "nonlinear_modes", "lambda", "kappa", "chi"))
    return well.batch.kelvin * np.array([chi / 24, np.sign(push) * kappa / 6, curvature / 2, 0, 0])


def draw_levels(axes, well, s):
    """E_0 and E_1 above the minimum of the glass, where the file tells them."""
    if not well.batch.levels.has("levels/ground"):
        return
    row = np.flatnonzero(well.batch.levels.read("levels/path") == well.path)[0]
    ground, splitting = (values[row] for values in columns(well.batch.levels, "levels", "ground", "splitting"))
    label = r"$E_0$, $E_1$"
    for level in (ground, ground + splitting):
        axes.hlines(level, s[0], s[-1], color=style.GREY, linewidth=0.7, label=label)
        label = None


def scientific(value):
    mantissa, power = f"{value:.1e}".split("e")
    return rf"{mantissa}\times 10^{{{int(power)}}}" if int(power) not in range(-2, 4) else f"{float(f'{value:.2g}'):g}"


def numbers_of(well):
    return rf"$\epsilon = {scientific(well.epsilon)}$ K", rf"$\Delta_0 = {scientific(well.delta_0)}$ K"


def draw_well(axes, well, color):
    s, v, slope = profile(well)
    curve = hermite(s, v, slope)
    curve.set_edgecolor(color)
    axes.add_patch(curve)
    axes.plot(s, v, linestyle="none", marker="o", markersize=2, color=color)
    low, high = min(0.0, v[-1]), v.max()
    if (coefficients := quartic(well)) is not None:
        line = np.linspace(-0.15 * s[-1], 1.25 * s[-1], 300)
        axes.plot(line, np.polyval(coefficients, line), color="black", linestyle=(0, (4, 2)), label="quartic of its mode")
    draw_levels(axes, well, s)
    axes.set(xlim=(-0.15 * s[-1], 1.15 * s[-1]), ylim=(low - 0.2 * (high - low), high + 0.3 * (high - low)))


def draw(found):
    """found: {T_p: well}, hot to cold."""
    looks = style.looks(list(found))
    drawn, panels = style.figure(style.TWO_COLUMNS, 2.6, ncols=len(found), squeeze=False)
    for axes, (t, well) in zip(panels[0], found.items()):
        axes.set_title("\n".join([style.label(t), *(numbers_of(well) if well else [])]), pad=3, linespacing=1.3)
        axes.set_xlabel(r"$s$ [$l$]")
        axes.plot([], [], marker="o", markersize=2, color=style.GREY, label="real well")
        if well:
            draw_well(axes, well, looks[t]["color"])
        else:
            axes.text(0.5, 0.5, "no localised well", transform=axes.transAxes, ha="center", va="center", fontsize=8)
            axes.set(xticks=[], yticks=[])
    panels[0, 0].set_ylabel(r"$V(s)/k_B$ [K]")
    entries = {label: handle for axes in panels[0] for handle, label in zip(*axes.get_legend_handles_labels())}
    style.legend_above(drawn, (list(entries.values()), list(entries)), columns=3)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__, "paths", "tunnelling", "modes", "counted")
    read = batches(given.input, given.paths, given.tunnelling, given.modes)
    limits = window_of(Files(given.counted))
    style.save(draw({t: well_to_draw(own, limits) for t, own in by_temperature(read).items()}), given.output)
