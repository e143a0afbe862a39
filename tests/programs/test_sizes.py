"""A column that is not that of the sizes, though its numbers lie among them, is refused where the liquid is known."""

import pytest

from test_dialects import PLACES, SIZES
from test_no_glass import as_text, refuses, write


def with_sizes(kind, sizes):
    lines = as_text(kind, PLACES).splitlines()
    own = [repr(size) for size in SIZES.tolist()]
    first = len(lines) - len(own)
    table = [line.split() for line in lines[first:]]
    column = table[0].index(own[0])
    for row, size in zip(table, sizes):
        row[column] = repr(size)
    return "\n".join(lines[:first] + [" ".join(row) for row in table]) + "\n"


def known_liquid(bench):
    return ["--liquid", write(bench, f"{{temperature: 0.3, particles: {len(SIZES)}, frames: 1}}\n", "liquid.yaml")]


@pytest.mark.parametrize("kind", ["xyz", "data"])
@pytest.mark.parametrize("size", [1.0, 1.379])
def test_all_sizes_are_one(bench, kind, size):
    name = write(bench, with_sizes(kind, [size] * len(SIZES)))
    line = f"{name}: frame 0: all particles have the size {size:g}, expected sizes from 1 to 2.22, as those of the model"
    refuses(bench, line, name, more=known_liquid(bench))


@pytest.mark.parametrize("low, high, filled", [(1.0, 1.01, 0.3083), (2.2, 2.21, 3.256)])
def test_sizes_that_fill_far_less_or_more_than_those_of_the_model(bench, low, high, filled):
    count = len(SIZES)
    name = write(bench, with_sizes("xyz", [low + (high - low) * k / (count - 1) for k in range(count)]))
    line = f"{name}: frame 0: the particles have a packing fraction of {filled}, expected about that of sizes of the model, 0.9296"
    refuses(bench, line, name, more=known_liquid(bench))
