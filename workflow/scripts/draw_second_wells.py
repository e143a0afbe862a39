"""Does a mode tell of its second minimum?  Left: the share of modes with one against kappa/(sqrt(chi) omega).  Right: how
high the top of the real well lies above the glass, against that of the quartic.

--input, --paths, --tunnelling: files of the three stages, batch by batch.
"""

import numpy as np

import style
from double_wells import batches, by_temperature
from inputs import arguments
from tabulate_modes_and_wells import EDGES, SPINODAL, SYMMETRIC, height, modes_of
from well_statistics import exact_interval

SPREAD = 0.02  # between the points of neighbouring T_p in one bin


def draw_shares(axes, modes, look, offset):
    """Of one T_p: one point for each bin that holds modes, at their median, with the 68 % interval of independent modes."""
    slopes = np.array([mode.slope for mode in modes])
    reached = np.array([mode.reached for mode in modes], dtype=bool)
    for low, high in zip(EDGES, EDGES[1:]):
        own = (slopes >= low) & (slopes < high)
        if own.any():
            centre = np.median(slopes[own]) + offset
            axes.vlines(centre, *exact_interval(reached[own].sum(), own.sum(), 0.16), color=look["color"], linewidth=0.8)
            axes.plot(centre, reached[own].mean(), linestyle="none", **look)


def draw_barriers(axes, modes, look):
    pairs = np.array([(height(mode.quartic), height(mode.real)) for mode in modes if mode.real]).reshape(-1, 2)
    axes.plot(*pairs.T, linestyle="none", **look)
    return pairs


def draw(found):
    """found: {T_p: modes}, hot to cold."""
    looks = style.looks(list(found))
    drawn, (left, right) = style.figure(style.TWO_COLUMNS, 2.8, ncols=2)
    pairs = []
    for k, (t, modes) in enumerate(found.items()):
        draw_shares(left, modes, looks[t], SPREAD * (k - (len(found) - 1) / 2))
        pairs.append(draw_barriers(right, modes, looks[t]))
        right.plot([], [], linestyle="none", label=style.label(t), **looks[t])
    left.axvline(SPINODAL, color="black", linewidth=0.8, linestyle=(0, (4, 2)), label="spinodal")
    left.axvline(SYMMETRIC, color="black", linewidth=0.8, label="symmetric wells")
    left.set(xlabel=r"$\kappa/(\sqrt{\chi}\,\omega)$", ylabel="share with a second minimum", ylim=(-0.03, 1.03), xlim=(0, None))
    ends = np.concatenate(pairs)
    low, high = 10.0 ** np.array([np.floor(np.log10(ends.min())), np.ceil(np.log10(ends.max()))] if ends.size else [0, 3])
    right.plot([low, high], [low, high], color="black", linewidth=0.8, linestyle=":", label="equal")
    right.set(xscale="log", yscale="log", xlim=(low, high), ylim=(low, high))
    right.set(xlabel="top of the quartic above the glass [K]", ylabel="real top above the glass [K]")
    handles, labels = (a + b for a, b in zip(left.get_legend_handles_labels(), right.get_legend_handles_labels()))
    style.legend_above(drawn, (handles, labels), columns=7)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__, "paths", "tunnelling")
    grouped = by_temperature(batches(given.input, given.paths, given.tunnelling))
    style.save(draw({t: [mode for batch in own for mode in modes_of(batch)] for t, own in grouped.items()}), given.output)
