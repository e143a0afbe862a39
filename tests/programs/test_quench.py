"""A quench that does not converge is left out and counted, and too many of them fail."""

import h5py
import pytest


@pytest.fixture
def two(bench, minimum, liquid):
    """One glass that is at rest, one that a single step does not bring there."""
    bench.write_xyz("two.xyz", [minimum, liquid])
    bench.import_xyz("two.xyz", "liquids.h5", "--first-id", 40)
    return bench


def quench(bench, **changes):
    return ["--liquids", "liquids.h5", "--parameters", bench.section("quench", **changes), "--output", "minima.h5"]


def test_a_glass_without_certificate_is_left_out_and_counted(two):
    two.make("quench", *quench(two, max_steps=1, rejected_fraction=0.5))
    with h5py.File(two.path("minima.h5")) as file:
        assert list(file["glasses/id"]) == [40]
        assert len(file["particles/all/position/value"]) == len(file["observables/pressure/value"]) == 1
        assert list(file["rejected/id"]) == [41]
        assert list(file["rejected/reason"]) == [b"max force"]
        assert file["rejected/max_force"][0] > 1e-10


def test_more_rejected_glasses_than_the_limit_fail_the_batch(two):
    line = (
        "liquids.h5: 1 of 2 glasses have no certificate (max force), "
        "expected at most a fraction of 0.02"
    )
    two.refuses(1, line, "quench", *quench(two, max_steps=1))


def test_no_glass_left_fails_the_batch_whatever_the_limit(bench, liquid):
    bench.write_xyz("one.xyz", [liquid])
    bench.import_xyz("one.xyz", "liquids.h5")
    line = "liquids.h5: 1 of 1 glasses have no certificate (max force), expected at most a fraction of 1"
    bench.refuses(1, line, "quench", *quench(bench, max_steps=1, rejected_fraction=1.0))


def test_unconverged_nonlinear_modes_fail_above_the_limit(ready):
    with h5py.File(ready.path("nonlinear_modes.h5")) as file:
        starts = len(file["nonlinear_modes/glass"])
    line = (
        f"modes.h5: {starts} of {starts} starts did not converge (too few contractions, or no minimum near), "
        "expected at most a fraction of 0.05"
    )
    parameters = ready.section("nonlinear_modes", max_contractions=1)
    ready.refuses(1, line, "fit-nonlinear-modes", "--minima", "minima.h5", "--modes", "modes.h5",
                  "--parameters", parameters, "--output", "out.h5")  # fmt: skip
