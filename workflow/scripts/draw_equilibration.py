"""Figure 5: evidence of equilibration: energy and self-overlap of every chain of parent liquids."""

import math

import numpy as np

import style
from inputs import Files, arguments

COLUMNS = ("chain", "sweep", "lag", "energy", "overlap")
STROKES = {"cold": (0, (3, 1.5))}  # chains from colder starts; all others start hotter


def records(paths):
    """{T_p: {column: values}}; rows that several segments of one chain repeat are kept once."""
    gathered = {}
    for path in paths:
        file = Files([path])
        temperature = float(np.unique(file.read("glasses/parent_temperature"))[0])
        kept = gathered.setdefault(temperature, {"rows": [np.empty((0, len(COLUMNS)))], "starts": {}, "methods": set()})
        if not file.has("equilibration"):
            continue  # liquids from elsewhere
        rows = np.column_stack([file.read(f"equilibration/{name}") for name in COLUMNS])
        starts = dict(zip(file.read("equilibration/chains/chain"), file.read("equilibration/chains/start")))
        kept["methods"].update(file.read("equilibration/chains/method"))
        kept["rows"].append(rows)
        for chain, start in starts.items():
            kept["starts"].setdefault(chain, start)
    for kept in gathered.values():
        rows = np.unique(np.concatenate(kept.pop("rows")), axis=0)
        kept.update(zip(COLUMNS, rows.T))
    return gathered


def draw_column(energy, overlap, record, colour):
    if not record["sweep"].size:
        energy.text(0.5, 0.5, "no record", ha="center", transform=energy.transAxes)
        return
    look = {"color": colour, "rasterized": True}
    for chain in np.unique(record["chain"]):
        own = record["chain"] == chain
        stroke = STROKES.get(record["starts"][chain], "-")
        known = np.flatnonzero(own & np.isfinite(record["energy"]))  # not while sizes breathe
        known = known[np.argsort(record["sweep"][known])]
        energy.plot(record["sweep"][known], record["energy"][known], linewidth=0.7, linestyle=stroke, **look)
        relaxed = own & (record["lag"] > 0) & (record["lag"] < record["sweep"])  # without overlaps with the random start
        overlap.plot(record["lag"][relaxed], record["overlap"][relaxed], ".", markersize=1.5, **look)
    late = record["energy"][(record["sweep"] > record["sweep"].max() / 100) & np.isfinite(record["energy"])]
    margin = 0.15 * np.ptp(late) or None
    energy.set_ylim(margin and (late.min() - margin, late.max() + margin))  # cuts off the first decades
    overlap.axhline(math.exp(-1), color=style.GREY, linewidth=0.8, linestyle="--")


def power_in_label(axis, unit):
    """A linear axis of many sweeps with the power of ten in its label, not in the corner."""
    power = int(math.log10(max(axis.axes.get_xlim()[1], 1)))
    axis.set_major_formatter(lambda x, _: f"{x / 10**power:g}")
    axis.set_label_text(rf"$10^{{{power}}}$ {unit} since the start")


def draw_pairs(overlap, pairs, t, colour):
    """The mean overlap of pairs of samples, also of different segments, and the relaxation time."""
    own = pairs.read("relaxation/pairs/parent_temperature") == t
    lag, value = (pairs.read(f"relaxation/pairs/{name}")[own] for name in ("lag", "overlap"))
    overlap.plot(lag, value, "o", markersize=2.5, markerfacecolor="none", markeredgewidth=0.7, color=colour)
    (reached,) = pairs.read("relaxation/relaxation_sweeps")[pairs.read("relaxation/parent_temperature") == t]
    if math.isfinite(reached):
        overlap.axvline(reached, color=style.GREY, linewidth=0.8, linestyle=":")


IN_STEPS = {"molecular_dynamics", "breathing_molecular_dynamics"}


def draw(paths, pairs):
    gathered = records(paths)
    order, looks = style.hot_to_cold(list(gathered)), style.looks(list(gathered))
    drawn, panels = style.figure(style.TWO_COLUMNS, 3.4, nrows=2, ncols=len(order), squeeze=False)
    for (energy, overlap), t in zip(panels.T, order):
        draw_column(energy, overlap, gathered[t], looks[t]["color"])
        draw_pairs(overlap, pairs, t, looks[t]["color"])
        unit = "sweeps" if gathered[t]["methods"] - IN_STEPS or not gathered[t]["methods"] else "time steps"
        drawn_at = gathered[t]["sweep"][np.isfinite(gathered[t]["energy"])]
        decades = "log" if drawn_at.max(initial=0) > 20 * drawn_at.min(initial=math.inf) else "linear"
        energy.set(title=style.label(t), xscale=decades, xlabel=f"{unit} since the start")
        if decades == "linear":
            power_in_label(energy.xaxis, unit)
        overlap.set(xscale="log", xlabel=f"{unit} apart", ylim=(0, 1.02))
    panels[0, 0].set_ylabel(r"energy per particle $[\epsilon]$")
    panels[1, 0].set_ylabel("self-overlap")
    panels[1, 0].annotate(r"$1/e$", (0.03, math.exp(-1)), xycoords=("axes fraction", "data"), va="bottom", color=style.GREY)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__)
    *liquids, relaxation = given.input
    style.save(draw(liquids, Files([relaxation])), given.output)
