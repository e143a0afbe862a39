"""A particle without neighbours: by default its glass is refused; left out, it changes no modulus, frequency or nonlinear mode."""

import shutil

import h5py
import numpy
import pytest

from bench import with_rattler
from test_dialects import CASES

LATER = ("elasticity", "modes", "nonlinear_modes")
SIZE, PLACE = 0.02, 300  # the particle that is added, and its number


@pytest.fixture(scope="module")
def glass(minimum):
    return with_rattler(minimum, SIZE, PLACE)


@pytest.fixture
def liquids(bench, glass):
    bench.write_xyz("glass.xyz", [glass])
    model = bench.section("model", smallest_size=SIZE, density=len(glass[2]) / glass[0] ** 3)
    bench.make("import-configurations", "--input", "glass.xyz", "--parameters", model, "--output", "liquids.h5", "--first-id", 7)
    return bench


def quench(bench, **changes):
    return ["--liquids", "liquids.h5", "--parameters", bench.section("quench", **changes), "--output", "minima.h5"]


@pytest.mark.parametrize("changes", [{}, {"rattlers": "refuse"}, {"drop": "rattlers"}])
def test_a_glass_with_a_rattler_is_refused_where_nothing_else_is_said(liquids, changes):
    line = (f"liquids.h5: 1 of 1 glasses have no certificate (3 zero modes, particle {PLACE} has no neighbours), "
            "expected at most a fraction of 0.02")  # fmt: skip
    liquids.refuses(1, line, "quench", *quench(liquids, **changes))


def test_what_is_done_with_rattlers_is_one_of_two_words(liquids):
    line = "quench.yaml: rattlers is pin, expected one of refuse, leave_out"
    liquids.refuses(1, line, "quench", *quench(liquids, rattlers="pin"))


def test_a_rattler_that_is_left_out_leaves_no_trace(liquids, stages):
    liquids.make("quench", *quench(liquids, rattlers="leave_out"))
    liquids.glass_stages()
    for name in ("minima", *LATER):
        with h5py.File(liquids.path(f"{name}.h5")) as file:
            assert [list(file["rattlers"][key]) for key in ("glass", "particle")] == [[7], [PLACE]], name
        with h5py.File(stages.path(f"{name}.h5")) as file:
            assert "rattlers" not in file
    expect_equal(liquids, stages, "elasticity", ["shear_modulus", "bulk_modulus", "pressure", "diagonal_shear_modulus"])
    expect_equal(liquids, stages, "modes", ["frequency", "participation_ratio", "kappa", "chi"])
    expect_equal(liquids, stages, "nonlinear_modes", ["lambda", "kappa", "chi", "participation_ratio"])
    with h5py.File(liquids.path("elasticity.h5")) as file:
        assert file["elasticity/density"][()] == pytest.approx(1001 / 1000 * 0.58, rel=1e-6)
    with h5py.File(liquids.path("modes.h5")) as file:
        assert file["completeness/inertia_count"][0] == len(file["modes/frequency"])


def expect_equal(one, other, name, keys):
    """N/V and with it omega_D differ, so that a mode more or less may be below a limit."""
    with h5py.File(one.path(f"{name}.h5")) as a, h5py.File(other.path(f"{name}.h5")) as b:
        for key in keys:
            few = min(len(a[f"{name}/{key}"]), len(b[f"{name}/{key}"]))
            assert few > 0 and a[f"{name}/{key}"][:few] == pytest.approx(b[f"{name}/{key}"][:few], rel=1e-5), key


def test_a_rattler_has_no_part_in_any_mode(liquids):
    liquids.make("quench", *quench(liquids, rattlers="leave_out"))
    liquids.glass_stages()
    for name in LATER[1:]:
        with h5py.File(liquids.path(f"{name}.h5")) as file:
            fields = file[f"{name}/displacement"][:]
        assert fields.shape[1:] == (1001, 3) and not fields[:, PLACE].any()
        assert numpy.abs(fields.sum(1)).max() < 2e-4 < numpy.abs(fields).max()


def test_a_rattler_has_no_part_in_any_double_well(liquids, stages):
    liquids.make("quench", *quench(liquids, rattlers="leave_out"))
    liquids.glass_stages()
    for bench in (liquids, stages):
        bench.make("find-double-wells", "--minima", "minima.h5", "--nonlinear-modes", "nonlinear_modes.h5",
                   "--parameters", bench.section("double_wells", pushes=[-2, 2], farthest=9, dynamics={"excursions": 0}), "--output", "double_wells.h5")  # fmt: skip
        bench.make("trace-paths", "--minima", "minima.h5", "--double-wells", "double_wells.h5",
                   "--parameters", bench.section("paths", images=5), "--output", "paths.h5")  # fmt: skip
    with h5py.File(liquids.path("double_wells.h5")) as one, h5py.File(stages.path("double_wells.h5")) as other:
        assert list(one["pushes/outcome"]) == list(other["pushes/outcome"])
        assert one["neighbours/energy"][()] == pytest.approx(other["neighbours/energy"][()], rel=1e-4)
        fields = one["neighbours/displacement"][()]
        assert len(fields) and fields.shape[1:] == (1001, 3) and not fields[:, PLACE].any()
    with h5py.File(liquids.path("paths.h5")) as one, h5py.File(stages.path("paths.h5")) as other:
        for path, (particles, others) in enumerate(zip(one["paths/particle"], other["paths/particle"])):
            assert list(particles[:5] - (particles[:5] > PLACE)) == list(others[:5]), path


@pytest.mark.parametrize("case, reason", [("rattler", "3 zero modes, particle 256 has no neighbours"), ("simple_cubic_saddle", "saddle")])
@pytest.mark.parametrize("tool", ["measure-elasticity", "find-modes", "fit-nonlinear-modes"])
def test_what_another_program_calls_a_minimum_is_named_as_quench_names_it(bench, ready, tool, case, reason):
    if case == "rattler":
        shutil.copy(CASES / "rattler/model.yaml", bench.path("model.yaml"))
    else:
        bench.section("model")
    words = ["--input", next((CASES / case).glob("*.xyz")), "--parameters", "model.yaml", "--output", "minima.h5"]
    bench.make("import-configurations", *words)
    more = {"measure-elasticity": ("elasticity", []), "find-modes": ("modes", ["--elasticity", ready.path("elasticity.h5")]),
            "fit-nonlinear-modes": ("nonlinear_modes", ["--modes", ready.path("modes.h5")])}  # fmt: skip
    section, inputs = more[tool]
    line = f"minima.h5: glass 0 is no minimum ({reason}), expected one: quench it first"
    bench.refuses(1, line, tool, "--minima", "minima.h5", *inputs, "--parameters", bench.section(section), "--output", "out.h5")
