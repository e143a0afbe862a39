"""The reference glass and the files that the tools make of it."""

import json
import pathlib
import shutil
import sys

import numpy
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from bench import REFERENCE, Bench, reference_glass  # noqa: E402


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


@pytest.fixture(scope="session")
def reference():
    """What another program by other authors says of the reference glass."""
    return json.loads(REFERENCE.with_suffix(".json").read_text())


@pytest.fixture(scope="session")
def minimum():
    """(edge, positions, diameters) of the reference glass: an inherent structure of N = 1000."""
    return reference_glass()


@pytest.fixture(scope="session")
def liquid(minimum):
    """The reference glass, every particle displaced at random."""
    edge, positions, diameters = minimum
    noise = numpy.random.default_rng(1).uniform(-0.1, 0.1, positions.shape)
    return edge, positions + noise, diameters


@pytest.fixture(scope="session")
def stages(tmp_path_factory):
    """The files of all stages for the reference glass; its first plane wave is at 0.142 omega_D."""
    bench = Bench(tmp_path_factory.mktemp("stages"))
    shutil.copy(REFERENCE, bench.path("glass.xyz"))
    bench.import_xyz("glass.xyz", "liquids.h5")
    bench.make("quench", "--liquids", "liquids.h5", "--parameters", bench.section("quench"),
               "--output", "minima.h5")  # fmt: skip
    bench.glass_stages()
    bench.make("find-double-wells", "--minima", "minima.h5", "--nonlinear-modes", "nonlinear_modes.h5",
               "--parameters", bench.section("double_wells", dynamics={"excursions": 0}), "--output", "double_wells.h5")  # fmt: skip
    bench.make("trace-paths", "--minima", "minima.h5", "--double-wells", "double_wells.h5",
               "--parameters", bench.section("paths"), "--output", "paths.h5")  # fmt: skip
    return bench


@pytest.fixture
def ready(stages, tmp_path):
    """A copy of all stages' files, to be damaged."""
    copy = Bench(tmp_path / "copy")
    shutil.copytree(stages.directory, copy.directory)
    return copy
