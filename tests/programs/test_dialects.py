"""The same 150 particles in every dialect of every format: one energy, by an independent NumPy code."""

import h5py
import numpy
import pytest

from bench import ROOT

CASES = ROOT / "tests/cases"
ENERGY = 5.531197444216521  # per particle, [Ji]'s model
EDGE = 6.371197801670291
L = repr(EDGE)
ROWS = numpy.array([line.split()[1:] for line in (CASES / "control/glass.xyz").read_text().splitlines()[2:]], float)
N = len(ROWS)
LAYOUT = ["--edge", L]
XYZD = [*LAYOUT, "--layout", "x y z diameter"]
CUBE = f"{L} 0 0 0 {L} 0 0 0 {L}"
PROPERTIES = "Properties=species:S:1:pos:R:3:diameter:R:1"
PERIODIC = numpy.array(["periodic"] * 3, "S8")


def number(value):
    return repr(float(value))


def plus(value):
    return f"{value:+.17e}"


def fortran(value):
    return f"{value:.17E}".replace("E", "D")


def rows(columns=("x", "y", "z", "d"), form=number, separator=" ", whole=str):
    """Lines of a table; `i` is the id, `t` the type, `1` a one, `0` a zero."""
    place = {name: k for k, name in enumerate("xyzd")}
    lines = []
    for k, row in enumerate(ROWS, 1):
        known = {"i": whole(k), "t": whole(1), "1": "1.0", "0": "0.0", "A": "A"}
        lines.append(separator.join(known[c] if c in known else form(row[place[c]]) for c in columns))
    return lines


def joined(*parts, end="\n"):
    return end.join([line for part in parts for line in ([part] if isinstance(part, str) else part)]) + end


def xyz(comment=f'Lattice="{CUBE}" {PROPERTIES} pbc="T T T"', columns="Axyzd", **more):
    return joined(str(N), comment, rows(columns, **more))


def data(header, heading="Atoms # sphere", columns="itd1xyz", **more):
    return joined("a title", "", f"{N} atoms", "1 atom types", "", header, "", heading, "", rows(columns, **more))


BOUNDS = [f"0 {L} {axis}lo {axis}hi" for axis in "xyz"]
VECTORS = [f"{L} 0 0 avec", f"0 {L} 0 bvec", f"0 0 {L} cvec", "0 0 0 abc origin"]


def dump(flags=" pp pp pp", bounds=(f"0 {L}",) * 3, names=" id type x y z diameter", columns="itxyzd", **more):
    head = ["ITEM: TIMESTEP", "0", "ITEM: NUMBER OF ATOMS", str(N), f"ITEM: BOX BOUNDS{flags}", *bounds]
    return joined(head, f"ITEM: ATOMS{names}", rows(columns, **more))


def scaled(header, bounds):
    """A dump whose positions are in units of the box, under their name."""
    lines = [f"{k} 1 {' '.join(number(x / EDGE) for x in row[:3])} {number(row[3])}" for k, row in enumerate(ROWS, 1)]
    text = dump(header, bounds, " id type xs ys zs diameter").splitlines()[: 9]
    return joined(text, lines)


def as_float(k):
    return f"{k:.18e}"


LAST_DIGIT = f"{L} 4e-16 0 -4e-16 6.3711978016702915 1e-17 0 0 6.37119780167029"
TURNED = f"0 -{L} 0 {L} 0 0 0 0 {L}"
MARK = "\ufeff"

TEXTS = {
    # extended XYZ
    "words for true": (xyz(f'Lattice="{CUBE}" {PROPERTIES} pbc="true TRUE True"'), []),
    "a list of pbc": (xyz(f'Lattice="{CUBE}" {PROPERTIES} pbc=[T, T, T]'), []),
    "pbc in braces": (xyz(f'Lattice="{CUBE}" {PROPERTIES} pbc={{T T T}}'), []),
    "a cube to the last digit": (xyz(f'Lattice="{LAST_DIGIT}" {PROPERTIES}'), []),
    "a cube turned by 90 degrees": (xyz(f'Lattice="{TURNED}" {PROPERTIES}'), []),
    "a lattice of lists": (xyz(f"Lattice=[[{L}, 0, 0], [0, {L}, 0], [0, 0, {L}]] {PROPERTIES}"), []),
    "single quotes": (xyz(f"Lattice='{CUBE}' {PROPERTIES}"), []),
    "XYZ with D": (xyz(form=fortran), []),
    "Lattice, but no Properties": (xyz(f'Lattice="{CUBE}"'), ["--layout", "- x y z diameter"]),
    "Properties, but no Lattice": (xyz(PROPERTIES), LAYOUT),
    "boundaries of three words": (xyz(f'Lattice="{CUBE}" {PROPERTIES} pbc="True True True"'), []),
    "other properties beside": (xyz(f'energy=-1.5 Lattice="{CUBE}" {PROPERTIES}:flag:L:1', "Axyzd1").replace("1.0\n", "T\n"), []),
    "XYZ with plus": (xyz(form=plus), []),
    "XYZ of a fixed format without the last line break": (xyz(form=fortran)[:-1], []),
    # plain XYZ
    "plain XYZ with a comment": (xyz("step = 3, it's \"hot"), [*LAYOUT, "--layout", "- x y z diameter"]),
    "plain XYZ with ids": (xyz("", "ixyzd", whole=as_float), [*LAYOUT, "--layout", "id x y z diameter"]),
    "plain XYZ of Fortran": (xyz("", form=fortran), [*LAYOUT, "--layout", "- x y z diameter"]),
    # columns
    "comments of Matlab": (joined("% x y z d", rows()), XYZD),
    "comments of Fortran": (joined("! x y z d", rows()), XYZD),
    "comments behind rows": (joined([f"{row} ! {k}" for k, row in enumerate(rows())]), XYZD),
    "semicolons": (joined(rows(separator=";")), XYZD),
    "semicolons and blanks": (joined(rows(separator=" ; ")), XYZD),
    "a header of CSV": (joined("x,y,z,diameter", rows(separator=",")), LAYOUT),
    "a header in quotes": (joined('"id";"x";"y";"z";"diameter"', rows("ixyzd", separator=";")), LAYOUT),
    "a header beside a layout": (joined("X,Y,Z,D", rows(separator=",")), XYZD),
    "a header after a mark": (MARK + joined("x,y,z,diameter", rows(separator=",")), LAYOUT),
    "columns after a mark": (MARK + joined(rows()), XYZD),
    "tabulators": (joined(rows(separator="\t")), XYZD),
    "blank lines between": (joined("", rows()[:75], "", "   ", rows()[75:], ""), XYZD),
    "ids of numpy and a header": (joined("# id x y z diameter", rows("ixyzd", whole=as_float)), [*LAYOUT, "--layout", "id x y z diameter"]),
    "columns of a fixed format without the last line break": (joined(rows(form=plus))[:-1], XYZD),
    # LAMMPS data
    "zero tilt": (data([*BOUNDS, "0 0 0 xy xz yz"]), []),
    "tilt to the last digit": (data([*BOUNDS, "1e-16 -2e-16 0 xy xz yz # none"]), []),
    "a box of edge vectors": (data(VECTORS), []),
    "data after a mark": (MARK + data(BOUNDS), []),
    "a style without a blank": (data(BOUNDS, "Atoms #sphere"), []),
    "data with D and plus": (data([f"+0.0D0 {fortran(EDGE)} {a}lo {a}hi" for a in "xyz"], form=fortran), []),
    "data with ids of numpy": (data(BOUNDS, whole=as_float), []),
    "hybrid of styles that share a column": (data(BOUNDS, "Atoms # hybrid full sphere charge", "itxyz00d1"), []),
    "counts and types with comments": (data(BOUNDS).replace(" atoms", " atoms  # of one kind").replace(" types", " types # one"), []),
    "a style that the layout names": (data(BOUNDS, "Atoms"), ["--layout", "id type diameter density x y z"]),
    "data without a title": (data(BOUNDS).replace("a title", ""), []),
    "data of a fixed format without the last line break": (data(BOUNDS, form=fortran)[:-1], []),
    # LAMMPS dumps
    "edge vectors with boundaries": (dump(" abc origin pp pp pp", [f"{L} 0 0 0", f"0 {L} 0 0", f"0 0 {L} 0"]), []),
    "edge vectors without": (dump(" abc origin", [f"{L} 0 0 0", f"1e-16 {L} 0 0", f"0 0 {L} 0"]), []),
    "no boundaries": (dump(""), []),
    "tilted without boundaries": (dump(" xy xz yz", [f"0 {L} 0"] * 3), []),
    "scaled in a box with zero tilt": (scaled(" xy xz yz pp pp pp", [f"0.0 {L} 0.0"] * 3), []),
    "no names": (dump(names="", columns="itxyzd"), ["--layout", "id type x y z diameter"]),
    "a dump with plus": (dump(form=plus), []),
    "a dump with ids of numpy": (dump(whole=as_float), []),
    "a dump with the time": ("ITEM: TIME\n0.5\n" + dump(), []),
    "unwrapped": (dump(names=" id type xu yu zu diameter"), []),
    "a dump after a mark, in blanks": (MARK + dump(names=" id type x y z diameter ").replace("\nITEM", " \nITEM"), []),
    "a dump of a fixed format without the last line break": (dump(form=plus)[:-1], []),
}  # fmt: skip

OF_CASES = {
    "control/glass.xyz": [],
    "leading_plus/plus.xyz": [],
    "leading_plus/plus.txt": XYZD,
    "data_header_comments/glass.data": [],
    "data_hybrid/glass.data": [],
    "dump_tilt_zero/zero.dump": [],
    "dump_without_names/old.dump": ["--layout", "id type x y z diameter"],
    "pbc_spellings/digits.xyz": [],
    "pbc_spellings/true.xyz": [],
    "byte_order_mark/bom.xyz": [],
    "byte_order_mark/bom.dump": [],
    "fortran_D/d.txt": XYZD,
    "savetxt_id/a.txt": [*LAYOUT, "--layout", "id x y z diameter"],
    "h5md_parameters_model/a.h5": [],
    "plain_xyz/plain.xyz": [*LAYOUT, "--layout", "- x y z diameter"],
}


def imports(bench, path, *more):
    """Energies per particle of what is imported."""
    model = CASES / "control/model.yaml"
    bench.make("import-configurations", "--input", path, "--parameters", model, "--output", "liquids.h5", *more)
    with h5py.File(bench.path("liquids.h5")) as file:
        return file["observables/potential_energy/value"][()]


@pytest.mark.parametrize("case", OF_CASES)
def test_a_case(bench, case):
    energy = imports(bench, CASES / case, *OF_CASES[case])
    assert len(energy) == 1 and abs(energy[0] - ENERGY) <= 1e-12


@pytest.mark.parametrize("dialect", TEXTS)
def test_a_dialect_of_text(bench, dialect):
    text, more = TEXTS[dialect]
    bench.path("glass").write_text(text, encoding="utf-8")
    energy = imports(bench, "glass", *more)
    assert len(energy) == 1 and abs(energy[0] - ENERGY) <= 1e-12


@pytest.mark.parametrize("dialect", ["words for true", "a header of CSV", "zero tilt", "no boundaries"])
def test_a_dialect_with_lines_of_windows(bench, dialect):
    text, more = TEXTS[dialect]
    bench.path("glass").write_bytes(text.replace("\n", "\r\n").encode())
    assert abs(imports(bench, "glass", *more)[0] - ENERGY) <= 1e-12


def write_h5md(bench, positions, sizes, edges=EDGE * numpy.eye(3), **more):
    """[F][N][3] positions; sizes [N] or [F][N].  `more` are datasets by name, below the group of particles."""
    with h5py.File(bench.path("glass.h5md"), "w") as file:
        file.create_group("h5md").attrs["version"] = [1, 1]
        group = file.create_group("particles/all")
        group.create_group("box").attrs["boundary"] = PERIODIC
        group["box/edges"] = edges
        group["position/value"] = positions
        group["diameter" if sizes.ndim == 1 else "diameter/value"] = sizes
        for name, values in more.items():
            group[name.replace("__", "/")] = values
    return "glass.h5md"


PLACES, SIZES = ROWS[:, :3], ROWS[:, 3]
MIXED = numpy.random.default_rng(2).permutation(N)
TURN = numpy.roll(PLACES, 1, axis=1)  # the axes exchanged: another configuration of the same energy
IDS = numpy.arange(1, N + 1)


@pytest.mark.parametrize("sizes_each", [False, True])
def test_ids_that_permute_particles_from_frame_to_frame(bench, sizes_each):
    """Sizes that are told once belong to the ids, not to the rows."""
    sizes = numpy.array([SIZES, SIZES[MIXED]]) if sizes_each else SIZES
    name = write_h5md(bench, numpy.array([PLACES, TURN[MIXED]]), sizes, id__value=numpy.array([IDS, IDS[MIXED]]))
    assert abs(imports(bench, name) - ENERGY).max() <= 1e-12
    with h5py.File(bench.path("liquids.h5")) as file:
        assert (file["particles/all/diameter/value"][1] == SIZES).all()
        assert (file["particles/all/position/value"][1] == TURN).all()


def test_ids_that_are_the_same_in_every_frame(bench):
    name = write_h5md(bench, numpy.array([PLACES[MIXED], TURN[MIXED]]), SIZES[MIXED], id=IDS[MIXED])
    assert abs(imports(bench, name) - ENERGY).max() <= 1e-12


@pytest.mark.parametrize("edges", [LAST_DIGIT, TURNED])
def test_edge_vectors_of_hdf5(bench, edges):
    name = write_h5md(bench, PLACES[None], SIZES, numpy.array(edges.split(), float).reshape(3, 3))
    assert abs(imports(bench, name)[0] - ENERGY) <= 1e-12


KINDS = {
    "big-endian": {"dtype": ">f8"},
    "compressed": {"compression": "gzip", "shuffle": True, "chunks": (1, 50, 3)},
    "with room for more": {"maxshape": (None, N, 3), "chunks": (1, N, 3)},
    "with checksums": {"fletcher32": True, "chunks": (1, N, 3)},
}


@pytest.mark.parametrize("kind", KINDS)
def test_positions_as_hdf5_may_store_them(bench, kind):
    name = write_h5md(bench, PLACES[None], SIZES)
    with h5py.File(bench.path(name), "r+") as file:
        del file["particles/all/position/value"]
        file["particles/all/position"].create_dataset("value", data=PLACES[None], **KINDS[kind])
    assert abs(imports(bench, name)[0] - ENERGY) <= 1e-12


@pytest.mark.parametrize("edges", [[EDGE] * 3, [[EDGE] * 3], [EDGE * numpy.eye(3)]])
def test_a_box_of_hdf5_in_each_shape(bench, edges):
    name = write_h5md(bench, PLACES[None], SIZES, EDGE)
    with h5py.File(bench.path(name), "r+") as file:
        del file["particles/all/box/edges"]
        file["particles/all/box/edges" + ("/value" if numpy.ndim(edges) != 1 else "")] = edges
    assert abs(imports(bench, name)[0] - ENERGY) <= 1e-12


def test_radii_of_hdf5(bench):
    name = write_h5md(bench, PLACES[None], SIZES)
    with h5py.File(bench.path(name), "r+") as file:
        del file["particles/all/diameter"]
        file["particles/all/radius"] = SIZES / 2
    assert abs(imports(bench, name)[0] - ENERGY) <= 1e-12


def test_steps_told_by_their_increment(bench):
    """A list and an increment that say the same; of time nothing is told."""
    name = write_h5md(bench, numpy.array([PLACES, TURN]), numpy.array([SIZES, SIZES]), position__step=500, diameter__step=[100, 600])
    with h5py.File(bench.path(name), "r+") as file:
        file["particles/all/position/step"].attrs["offset"] = 100
    assert abs(imports(bench, name) - ENERGY).max() <= 1e-12
