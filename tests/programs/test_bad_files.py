"""Files that a tool must not read as if they were good: one line that names path, dataset and what was expected."""

import h5py
import numpy
import pytest

STAGE = {
    "quench": ("liquids.h5", ["--liquids", "liquids.h5"], "quench"),
    "measure-elasticity": ("minima.h5", ["--minima", "minima.h5"], "elasticity"),
    "find-modes": ("elasticity.h5", ["--minima", "minima.h5", "--elasticity", "elasticity.h5"], "modes"),
    "fit-nonlinear-modes": ("modes.h5", ["--minima", "minima.h5", "--modes", "modes.h5"], "nonlinear_modes"),
    "export-configurations": ("minima.h5", ["--configurations", "minima.h5"], None),
}
CONFIGURATIONS = ["quench", "measure-elasticity", "export-configurations"]


def refuses(bench, tool, line):
    _, words, section = STAGE[tool]
    parameters = ["--parameters", bench.section(section)] if section else []
    bench.refuses(1, line, tool, *words, *parameters, "--output", "out.h5")


def change(bench, name, dataset, values=None):
    """Puts other values, or none, in place of a dataset."""
    with h5py.File(bench.path(name), "r+") as file:
        before = file[dataset][()]
        del file[dataset]
        if values is not None:
            file[dataset] = values(before)


@pytest.mark.parametrize("tool", STAGE)
def test_a_missing_file(ready, tool):
    name = STAGE[tool][0]
    ready.path(name).unlink()
    refuses(ready, tool, f"{name}: does not exist, expected an HDF5 file")


@pytest.mark.parametrize("tool", STAGE)
def test_a_file_that_is_not_hdf5(ready, tool):
    name = STAGE[tool][0]
    ready.path(name).write_text("just words\n")
    refuses(ready, tool, f"{name}: is not HDF5, expected an HDF5 file")


@pytest.mark.parametrize("tool", STAGE)
def test_an_empty_file(ready, tool):
    name = STAGE[tool][0]
    ready.path(name).write_bytes(b"")
    refuses(ready, tool, f"{name}: is not HDF5, expected an HDF5 file")


@pytest.mark.parametrize("tool", STAGE)
def test_a_truncated_file(ready, tool):
    name = STAGE[tool][0]
    whole = ready.path(name).read_bytes()
    ready.path(name).write_bytes(whole[: len(whole) // 2])
    refuses(ready, tool, f"{name}: is truncated or damaged, expected a complete HDF5 file")


def test_a_flipped_byte(ready, minimum):
    """Without a checksum it would be read as another position."""
    whole = bytearray(ready.path("liquids.h5").read_bytes())
    whole[whole.index(minimum[1].tobytes()[:64]) + 3] ^= 1
    ready.path("liquids.h5").write_bytes(whole)
    line = "/particles/all/position/value cannot be read (damaged), expected its checksums to agree"
    refuses(ready, "quench", f"liquids.h5: {line}")


@pytest.mark.parametrize("tool", CONFIGURATIONS)
def test_a_dataset_that_is_missing(ready, tool):
    name = STAGE[tool][0]
    change(ready, name, "particles/all/diameter/value")
    refuses(ready, tool, f"{name}: /particles/all/diameter/value is missing, expected a dataset")


@pytest.mark.parametrize("tool", CONFIGURATIONS)
def test_positions_of_the_wrong_shape(ready, tool):
    name = STAGE[tool][0]
    change(ready, name, "particles/all/position/value", lambda x: x[:, :, :2])
    wanted = "has shape [1][1000][2], expected [1][any][3]"
    refuses(ready, tool, f"{name}: /particles/all/position/value {wanted}")


@pytest.mark.parametrize("tool", CONFIGURATIONS)
def test_sizes_of_another_number_of_particles(ready, tool):
    name = STAGE[tool][0]
    change(ready, name, "particles/all/diameter/value", lambda x: x[:, :999])
    wanted = "has shape [1][999], expected [1][1000]"
    refuses(ready, tool, f"{name}: /particles/all/diameter/value {wanted}")


@pytest.mark.parametrize("tool", CONFIGURATIONS)
@pytest.mark.parametrize("bad", [numpy.nan, numpy.inf])
def test_a_position_that_is_not_finite(ready, tool, bad):
    def spoil(x):
        x[0, 1, 2] = bad
        return x

    name = STAGE[tool][0]
    change(ready, name, "particles/all/position/value", spoil)
    wanted = f"holds {bad} as number 5, expected finite numbers"
    refuses(ready, tool, f"{name}: /particles/all/position/value {wanted}")


def test_positions_that_are_whole_numbers(ready):
    change(ready, "liquids.h5", "particles/all/position/value", lambda x: x.astype(int))
    wanted = "does not hold floating-point numbers, expected these"
    refuses(ready, "quench", f"liquids.h5: /particles/all/position/value {wanted}")


def test_ids_that_are_not_whole_numbers(ready):
    change(ready, "liquids.h5", "glasses/id", lambda x: x.astype(float))
    refuses(ready, "quench", "liquids.h5: /glasses/id does not hold whole numbers, expected these")


def test_a_box_that_is_no_cube(ready):
    change(ready, "liquids.h5", "particles/all/box/edges/value", lambda x: x * [1, 1, 1.001])
    wanted = "of frame 0 is not that of a cube, expected three equal edges along the axes"
    refuses(ready, "quench", f"liquids.h5: /particles/all/box/edges/value {wanted}")


def test_a_density_that_is_not_the_model_s(ready):
    change(ready, "liquids.h5", "particles/all/box/edges/value", lambda x: x * 1.01)
    refuses(ready, "quench", "liquids.h5: frame 0: density is 0.562942, expected 0.58")


def test_sizes_that_are_not_the_model_s(ready, minimum):
    change(ready, "minima.h5", "particles/all/diameter/value", lambda x: x / 2)
    halves = minimum[2] / 2
    line = f"frame 0: diameters span {halves.min():.6g} to {halves.max():.6g}, expected within 1 to 2.22"
    refuses(ready, "measure-elasticity", f"minima.h5: {line}")


def test_a_box_smaller_than_twice_the_range(ready):
    """Fewer particles at the right density."""
    edge = (125 / 0.58) ** (1 / 3)
    change(ready, "liquids.h5", "particles/all/position/value", lambda x: x[:, :125])
    change(ready, "liquids.h5", "particles/all/diameter/value", lambda x: x[:, :125])
    change(ready, "liquids.h5", "particles/all/box/edges/value", lambda x: edge * numpy.eye(3)[None])
    line = f"frame 0: box edge is {edge:.6g}, expected more than twice the longest range, 6.216"
    refuses(ready, "quench", f"liquids.h5: {line}")


def test_a_model_that_is_missing(ready):
    change(ready, "liquids.h5", "parameters/model")
    refuses(ready, "quench", "liquids.h5: /parameters/model is missing, expected a dataset")


def test_a_file_of_another_stage(ready):
    (ready.path("minima.h5")).write_bytes(ready.path("elasticity.h5").read_bytes())
    refuses(ready, "measure-elasticity", "minima.h5: has no group /h5md, expected H5MD")


def test_a_trajectory_of_mdtraj(ready):
    """Its ending is .h5 too."""
    with h5py.File(ready.path("liquids.h5"), "w") as file:
        file["coordinates"] = numpy.zeros((1, 10, 3), "f4")
        file.attrs["conventions"] = "Pande"
    refuses(ready, "quench", "liquids.h5: has no group /h5md, expected H5MD (this is mdtraj's format)")


def test_elasticity_of_other_glasses(ready):
    change(ready, "elasticity.h5", "elasticity/glass", lambda x: x + 7)
    refuses(ready, "find-modes", "elasticity.h5: has no glass 0, expected one row for each of the minima")


@pytest.mark.parametrize("tool", ["find-modes", "fit-nonlinear-modes"])
def test_minima_that_a_file_was_not_made_of(ready, tool):
    """A change that leaves no other trace."""
    change(ready, "minima.h5", "observables/pressure/value", lambda x: x + 1)
    refuses(ready, tool, f"{STAGE[tool][0]}: was made of other files, expected minima.h5")


def test_modes_of_another_number_of_particles(ready):
    change(ready, "modes.h5", "modes/displacement", lambda x: x[:, :999])
    with h5py.File(ready.path("modes.h5")) as file:
        kept = len(file["modes/displacement_of"])
    wanted = f"has shape [{kept}][999][3], expected [{kept}][1000][3]"
    refuses(ready, "fit-nonlinear-modes", f"modes.h5: /modes/displacement {wanted}")


def test_starts_whose_fields_were_not_kept(ready):
    change(ready, "modes.h5", "modes/displacement", lambda x: x[1:])
    change(ready, "modes.h5", "modes/displacement_of", lambda x: x[1:])
    wanted = "has no mode 0, expected its field: keep_fields_below of the modes may be too low"
    refuses(ready, "fit-nonlinear-modes", f"modes.h5: /modes/displacement_of {wanted}")


def test_modes_of_another_glass_of_the_same_id(ready):
    change(ready, "modes.h5", "glasses/parent_temperature", lambda x: 0 * x + 0.8)
    refuses(
        ready,
        "fit-nonlinear-modes",
        "modes.h5: glass 0 is of T_p = 0.800000, sweep -1, expected that of the minima, T_p = 0.000000, sweep -1",
    )


def test_starts_above_what_was_searched(ready):
    change(ready, "modes.h5", "completeness/complete_below", lambda x: 0 * x + 1.5)
    refuses(
        ready,
        "fit-nonlinear-modes",
        "modes.h5: glass 0 has its modes below 1.500000 only, expected those below 2.390840: "
        "highest_frequency of the modes may be too low",
    )
