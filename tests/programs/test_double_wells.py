"""Double wells: what the tools refuse, and the levels of a path whose levels are known."""

import shutil

import h5py
import numpy
import pytest

from synthetic_study import Study

@pytest.fixture
def study(bench):
    study = Study(bench)
    bench.make("scale-debye", *study.debye(), "--output", "debye.h5")
    return study


def write_paths(bench, wells):
    """Paths of V = height ((s/a)^2 - 1)^2 for each (a, height, reason), of 41 images."""
    u = numpy.linspace(-1, 1, 41)
    columns = {name: [] for name in ("arc", "energy", "slope")}
    for a, height, _ in wells:
        columns["arc"].append(a * (u + 1))
        columns["energy"].append(height * (u**2 - 1) ** 2)
        columns["slope"].append(height / a * 4 * u * (u**2 - 1))
    rows = len(wells)
    with h5py.File(bench.path("paths.h5"), "w") as file:
        file["/parameters/model"] = numpy.bytes_("density: 0.58\n")
        for name in ("id", "chain", "sweep"):
            file[f"/glasses/{name}"] = numpy.arange(1)
        file["/glasses/parent_temperature"] = numpy.full(1, 0.55)
        for name in ("glass", "mode", "by_pushes", "by_dynamics"):
            file[f"/neighbours/{name}"] = numpy.zeros(1, dtype="i8")
        for name in ("energy", "distance", "participation_ratio", "max_force", "push"):
            file[f"/neighbours/{name}"] = numpy.zeros(1)
        for name in ("glass", "first", "last", "negative", "top", "steps"):
            file[f"/paths/{name}"] = numpy.zeros(rows, dtype="i8")
        for name in ("asymmetry", "barrier", "length", "distance", "participation_ratio", "curvature", "max_force"):
            file[f"/paths/{name}"] = numpy.ones(rows)
        file["/paths/rejected"] = numpy.array([reason for *_, reason in wells], dtype="S16")
        for name, values in columns.items():
            file[f"/paths/{name}"] = numpy.array(values)


def solve(bench):
    bench.make("solve-tunnelling", "--paths", "paths.h5", "--debye", "debye.h5",
               "--parameters", bench.section("tunnelling"), "--output", "levels.h5")  # fmt: skip
    return h5py.File(bench.path("levels.h5"))


def test_a_quantum_of_the_debye_frequency_is_530_kelvin(bench, study):
    write_paths(bench, [(0.3, 0.05, "")])
    with solve(bench) as file:
        frequency = study.read("debye.h5", "debye/debye_frequency")[1]  # of T_p = 0.55
        assert file["units/hbar"][()] * frequency * file["units/kelvin"][()] == pytest.approx(530)


def test_the_splitting_of_a_known_double_well_is_found_in_kelvin(bench, study):
    """(x^2 - 1)^2 with hbar = 0.2 splits by 3.42299e-4: lengths a and energies h scale hbar with 1/(a sqrt(h)). The walls
    behind the minima, which no path shows, are right to 2 %."""
    write_paths(bench, [(0.3, 0.05, "")])
    with solve(bench) as file:
        hbar = file["units/hbar"][()]
    a = 0.3
    height = (hbar / 0.2 / a) ** 2
    write_paths(bench, [(a, height, "")])
    with solve(bench) as file:
        kelvin = file["units/kelvin"][()]
        assert file["levels/delta_0"][0] == pytest.approx(3.42299e-4 * height * kelvin, rel=0.03)
        delta_0, epsilon = (file[f"levels/{name}"][0] for name in ("delta_0", "epsilon"))
        assert file["levels/splitting"][0] == pytest.approx(numpy.hypot(delta_0, epsilon), rel=1e-6)
        assert abs(epsilon) < 1e-3  # a path is read in single precision


def test_only_certified_paths_have_levels(bench, study):
    write_paths(bench, [(0.3, 0.05, ""), (0.3, 0.05, "composite"), (0.3, -0.05, "")])
    with solve(bench) as file:
        assert list(file["levels/path"]) == [0]
        assert list(file["rejected/path"]) == [2]
        assert b"curvatures at the ends" in file["rejected/reason"][0]


def test_a_path_to_a_minimum_that_is_not_there_is_refused(bench, study):
    write_paths(bench, [(0.3, 0.05, "")])
    with h5py.File(bench.path("paths.h5"), "r+") as file:
        file["paths/last"][0] = 7
    bench.refuses(1, "paths.h5: a path of glass 0 ends at minimum 7, expected -1 to 0", "solve-tunnelling", "--paths", "paths.h5",
                  "--debye", "debye.h5", "--parameters", bench.section("tunnelling"), "--output", "levels.h5")  # fmt: skip


def test_levels_by_other_debye_frequencies_are_not_counted(bench, study):
    """Their epsilon and Delta_0 would be in kelvin of another study."""
    write_paths(bench, [(0.3, 0.05, "")])
    solve(bench).close()
    with h5py.File(bench.path("debye.h5"), "r+") as file:
        file["debye/debye_frequency"][...] *= 1.1
    done = bench.run("count-two-level-systems", "--tunnelling", "levels.h5", "--debye", "debye.h5",
                     "--parameters", bench.section("two_level_systems", seed=1), "--output", "counted.h5")  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("count-two-level-systems: levels.h5: ") and "debye.h5" in done.stderr


def test_levels_in_other_units_are_not_counted(bench, study):
    write_paths(bench, [(0.3, 0.05, "")])
    solve(bench).close()
    shutil.copy(bench.path("levels.h5"), bench.path("other.h5"))
    with h5py.File(bench.path("other.h5"), "r+") as file:
        file["units/kelvin"][...] *= 1.1
    bench.refuses(1, "other.h5: /units are others than those of levels.h5", "count-two-level-systems",
                  "--tunnelling", "levels.h5", "other.h5", "--debye", "debye.h5",
                  "--parameters", bench.section("two_level_systems", seed=1), "--output", "counted.h5")  # fmt: skip


def test_pushes_need_a_list(ready):
    ready.section("double_wells", pushes=0.5)
    line = "double_wells.yaml: pushes is no such list, expected a list of finite numbers and at most 10"
    ready.refuses(1, line, "find-double-wells", "--minima", "minima.h5", "--nonlinear-modes", "nonlinear_modes.h5",
                  "--parameters", "double_wells.yaml", "--output", "out.h5")  # fmt: skip


def test_minima_beside_other_glasses_are_refused(ready):
    """Paths of minima that were made anew after the search."""
    ready.make("quench", "--liquids", "liquids.h5", "--parameters", ready.section("quench", max_steps=19999),
               "--output", "minima.h5")  # fmt: skip
    done = ready.run("trace-paths", "--minima", "minima.h5", "--double-wells", "double_wells.h5",
                     "--parameters", ready.section("paths"), "--output", "out.h5")  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("trace-paths: double_wells.h5: ") and "minima.h5" in done.stderr


def test_dynamics_is_a_second_search_with_rows_of_its_own(ready):
    for name in ("one.h5", "two.h5"):
        ready.make("find-double-wells", "--minima", "minima.h5", "--nonlinear-modes", "nonlinear_modes.h5", "--parameters",
                   ready.section("double_wells", dynamics={"excursions": 2, "steps": 20}), "--output", name)  # fmt: skip
    with h5py.File(ready.path("one.h5")) as file, h5py.File(ready.path("double_wells.h5")) as without:
        own = file["pushes/mode"][()] == -1
        assert own.sum() >= 2 and (without["pushes/mode"][()] >= 0).all()
        assert len(own) - own.sum() == len(without["pushes/mode"])
    assert ready.path("one.h5").read_bytes() == ready.path("two.h5").read_bytes()
