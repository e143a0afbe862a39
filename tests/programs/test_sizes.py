"""A column that is not that of the sizes, though its numbers lie among them, is refused where the liquid is known."""

import numpy as np
import pytest

from test_dialects import PLACES, SIZES
from test_no_glass import MODEL, as_text, refuses, write

WAY_OUT = "; if these are the sizes, set smallest_size and largest_size of the model"
EXPECTED = "0.464794 to 1.85917"  # half and twice of what sizes of the model fill


def known_liquid(bench):
    return ["--liquid", write(bench, f"{{temperature: 0.3, particles: {len(SIZES)}, frames: 1}}\n", "liquid.yaml")]


def evenly(low, high):
    return np.linspace(low, high, len(SIZES))


@pytest.mark.parametrize("kind", ["xyz", "data"])
def test_equal_sizes_are_refused(bench, kind):
    name = write(bench, as_text(kind, PLACES, np.full(len(SIZES), 1.25)))
    line = f"{name}: frame 0: all particles have the size 1.25, expected sizes from 1 to 2.22{WAY_OUT}"
    refuses(bench, line, name, more=known_liquid(bench))


@pytest.mark.parametrize("sizes, filled", [(evenly(1.0, 1.25), 0.437808), (evenly(1.8, 2.0), 2.08884)])
def test_sizes_that_fill_less_than_half_or_more_than_twice_of_those_of_the_model_are_refused(bench, sizes, filled):
    name = write(bench, as_text("xyz", PLACES, sizes))
    line = f"{name}: frame 0: packing fraction is {filled}, expected {EXPECTED}{WAY_OUT}"
    refuses(bench, line, name, more=known_liquid(bench))


@pytest.mark.parametrize("sizes", [evenly(1.0, 1.4), evenly(1.6, 1.9)])
def test_other_sizes_and_crystals_by_hand_are_read(bench, sizes):
    words = ["--parameters", MODEL, "--output"]
    bench.make("import-configurations", "--input", write(bench, as_text("xyz", PLACES, sizes)), *words, "known.h5", *known_liquid(bench))
    crystal = write(bench, as_text("xyz", PLACES, np.full(len(SIZES), 1.25)))
    bench.make("import-configurations", "--input", crystal, *words, "crystal.h5")
