"""epsilon against Delta_0 of every localised double well of a glass, and the histogram of epsilon: is it flat near 0?

--input, --paths, --tunnelling: files of the three stages, batch by batch; --counted: two_level_systems.h5.
"""

import matplotlib.patches
import numpy as np

import style
from double_wells import batches, by_temperature, wells_of_glass, window_of
from inputs import Files, arguments

LOWEST = 1e-20  # Delta_0 [K]; wells that tunnel less stand at the edge
BINS = 12


def wells(own):
    """epsilon and Delta_0 of all batches of a T_p."""
    return (np.concatenate(parts) for parts in zip(*(wells_of_glass(batch)[1:] for batch in own)))


def draw(found, window, asymmetries):
    """found: {T_p: (epsilon, Delta_0)}, hot to cold."""
    looks, widest = style.looks(list(found)), max(asymmetries)
    drawn, (left, right) = style.figure(style.TWO_COLUMNS, 2.9, ncols=2, sharey=True, width_ratios=(3, 1))
    for t, (epsilon, delta_0) in found.items():
        left.plot(np.maximum(delta_0, LOWEST), epsilon, linestyle="none", markeredgewidth=0, label=style.label(t), **looks[t])
    box = {"linewidth": 0, "zorder": 0}
    for asymmetry, shade in ((widest, "0.92"), (asymmetries[0], "0.8")):
        corner, width = (window[0], -asymmetry), window[1] - window[0]
        label = rf"counted, $|\epsilon| < {asymmetry:g}$ K"
        left.add_patch(matplotlib.patches.Rectangle(corner, width, 2 * asymmetry, color=shade, label=label, **box))
    reach = 2.2 * widest
    left.set(xscale="log", xlim=(LOWEST / 3, 1e3), ylim=(-reach, reach), xlabel=r"$\Delta_0$ [K]", ylabel=r"$\epsilon$ [K]")
    draw_histogram(right, found, window, 2 * widest)
    style.legend_above(drawn, left.get_legend_handles_labels(), columns=6)
    return drawn


def draw_histogram(axes, found, window, reach):
    """All T_p together: every well, and those whose Delta_0 counts."""
    epsilon, delta_0 = (np.concatenate([values[k] for values in found.values()]) for k in (0, 1))
    counted = (window[0] < delta_0) & (delta_0 < window[1])
    edges = np.linspace(-reach, reach, BINS + 1)
    style_of = {"bins": edges, "orientation": "horizontal"}
    axes.hist(epsilon, histtype="step", color=style.GREY, label="all", **style_of)
    axes.hist(epsilon[counted], color="0.6", label=r"$\Delta_0$ in the window", **style_of)
    numbers = np.histogram(epsilon[counted], edges)[0]
    centres = (edges[1:] + edges[:-1]) / 2
    axes.errorbar(numbers, centres, xerr=np.sqrt(numbers), color="black", linestyle="none", linewidth=0.7)
    axes.set_xlabel("wells")
    axes.legend(fontsize=7, loc="upper right", handlelength=1.0)


if __name__ == "__main__":
    given = arguments(__doc__, "paths", "tunnelling", "counted")
    counted_wells = Files(given.counted)
    grouped = by_temperature(batches(given.input, given.paths, given.tunnelling))
    limits = counted_wells.read("two_level_systems/asymmetry")[0]
    style.save(draw({t: tuple(wells(own)) for t, own in grouped.items()}, window_of(counted_wells), limits), given.output)
