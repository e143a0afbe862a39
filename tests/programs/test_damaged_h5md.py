"""H5MD of other programs that is damaged or ambiguous: one line that names file, dataset and what was expected."""

import h5py
import numpy
import pytest

from test_foreign_h5md import write_h5md

ALL = "/particles/all"
X = f"{ALL}/position/value"
EDGES = f"{ALL}/box/edges/value"
SIZES = f"{ALL}/diameter/value"
PLACES = numpy.array([[1.0, 1, 1], [1, 4, 1], [1, 1, 4], [4, 1, 1]])
GLASS = 9.0, PLACES, numpy.array([1.1, 1.2, 1.3, 1.4])
NO_CUBE = "of frame 0 is not that of a cube, expected three equal edges above 0 along the axes"
NO_NUMBERS = "does not hold floating-point numbers, expected these"
NO_SIZES = "has neither of the columns diameter and radius, expected one, or --column or --type-sizes"


def refuses(bench, message, *more, name="glass.h5md"):
    words = ["--input", name, "--parameters", bench.section("model"), "--output", "liquids.h5"]
    bench.refuses(1, f"{name}: {message}", "import-configurations", *words, *more)


def put(dataset, change):
    """Puts changed values in place of a dataset; None drops it."""

    def edit(file):
        values = file[dataset][()]
        del file[dataset]
        if change is not None:
            file[dataset] = change(values)

    return edit


def drop(name):
    return put(name, None) if name.endswith("value") else lambda file: file.pop(name)


def number(k, value):
    """Puts one number of a dataset."""

    def change(values):
        values = values.astype(float)
        values.flat[k] = value
        return values

    return change


def huge(file):
    """A shape without the values, as a writer leaves it that was killed."""
    del file[X]
    file.create_dataset(X, (2**40, 4, 3), "f8", chunks=(1, 4, 3))


def boundary(file):
    file[f"{ALL}/box"].attrs["boundary"] = ["periodic", "none", "periodic"]


def elsewhere(file):
    del file[X]
    file[X] = h5py.ExternalLink("missing.h5", "/x")


def add(name, values):
    return lambda file: file.create_dataset(name, data=values)


def test_the_undamaged_file_is_read_but_no_state_of_the_model(bench):
    write_h5md(bench, GLASS)
    refuses(bench, "frame 0: density is 0.00548697, expected 0.58")


@pytest.mark.parametrize(
    "edit, message",
    [
        (drop("/h5md"), "has no group /h5md, expected H5MD"),
        (drop("/particles"), "/particles has 0 groups, expected one"),
        (drop(ALL), "/particles has 0 groups, expected one"),
        (lambda file: file.copy(ALL, "/particles/other"), "/particles has 2 groups, expected one"),
        (drop(f"{ALL}/position"), f"{ALL}/position is missing, expected positions"),
        (drop(X), f"{ALL}/position is missing, expected positions"),
        (lambda file: (file.pop(X), file.create_group(X)), f"{ALL}/position is missing, expected positions"),
        (elsewhere, f"{ALL}/position is missing, expected positions"),
        (put(X, lambda x: x[..., :2]), f"{X} has another shape, expected [frames][particles][3]"),
        (put(X, lambda x: x[0]), f"{X} has another shape, expected [frames][particles][3]"),
        (put(X, lambda x: x[:0]), f"{X} has another shape, expected [frames][particles][3]"),
        (put(X, lambda x: x[:, :0]), f"{X} has another shape, expected [frames][particles][3]"),
        (put(X, lambda x: x.astype(int)), f"{X} {NO_NUMBERS}"),
        (put(X, lambda x: numpy.array("text", "S4")), f"{X} has another shape, expected [frames][particles][3]"),
        (put(X, number(4, numpy.nan)), f"{X} holds nan as number 4, expected finite numbers"),
        (put(X, number(4, -numpy.inf)), f"{X} holds -inf as number 4, expected finite numbers"),
        (put(X, lambda x: x[:, :3]), f"{SIZES} has another shape, expected 1 frames of 3 particles"),
        (put(X, lambda x: x[[0, 0]]), f"{EDGES} has shape [1][3], expected [2][3]"),
        (huge, f"{X} has shape [1099511627776][4][3], expected what the file can hold"),
        (drop(f"{ALL}/box"), f"{ALL}/box/edges is missing, expected the edges of a periodic cube"),
        (drop(f"{ALL}/box/edges"), f"{ALL}/box/edges is missing, expected the edges of a periodic cube"),
        (boundary, f'{ALL}/box has the boundary "none", expected periodic'),
        (put(EDGES, lambda e: e[:, :2]), f"{EDGES} has shape [1][2], expected [1][3]"),
        (put(EDGES, lambda e: e[[0, 0]]), f"{EDGES} has shape [2][3], expected [1][3]"),
        (put(EDGES, lambda e: e[0]), f"{EDGES} has shape [3], expected [1][3]"),
        (put(EDGES, lambda e: numpy.ones((1, 3, 2))), f"{EDGES} has shape [1][3][2], expected [1][3][3]"),
        (put(EDGES, lambda e: e.astype(int)), f"{EDGES} {NO_NUMBERS}"),
        (put(EDGES, number(0, numpy.nan)), f"{EDGES} holds nan as number 0, expected finite numbers"),
        (put(EDGES, lambda e: 0 * e), f"{EDGES} {NO_CUBE}"),
        (put(EDGES, lambda e: -e), f"{EDGES} {NO_CUBE}"),
        (put(EDGES, number(1, 9.1)), f"{EDGES} {NO_CUBE}"),
        (put(EDGES, lambda e: 9 * numpy.eye(3)[None] + 0.1), f"{EDGES} {NO_CUBE}"),
        (put(EDGES, lambda e: 9 * numpy.eye(3)[None, ::-1]), f"{EDGES} {NO_CUBE}"),
        (drop(f"{ALL}/diameter"), NO_SIZES),
        (drop(SIZES), NO_SIZES),
        (put(SIZES, lambda d: d[:, :3]), f"{SIZES} has another shape, expected 1 frames of 4 particles"),
        (put(SIZES, lambda d: d[[0, 0]]), f"{SIZES} has another shape, expected 1 frames of 4 particles"),
        (put(SIZES, lambda d: numpy.array([["1"] * 4], "S1")), f"{SIZES} {NO_NUMBERS}"),
        (put(SIZES, number(2, 0)), "holds a size of 0, expected more than 0"),
        (put(SIZES, number(2, -1.2)), "holds a size of -1.2, expected more than 0"),
        (put(SIZES, number(2, numpy.nan)), f"{SIZES} holds nan as number 2, expected finite numbers"),
        (add(f"{ALL}/radius", GLASS[2]), "has both of the columns diameter and radius, expected one, or --column"),
        (put(f"{ALL}/box/edges/step", lambda s: s + 1),
         f"{ALL}/box/edges/step differs from {ALL}/position/step, expected the same frames of both"),
        (put(f"{ALL}/diameter/step", lambda s: s + 1),
         f"{ALL}/diameter/step differs from {ALL}/position/step, expected the same frames of both"),
        (put(f"{ALL}/diameter/step", lambda s: s + 0.5),
         f"{ALL}/diameter/step does not hold whole numbers, expected these"),
    ],
)  # fmt: skip
def test_h5md_that_is_damaged(bench, edit, message):
    write_h5md(bench, GLASS)
    with h5py.File(bench.path("glass.h5md"), "r+") as file:
        edit(file)
    refuses(bench, message)


@pytest.mark.parametrize(
    "more, message",
    [
        (["--layout", "x y z diameter"], "names its columns, expected no --layout"),
        (["--edge", "9"], "has a box, expected no --edge"),
        (["--size-is", "radius"], "names the column diameter, expected no --size-is radius"),
        (["--column", "q"], "has no column q, expected one of diameter type"),
        (["--column", "position"], f"{X} has another shape, expected 1 frames of 4 particles"),
        (["--column", "diameter", "--type-sizes", "types.yaml"],
         "cannot have its sizes from both --column and --type-sizes, expected one"),
        (["--type-sizes", "types.yaml"], "column type may hold diameters (packing fraction 0.00472) "
         "or radii (0.03776), expected --size-is diameter or radius"),
    ],
)  # fmt: skip
def test_what_a_file_does_not_tell_must_be_said_and_nothing_else(bench, more, message):
    bench.path("types.yaml").write_text("{1: 1.18}\n")
    write_h5md(bench, GLASS)
    with h5py.File(bench.path("glass.h5md"), "r+") as file:
        file[f"{ALL}/species"] = numpy.ones(4, "i4")
    refuses(bench, message, *more)


@pytest.mark.parametrize(
    "species, message",
    [
        ([1, 1, 2, 1], 'holds the type "2", expected 1 to 1 as in --type-sizes'),
        ([1, 0, 1, 1], 'holds the type "0", expected 1 to 1 as in --type-sizes'),
        ([1, -1, 1, 1], 'holds the type "-1", expected 1 to 1 as in --type-sizes'),
        ([1.0, 1.0, 1.0, 1.0], f"{ALL}/species does not hold whole numbers, expected these"),
        ([1, 1, 1], "has no column type, expected one of diameter"),
    ],
)
def test_species_beyond_the_table(bench, species, message):
    bench.path("types.yaml").write_text("{1: 1.18}\n")
    write_h5md(bench, GLASS)
    with h5py.File(bench.path("glass.h5md"), "r+") as file:
        file[f"{ALL}/species"] = species
    refuses(bench, message, "--type-sizes", "types.yaml", "--size-is", "diameter")


def test_a_particle_too_far_away_to_have_digits(bench, minimum):
    edge, positions, diameters = minimum
    positions = positions.copy()
    positions[3, 1] = 1e18
    write_h5md(bench, (edge, positions, diameters))
    refuses(bench, f"frame 0: a particle is 1e+18 from the origin, expected at most 1e+06 box edges of {edge:.6g}")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_h5md_that_is_cut(bench, minimum, share):
    path = bench.path(write_h5md(bench, minimum))
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    refuses(bench, "is truncated or damaged, expected a complete HDF5 file")


def test_a_checksum_that_fails(bench, minimum):
    write_h5md(bench, minimum)
    with h5py.File(bench.path("glass.h5md"), "r+") as file:
        values = file[X][()]
        del file[X]
        place = file.create_dataset(X, data=values, chunks=values.shape, fletcher32=True).id.get_chunk_info(0).byte_offset
    content = bytearray(bench.path("glass.h5md").read_bytes())
    content[place + 5] ^= 1
    bench.path("glass.h5md").write_bytes(content)
    refuses(bench, f"{X} cannot be read (damaged), expected its checksums to agree")


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 9])
def test_rubbish_that_begins_like_hdf5(bench, content):
    bench.path("noise.h5").write_bytes(b"\x89HDF\r\n\x1a\n" + content)
    refuses(bench, "is truncated or damaged, expected a complete HDF5 file", name="noise.h5")


def test_trajectories_of_mdtraj_and_amber_are_no_h5md(bench):
    with h5py.File(bench.path("traj.h5"), "w") as file:
        file["coordinates"] = numpy.zeros((1, 4, 3), "f4")
        file["cell_lengths"] = numpy.full((1, 3), 9, "f4")
    refuses(bench, "has no group /h5md, expected H5MD (this is mdtraj's format)", name="traj.h5")
    bench.path("traj.nc").write_bytes(b"CDF\x02" + bytes(400))
    line = "is of no known format, expected H5MD, extended XYZ, a LAMMPS data file, a LAMMPS dump or columns of numbers"
    refuses(bench, line, name="traj.nc")
