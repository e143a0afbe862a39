"""What the study costs: seconds of each stage against N (left), and the ratio to public programs (right)."""

import style
from inputs import arguments, read_rows

SWEEP = "swap sweep"  # N moves, to compare with stages of a whole glass


def curves(rows):
    """{stage: [(N, seconds)]} of the growth series, without public programs."""
    found = {}
    for row in rows:
        if row["series"] == "growth" and row["ours_s"]:
            particles, seconds = int(row["N"]), float(row["ours_s"])
            sweep = row["stage"] == "swap move"
            found.setdefault(SWEEP if sweep else row["stage"], {})[particles] = seconds * (particles if sweep else 1)
    return {stage: sorted(points.items()) for stage, points in found.items()}


def ratios(rows):
    """{"PROGRAM, STAGE": [(N, ratio)]} of the public programs; a name ends at its colon."""
    found = {}
    for row in rows:
        if row["ratio"]:
            name = f"{row['peer'].partition(':')[0]}, {row['stage']}"
            found.setdefault(name, []).append((int(row["N"]), float(row["ratio"])))
    return {name: sorted(points) for name, points in found.items()}


def draw_curves(axes, found):
    for (name, points), look in zip(found.items(), style.looks(range(len(found))).values()):
        axes.plot(*zip(*points), label=name, **look)
    axes.set(xscale="log", yscale="log", xlabel="$N$")
    sizes = sorted({particles for points in found.values() for particles, _ in points})
    axes.set_xlim(sizes[0] / 1.3, sizes[-1] * 1.3) if sizes else None
    style.plain_ticks(axes.xaxis, sizes)


def draw(rows, growth):
    exponents = {row["stage"]: float(row["exponent"]) for row in growth}
    drawn, (left, right) = style.figure(style.TWO_COLUMNS, 3.6, ncols=2)
    labelled = {}
    for stage, points in curves(rows).items():
        exponent = exponents.get(stage, exponents.get("swap move", 0) + 1 if stage == SWEEP else None)
        labelled[stage if exponent is None else rf"{stage}, $N^{{{exponent:.2f}}}$"] = points
    draw_curves(left, labelled)
    left.set_ylabel("CPU seconds of a glass")
    draw_curves(right, ratios(rows))
    right.axhline(1, color=style.GREY, linewidth=0.6)
    right.set_ylabel("peer / ours")
    for axes, letter in ((left, "a"), (right, "b")):
        style.panel(axes, letter)
        axes.legend(fontsize=7, loc="lower right", bbox_to_anchor=(1, 1.05), ncol=2)
    return drawn


if __name__ == "__main__":
    given = arguments(__doc__)
    style.save(draw(*map(read_rows, given.input)), given.output)
