"""How the figures look: widths of the journal's columns, one colour and marker per parent temperature.

Colours run from dark (cold) to light (hot), so that their order survives a grey print and colour blindness.
"""

import pathlib

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt  # noqa: E402  (the backend is chosen first)
import numpy as np  # noqa: E402
from matplotlib import ticker  # noqa: E402

from inputs import partial_file  # noqa: E402
from notation import temperature  # noqa: E402

ONE_COLUMN = 3.4  # inches
TWO_COLUMNS = 7.0
MARKERS = "osD^vP*X"
GREY = "0.45"

plt.rcParams.update(
    {
        "font.family": "STIXGeneral",
        "mathtext.fontset": "stix",
        "font.size": 9,
        "axes.labelsize": 9,
        "axes.titlesize": 9,
        "legend.fontsize": 8,
        "xtick.labelsize": 8,
        "ytick.labelsize": 8,
        "axes.linewidth": 0.6,
        "lines.linewidth": 1.0,
        "lines.markersize": 3.5,
        "xtick.direction": "in",
        "ytick.direction": "in",
        "xtick.top": True,
        "ytick.right": True,
        "legend.frameon": False,
        "legend.handlelength": 1.6,
        "savefig.dpi": 200,
        "pdf.fonttype": 42,
        "svg.hashsalt": "study",
        "figure.constrained_layout.use": True,
    }
)


def looks(temperatures):
    """{T_p: {"color", "marker"}}: the coldest is the darkest."""
    ordered = sorted(set(np.asarray(temperatures, dtype=float)))
    shades = plt.get_cmap("plasma")(np.linspace(0.0, 0.83, len(ordered)))
    return {
        temperature: {"color": shade, "marker": MARKERS[i % len(MARKERS)]}
        for i, (temperature, shade) in enumerate(zip(ordered, shades))
    }


def hot_to_cold(temperatures):
    """The distinct parent temperatures, as the rows of Table I."""
    return sorted(set(np.asarray(temperatures, dtype=float)), reverse=True)


def label(parent_temperature):
    return rf"$T_p = {temperature(parent_temperature)}$"


def figure(width, height, **layout):
    return plt.subplots(figsize=(width, height), **layout)


def legend_above(drawn, entries, columns):
    """One legend above all panels.  entries: (handles, labels)."""
    height = drawn.get_size_inches()[1]
    rows = -(-len(entries[1]) // columns)
    drawn.get_layout_engine().set(rect=(0, 0, 1, 1 - (0.08 + 0.16 * rows) / height))
    drawn.legend(*entries, loc="upper center", ncol=columns, borderaxespad=0.2, columnspacing=1.4)


def beyond(window):
    """The upper end of Figs. 2 and 4; starts among the phonons lead to modes far above the window."""
    return 1.4 * window[1]


def upper_limit(axes, x, y, color):
    """An arrow that hangs from an upper limit; y is logarithmic."""
    axes.annotate("", (x, y / 3), (x, y), arrowprops={"arrowstyle": "->", "color": color, "linewidth": 1.0, "shrinkA": 0})


def plain_ticks(axis, values):
    """Ticks of a logarithmic axis written out."""
    axis.set_major_locator(ticker.FixedLocator(values))
    axis.set_major_formatter(ticker.FormatStrFormatter("%g"))
    axis.set_minor_formatter(ticker.NullFormatter())


def panel(axes, letter):
    """(a), (b), ... in the upper left corner, outside the axes."""
    axes.set_title(f"({letter})", loc="left", pad=3)


FORMATS = {
    ".png": {},
    ".svg": {"metadata": dict.fromkeys(("Creator", "Date", "Format", "Type"))},
    ".pdf": {"metadata": {"CreationDate": None}, "dpi": 300},  # of what is rasterized: clouds of points, long records
}


def save(drawn, output, formats=tuple(FORMATS)):
    """Writes X.pdf, X.png and X.svg, or some of them; no date, so that the same inputs give the same bytes."""
    for suffix in formats:
        path = pathlib.Path(output).with_suffix(suffix)
        with partial_file(path) as partial:
            drawn.savefig(partial, format=suffix[1:], **FORMATS[suffix])
    plt.close(drawn)
