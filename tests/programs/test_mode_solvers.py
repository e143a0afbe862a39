"""find-modes takes the name of either eigensolver, and finds the same modes."""

import h5py
import numpy
import pytest

FILES = ("--minima", "minima.h5", "--elasticity", "elasticity.h5")

NOT_PROVED = "find-modes: modes of 1 of 1 glasses were searched for, not counted by inertia: that none is missed is not proved\n"


def modes_by(bench, solver, **changes):
    """{name: values} of what find-modes writes of the modes."""
    parameters = bench.section("modes", highest_frequency=0.15, solver=solver, **changes)
    done = bench.run("find-modes", *FILES, "--parameters", parameters, "--output", f"{solver}.h5")
    proved = changes.get("inertia_every", 1) == 1
    assert (done.returncode, done.stderr) == (0, "" if proved else NOT_PROVED)
    with h5py.File(bench.path(f"{solver}.h5")) as file:
        assert (file["completeness/inertia_count"][0] >= 0) == proved
        assert f"solver: {solver}" in str(file["provenance/parameters"].asstr()[()])
        return {name: values[()] for name, values in file["modes"].items()}


@pytest.mark.parametrize("every", [0, 1])
def test_both_solvers_find_the_same_modes(ready, every):
    first, other = (modes_by(ready, solver, inertia_every=every) for solver in ("block_lanczos", "spectra"))
    assert len(first["eigenvalue"]) > 1
    numpy.testing.assert_allclose(other["eigenvalue"], first["eigenvalue"], rtol=1e-10)
    for name in ("kappa", "chi"):
        numpy.testing.assert_allclose(other[name], first[name], rtol=1e-7)


def test_another_word_is_refused(ready):
    ready.section("modes", solver="arpack")
    line = "modes.yaml: solver is arpack, expected one of block_lanczos, spectra"
    ready.refuses(1, line, "find-modes", *FILES, "--parameters", "modes.yaml", "--output", "out.h5")


def test_block_lanczos_is_taken_where_none_is_named(ready):
    parameters = ready.section("modes", drop="solver", highest_frequency=0.15)
    ready.make("find-modes", *FILES, "--parameters", parameters, "--output", "unnamed.h5")
    named = modes_by(ready, "block_lanczos")
    with h5py.File(ready.path("unnamed.h5")) as file:
        assert (file["modes/eigenvalue"][()] == named["eigenvalue"]).all()
