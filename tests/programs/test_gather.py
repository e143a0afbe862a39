"""gather-catalogue on the reference glass: rows as they were but in single precision, and of the softest modes the particles that move most."""

import h5py
import numpy
import pytest

from bench import ROOT
from synthetic_study import Study
from test_equilibrate import words


def gathered(bench, **changed):
    """The words of a command line."""
    files = {name: [f"{name}.h5"] for name in ("liquids", "minima", "elasticity", "modes", "nonlinear_modes")} | changed
    words = [word for name, paths in files.items() for word in (f"--{name.replace('_', '-')}", *paths)]
    section = bench.section("catalogue", drop="former", fields=2, particles=50)
    return [*words, "--relaxation", "relaxation.h5", "--parameters", section]


@pytest.fixture
def batch(ready):
    ready.make("measure-relaxation", "--liquids", "liquids.h5", "--parameters", ready.section("relaxation"),
               "--output", "relaxation.h5")  # fmt: skip
    return ready


@pytest.fixture
def debye(batch):
    batch.make("scale-debye", *Study(batch).debye(), "--output", "debye.h5")
    return "debye.h5"


LEFT_OUT = {
    *(f"elasticity/{name}" for name in ("debye_frequency", "first_plane_wave")),
    *(f"completeness/{name}" for name in ("debye_frequency", "first_plane_wave")),
    *(f"modes/{name}" for name in ("eigenvalue", "displacement", "displacement_of")),
    *(f"nonlinear_modes/{name}" for name in ("start_frequency", "gradient_norm", "contractions", "displacement")),
}
IN_FULL = [f"completeness/{name}" for name in ("complete_below", "worst_residual", "worst_overlap")]


def rounded(values):
    """Columns to single precision."""
    return values.astype(numpy.float32).astype(float) if values.dtype == float and values.ndim else values


def test_rows_are_those_of_the_stages(batch):
    batch.make("gather-catalogue", *gathered(batch), "--output", "catalogue.h5")
    with h5py.File(batch.path("catalogue.h5")) as file:
        for stage, groups in {"elasticity": ["elasticity"], "modes": ["modes", "completeness"],
                              "nonlinear_modes": ["nonlinear_modes", "rejected"]}.items():  # fmt: skip
            with h5py.File(batch.path(f"{stage}.h5")) as own:
                for name in (f"{group}/{name}" for group in groups for name in own[group]):
                    if name not in LEFT_OUT:
                        expected = own[name][()] if name in IN_FULL else rounded(own[name][()])
                        assert numpy.array_equal(file[name][()], expected), name
        assert not [name for name in LEFT_OUT if name in file]
        with h5py.File(batch.path("nonlinear_modes.h5")) as own:
            starts = file["modes/frequency"][()][file["nonlinear_modes/start_mode"][()]]
            assert numpy.array_equal(starts, rounded(own["nonlinear_modes/start_frequency"][()]))
        names = [name.decode() for name in file["sources/name"]]
        assert names == [f"{stage}.h5" for stage in ("liquids", "minima", "elasticity", "modes", "nonlinear_modes")]


def test_of_a_chain_of_breathing_sizes_the_last_segment_is_kept(batch):
    with h5py.File(ROOT / "resources/liquids/breathing/T0.30.h5") as shipped, h5py.File(batch.path("liquids.h5"), "a") as file:
        shipped.copy("equilibration", file)
        rows = file["equilibration/breathing"]
        rows["chain"][:] = numpy.arange(len(rows["chain"])) // 2
        last = rows["temperature"][1::2]
    batch.make("quench", "--liquids", "liquids.h5", "--parameters", batch.section("quench"), "--output", "minima.h5")
    batch.glass_stages()
    batch.make("measure-relaxation", "--liquids", "liquids.h5", "--parameters", "relaxation.yaml", "--output", "relaxation.h5")
    batch.make("gather-catalogue", *gathered(batch), "--output", "catalogue.h5")
    with h5py.File(batch.path("catalogue.h5")) as file:
        rows = file["equilibration/breathing"]
        assert rows["chain"][:].tolist() == [0, 1, 2, 3]
        assert numpy.array_equal(rows["temperature"][:], rounded(last))


def test_what_a_former_catalogue_has_in_full_is_rounded(batch):
    batch.make("gather-catalogue", *gathered(batch), "--output", "catalogue.h5")
    with h5py.File(batch.path("catalogue.h5"), "r+") as file:
        file["modes/chi"][...] *= 1 + 1e-9
        file["elasticity/shear_modulus"][...] *= 1 + 2.3e-6  # another minimum, and no number of single precision
        file["glasses/id"][...] += 100
        for group in ("elasticity", "completeness", "modes", "nonlinear_modes", "rejected"):
            file[f"{group}/glass"][...] += 100
    batch.make("gather-catalogue", "--catalogue", "catalogue.h5", *gathered(batch), "--output", "both.h5")
    with h5py.File(batch.path("both.h5")) as file:
        for name in ("modes/chi", "elasticity/shear_modulus"):
            assert numpy.array_equal(file[name][()], rounded(file[name][()])), name


def test_the_moving_part_of_a_field_is_kept(batch):
    batch.make("gather-catalogue", *gathered(batch), "--output", "catalogue.h5")
    with h5py.File(batch.path("catalogue.h5")) as file, h5py.File(batch.path("nonlinear_modes.h5")) as modes:
        kept = {name: values[()] for name, values in file["softest"].items()}
        distinct = numpy.flatnonzero(modes["nonlinear_modes/duplicate_of"][()] < 0)
        order = distinct[numpy.argsort(modes["nonlinear_modes/lambda"][()][distinct], kind="stable")]
        assert list(kept["mode"]) == list(order[:2])
        field = modes["nonlinear_modes/displacement"][order[0]]
    squares = numpy.sort((field**2).sum(axis=1))[::-1]
    assert (kept["displacement"][0].astype(float) ** 2).sum(axis=1) == pytest.approx(squares[:50], rel=1e-6)
    assert kept["weight"][0] == pytest.approx(squares[:50].sum())
    assert kept["largest"][0] == abs(field).max()
    assert (kept["position"][0][0] == 0).all()


def test_the_same_inputs_give_the_same_bytes(batch):
    for name in ("one.h5", "two.h5"):
        batch.make("gather-catalogue", *gathered(batch), "--output", name)
    assert batch.path("one.h5").read_bytes() == batch.path("two.h5").read_bytes()


def test_a_glass_that_is_there_already_is_refused(batch):
    batch.make("gather-catalogue", *gathered(batch), "--output", "catalogue.h5")
    batch.refuses(1, "elasticity.h5: glass 0 appears twice, expected each glass once",
                  "gather-catalogue", "--catalogue", "catalogue.h5", *gathered(batch), "--output", "new.h5")  # fmt: skip


def test_a_minimum_that_is_there_already_is_refused(batch):
    batch.make("gather-catalogue", *gathered(batch), "--output", "catalogue.h5")
    batch.import_xyz("glass.xyz", "liquids.h5", "--after", "catalogue.h5", "--first-id", "4")
    batch.make("quench", "--liquids", "liquids.h5", "--parameters", batch.section("quench"), "--output", "minima.h5")
    batch.glass_stages()
    batch.refuses(1, "glass 5 has the moduli of glass 0 of the catalogue, expected each minimum once",
                  "gather-catalogue", "--catalogue", "catalogue.h5", *gathered(batch), "--output", "new.h5")  # fmt: skip


def test_stages_of_different_length_are_refused(batch):
    batch.refuses(1, "the stages have 1 and 2 files, expected as many of each", "gather-catalogue",
                  *gathered(batch, modes=["modes.h5", "modes.h5"]), "--output", "new.h5")  # fmt: skip


def test_only_batches_that_are_there_have_paths(batch):
    batch.refuses(1, "--paths has 2 files, expected at most 1, one for each of --liquids", "gather-catalogue",
                  *gathered(batch, paths=["paths.h5", "paths.h5"]), "--output", "new.h5")  # fmt: skip


def test_what_is_no_catalogue_is_refused(batch):
    batch.refuses(1, "modes.h5: has no group /sources, expected a catalogue", "gather-catalogue",
                  "--catalogue", "modes.h5", *gathered(batch), "--output", "new.h5")  # fmt: skip


def test_glasses_that_will_be_added_are_numbered_on(batch):
    batch.make("gather-catalogue", *gathered(batch), "--output", "catalogue.h5")
    batch.import_xyz("glass.xyz", "more.h5", "--after", "catalogue.h5", "--first-id", "4")
    with h5py.File(batch.path("more.h5")) as file:
        assert list(file["glasses/id"]) == [5]
        assert list(file["glasses/chain"]) == [-1]


def test_chains_that_go_on_need_those_they_continue(batch):
    batch.make("gather-catalogue", *gathered(batch), "--output", "catalogue.h5")
    batch.make("equilibrate", *words(batch, "0.h5"))
    join = ("join-chains", "--chains", "0.h5", "--output", "more.h5", "--chains-of-seed", "8")
    batch.refuses(1, "the catalogue has no chain of root seed 8, which the chains are said to continue",
                  *join, "--after", "catalogue.h5")  # fmt: skip
    batch.refuses(2, "command line: --chains-of-seed requires --after; --help lists the options", *join)


@pytest.fixture
def searched(batch):
    """The glass with double wells and their paths, also in catalogue.h5."""
    batch.make("find-double-wells", "--minima", "minima.h5", "--nonlinear-modes", "nonlinear_modes.h5", "--parameters",
               batch.section("double_wells", pushes=[-2, 2], farthest=9, dynamics={"excursions": 0}),
               "--output", "double_wells.h5")  # fmt: skip
    batch.make("trace-paths", "--minima", "minima.h5", "--double-wells", "double_wells.h5",
               "--parameters", batch.section("paths"), "--output", "paths.h5")  # fmt: skip
    batch.make("gather-catalogue", *gathered(batch, paths=["paths.h5"]), "--output", "catalogue.h5")
    return batch


def test_certified_paths_from_the_glass_are_kept(searched):
    with h5py.File(searched.path("paths.h5")) as own, h5py.File(searched.path("catalogue.h5")) as file:
        assert list(file["searched/glass"]) == list(own["glasses/id"])
        for name, kept in file["neighbours"].items():
            assert numpy.array_equal(kept, rounded(own["neighbours"][name][()]), equal_nan=kept.dtype == float), name
        of_glass = (own["paths/first"][()] < 0) | (own["paths/last"][()] < 0)
        certified = of_glass & (own["paths/rejected"].asstr()[()] == "")
        assert certified.any() and len(file["paths"]) > 10
        for name, kept in file["paths"].items():
            assert numpy.array_equal(kept, rounded(own["paths"][name][()])[certified]), name


def test_paths_of_a_catalogue_give_the_levels_of_their_own_file(searched, debye):
    for name in ("paths", "catalogue"):
        searched.make("solve-tunnelling", "--paths", f"{name}.h5", "--debye", debye, "--parameters", searched.section("tunnelling"),
                      "--output", f"{name}-levels.h5")  # fmt: skip
    with h5py.File(searched.path("paths-levels.h5")) as own, h5py.File(searched.path("catalogue-levels.h5")) as kept:
        of_glass = own["levels/of_glass"][()] == 1
        assert of_glass.any() and list(kept["glasses/id"]) == list(own["glasses/id"])
        for name in ("glass", "localised", "by_pushes", "by_dynamics"):
            assert numpy.array_equal(kept["levels"][name], own["levels"][name][()][of_glass])
        for name in ("epsilon", "splitting"):
            assert kept["levels"][name] == pytest.approx(own["levels"][name][()][of_glass], rel=1e-4, nan_ok=True)


def test_glasses_that_were_not_searched_are_not_counted(batch, debye):
    batch.make("gather-catalogue", *gathered(batch), "--output", "catalogue.h5")
    batch.refuses(1, "catalogue.h5: /neighbours/glass is missing, expected a dataset", "solve-tunnelling", "--paths", "catalogue.h5", "--debye", debye, "--parameters",
                  batch.section("tunnelling"), "--output", "levels.h5")  # fmt: skip
