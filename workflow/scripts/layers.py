"""Graphs drawn in layers: every arrow points down, and arrows that follow from others are left out."""

import numpy as np

import style

ROW = 0.5  # inches between two layers
BOX = 0.78  # inches of a name, and between two of them in a layer
GAP = 0.16  # of arrows that pass between them


def reduced(arrows):
    """Arrows {node: set of nodes} without those that a longer path implies."""

    def beyond(node):
        return set().union(*({end} | beyond(end) for end in arrows.get(node, ())))

    return {node: ends - set().union(*map(beyond, ends)) for node, ends in arrows.items()}


def layers(arrows):
    """{node: layer}: one layer below the lowest node that points to it."""
    found = dict.fromkeys(arrows, 0)
    for _ in arrows:  # at most as many layers as nodes
        for node, ends in arrows.items():
            found |= {end: max(found[end], found[node] + 1) for end in ends}
    return found


def lifted(arrows):
    """{node: layer}, counted from the lowest layer, which holds all nodes that point to nothing."""
    backward = {node: {start for start, ends in arrows.items() if node in ends} for node in arrows}
    height = layers(backward)
    return {node: max(height.values()) - height[node] for node in arrows}


def ways(arrows, layer):
    """[start, bend, ..., end] of every arrow: a bend (start, end, layer) wherever it passes a layer."""
    return [[start, *((start, end, k) for k in range(layer[start] + 1, layer[end])), end]
            for start, ends in sorted(arrows.items()) for end in sorted(ends)]  # fmt: skip


def apart(targets, widths):
    """Positions nearest to the targets, in their order, without overlaps: nodes that would overlap are pooled."""
    offset = np.cumsum(widths) - np.array(widths) / 2
    pools = []  # [mean of target - offset, members]
    for shifted in np.array(targets) - offset:
        pools.append([shifted, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, n), (b, m) = pools[-2:]
            pools[-2:] = [[(a * n + b * m) / (n + m), n + m]]
    return np.repeat([mean for mean, _ in pools], [members for _, members in pools]) + offset


def settled(rows, linked, widths):
    """{node or bend: x}: layer by layer, each moves towards the mean of its neighbours."""
    x = {node: float(i) for row in rows for i, node in enumerate(row)}
    for sweep in range(40):
        for row in rows if sweep % 2 else rows[::-1]:
            target = {node: np.mean([x[other] for other in linked.get(node, [node])]) for node in row}
            row = sorted(row, key=target.get)
            x |= zip(row, apart([target[node] for node in row], [widths[node] for node in row]))
    return x


def crossings(x, steps):
    """The number of crossings between neighbouring layers; the total length of lines breaks ties."""
    a, b, k = np.array([(x[start], x[end], layer) for start, end, layer in steps]).T
    crossed = (np.subtract.outer(a, a) * np.subtract.outer(b, b) < 0) & np.equal.outer(k, k)
    return crossed.sum(), np.abs(a - b).sum()


def places(arrows, layer, starts=60):
    """({node or bend: (x, y) in inches}, ways): of several first orders, the one that ends with the fewest crossings."""
    routes = ways(arrows, layer)
    level = {**layer, **{bend: bend[2] for route in routes for bend in route[1:-1]}}
    steps = [(a, b, level[a]) for route in routes for a, b in zip(route, route[1:])]
    linked = {}
    for a, b, _ in steps:
        linked.setdefault(a, []).append(b)
        linked.setdefault(b, []).append(a)
    widths = {node: BOX if node in layer else GAP for node in level}
    rows = [[node for node in level if level[node] == k] for k in range(max(level.values()) + 1)]
    random = np.random.default_rng(0)
    orders = [[[row[i] for i in random.permutation(len(row))] for row in rows] for _ in range(starts)]
    x = min((settled(order, linked, widths) for order in orders), key=lambda x: crossings(x, steps))
    return {node: (x[node], -ROW * level[node]) for node in level}, routes


def draw(arrows, layer, look):
    """The figure.  look(node): its text and colour.  Names are ids of the SVG: node, and start..end of an arrow."""
    place, routes = places(arrows, layer)
    x, y = np.array(list(place.values())).T
    drawn, axes = style.figure(np.ptp(x) + 1.1 * BOX, np.ptp(y) + ROW)
    for route in routes:
        axes.plot(*zip(*(place[node] for node in route)), color=style.GREY, linewidth=0.7, zorder=0, gid=f"{route[0]}..{route[-1]}")
    for node in layer:
        text, color = look(node)
        axes.text(*place[node], text, ha="center", va="center", fontsize=8, gid=node, linespacing=1.0,
                  bbox={"boxstyle": "round,pad=0.25", "facecolor": color, "edgecolor": style.GREY, "linewidth": 0.6})  # fmt: skip
    axes.set(xlim=(x.min() - 0.55 * BOX, x.max() + 0.55 * BOX), ylim=(y.min() - ROW / 2, y.max() + ROW / 2))
    axes.set_axis_off()
    return drawn
