"""LAMMPS data files and dumps, and columns of numbers: written by others, read to the last digit, refused by line."""

import shutil
import subprocess

import h5py
import numpy
import pytest
import yaml

from bench import turned

OUTPUT = ["--output", "liquids.h5"]
AS_DIAMETERS = ["--column", "charge", "--size-is", "diameter"]
LOW = numpy.array([-3.0, 0.5, 100.0])  # a corner of the box that is not the origin


def words(bench, *inputs):
    return ["--input", *inputs, "--parameters", bench.section("model"), *OUTPUT]


def imports(bench, *inputs, more=()):
    bench.make("import-configurations", *words(bench, *inputs), *more)
    return h5py.File(bench.path("liquids.h5"))


def refuses(bench, line, *inputs, more=()):
    bench.refuses(1, line, "import-configurations", *words(bench, *inputs), *more)


def rows(columns):
    """Lines of a table, every number to its last digit."""
    return [" ".join(repr(value.item()) for value in row) for row in zip(*map(numpy.asarray, columns))]


def shuffled(lines):
    return list(numpy.random.default_rng(3).permutation(lines))


STYLES = {
    "atomic": ["id", "type", "x"],
    "charge": ["id", "type", "size", "x"],
    "sphere": ["id", "type", "size", "density", "x"],
    "molecular": ["id", "density", "type", "x"],
    "full": ["id", "density", "type", "size", "x"],
}


def write_data(bench, glass, style="charge", heading="Atoms # {}", images=True, other_sections=True):
    """A LAMMPS data file of that style, box off the origin, atoms in any order."""
    edge, positions, sizes = glass
    n = numpy.arange(1, len(sizes) + 1)
    known = {"id": [n], "type": [n], "size": [sizes], "density": [0 * n + 1], "x": list((positions % edge + LOW).T)}
    columns = [column for name in STYLES[style] for column in known[name]] + [0 * n - 2] * (3 * images)
    header = ["a title with 3 atoms", "", f"  {len(n)}  atoms", f"{len(n)} atom types # one for each size", ""]
    header += [f"{low!r} {low + edge!r} {axis}lo {axis}hi" for low, axis in zip(LOW.tolist(), "xyz")]
    masses = ["Masses", "", *[f"{k} 1" for k in n]] if other_sections else []
    velocities = ["", "Velocities", "", *[f"{k} 0 0 0" for k in n]] if other_sections else []
    atoms = ["", heading.format(style), "", *shuffled(rows(columns))]
    bench.path("glass.data").write_text("\n".join([*header, *masses, *atoms, *velocities, ""]))
    return "glass.data"


def write_dump(bench, name, frames, columns="x y z", size="diameter", extra=""):
    """A LAMMPS dump of (edge, positions, sizes), box off the origin, atoms in any order."""
    text = []
    for step, (edge, positions, sizes) in enumerate(frames):
        n = numpy.arange(1, len(sizes) + 1)
        found = (positions - LOW) / edge if "s" in columns else positions
        bounds = [f"{low!r} {low + edge!r}" for low in LOW.tolist()]
        text += [f"{extra}ITEM: TIMESTEP", str(1000 * step), "ITEM: NUMBER OF ATOMS", str(len(n))]
        text += ["ITEM: BOX BOUNDS pp pp pp", *bounds, f"ITEM: ATOMS id type {columns} {size} "]
        text += shuffled(rows([n, 0 * n + 1, *found.T, sizes]))
    bench.path(name).write_text("\n".join([*text, ""]))
    return name


def write_types(bench, sizes):
    bench.path("types.yaml").write_text(yaml.safe_dump({k: v for k, v in enumerate(sizes.tolist(), 1)}))
    return ["--type-sizes", "types.yaml"]


def is_the_glass(file, glass, reference, digits=1e-12, frame=0):
    """Sizes in order, distances to the first particle, and the energy: what the potential sees."""
    edge, positions, diameters = glass
    found = file["particles/all/position/value"][frame]
    assert (found >= 0).all() and (found <= edge * (1 + 1e-6)).all()
    assert file["particles/all/diameter/value"][frame] == pytest.approx(diameters, rel=digits)
    away = (found - found[0]) - (positions - positions[0])
    assert abs(away - edge * numpy.round(away / edge)).max() < 100 * digits
    wanted = pytest.approx(reference["energy_per_particle"], rel=max(1e-10, digits))
    assert file["observables/potential_energy/value"][frame] == wanted


def test_the_charge_column_of_lammps_data_holds_sizes_if_that_is_said(bench, minimum, reference):
    with imports(bench, write_data(bench, minimum), more=AS_DIAMETERS) as file:
        is_the_glass(file, minimum, reference)
        assert file["observables/max_force/value"][0] < 1e-9
        assert file["imported/format"][0] == b"LAMMPS data"
        assert file["imported/sizes"][0] == b"charge as diameter"
        assert file["imported/density"][0] == pytest.approx(1000 / minimum[0] ** 3, rel=1e-12)
        filled = numpy.pi / 6 * (minimum[2] ** 3).sum() / minimum[0] ** 3
        assert file["imported/packing_fraction"][0] == pytest.approx(filled, rel=1e-12)


@pytest.mark.parametrize("style, sized", [("atomic", False), ("molecular", False), ("full", True), ("sphere", True)])
@pytest.mark.parametrize("images", [False, True])
def test_every_style_of_lammps_data(bench, minimum, reference, style, sized, images):
    more = {"full": AS_DIAMETERS, "sphere": []}.get(style)
    if not sized:
        more = [*write_types(bench, minimum[2] / 2), "--size-is", "radius"]
    with imports(bench, write_data(bench, minimum, style, images=images), more=more) as file:
        is_the_glass(file, minimum, reference)
        names = {"full": b"charge as diameter", "sphere": b"diameter"}
        assert file["imported/sizes"][0] == names.get(style, b"type as radius")


def test_a_table_of_types_is_an_input(bench, minimum):
    more = [*write_types(bench, minimum[2]), "--size-is", "diameter"]
    with imports(bench, write_data(bench, minimum, "atomic"), more=more) as file:
        assert list(file["provenance/inputs/name"]) == [b"glass.data", b"types.yaml"]


def test_a_layout_names_what_lammps_data_does_not(bench, minimum, reference):
    name = write_data(bench, minimum, "charge", heading="Atoms")
    with imports(bench, name, more=["--layout", "id type diameter x y z"]) as file:
        is_the_glass(file, minimum, reference)


@pytest.mark.parametrize("columns", ["x y z", "xu yu zu", "xs ys zs", "xsu ysu zsu"])
def test_a_dump_in_each_kind_of_coordinates(bench, minimum, reference, columns):
    edge, positions, diameters = minimum
    glass = edge, positions + edge * numpy.arange(3) if "u" in columns else positions, diameters
    with imports(bench, write_dump(bench, "glass.dump", [glass], columns)) as file:
        is_the_glass(file, minimum, reference, digits=1e-11)
        assert file["imported/format"][0] == b"LAMMPS dump"


def test_every_snapshot_of_a_dump_in_its_order(bench, minimum, liquid, reference):
    write_dump(bench, "three.dump", [minimum, liquid, turned(minimum)], extra="ITEM: TIME\n0.5\n")
    with imports(bench, "three.dump") as file:
        is_the_glass(file, minimum, reference)
        is_the_glass(file, turned(minimum), reference, frame=2)
        energy = file["observables/potential_energy/value"][()]
        assert energy[1] > energy[0] == pytest.approx(energy[2], rel=1e-10)
        assert list(file["imported/frame"]) == [0, 1, 2]


def test_sizes_of_a_dump_in_any_column(bench, minimum, reference):
    halves = minimum[0], minimum[1], minimum[2] / 2
    with imports(bench, write_dump(bench, "radii.dump", [halves], size="radius")) as file:
        is_the_glass(file, minimum, reference)
    bench.path("liquids.h5").unlink()
    write_dump(bench, "q.dump", [halves], size="q")
    with imports(bench, "q.dump", more=["--column", "q", "--size-is", "radius"]) as file:
        is_the_glass(file, minimum, reference)
        assert file["imported/sizes"][0] == b"q as radius"


@pytest.mark.parametrize("separator", ["  ", ",", "\t", ", "])
def test_columns_whose_layout_is_said(bench, minimum, reference, separator):
    edge, positions, diameters = minimum
    table = numpy.column_stack([positions + LOW, 0 * diameters, diameters])
    numpy.savetxt(bench.path("glass.txt"), table, fmt="%.17g", delimiter=separator, header="x y z mass size")
    more = ["--layout", "x y z - diameter", "--edge", repr(edge)]
    with imports(bench, "glass.txt", more=more) as file:
        is_the_glass(file, minimum, reference)
        assert file["imported/format"][0] == b"columns"


def test_extended_xyz_with_sizes_in_another_column(bench, minimum, reference):
    bench.write_xyz("glass.xyz", [minimum], size="sigma")
    with imports(bench, "glass.xyz", more=["--column", "sigma", "--size-is", "diameter"]) as file:
        is_the_glass(file, minimum, reference)


def test_files_of_several_formats_are_one_batch(bench, minimum, reference):
    edge, positions, diameters = minimum
    glasses = [minimum, turned(minimum), turned(minimum, 2), (edge, -positions, diameters)]
    bench.write_xyz("glass.xyz", glasses[3:])
    names = [write_data(bench, minimum, "sphere"), write_dump(bench, "two.dump", glasses[1:3]), "glass.xyz"]
    with imports(bench, *names) as file:
        for frame, glass in enumerate(glasses):
            if frame < 3:
                is_the_glass(file, glass, reference, frame=frame)
        assert list(file["imported/input"]) == [0, 1, 1, 2]
        assert list(file["imported/frame"]) == [0, 0, 1, 0]
        assert list(file["glasses/id"]) == [0, 1, 2, 3]


def test_a_format_is_told_by_content_not_by_name(bench, minimum, reference):
    bench.path(write_data(bench, minimum, "sphere")).rename(bench.path("glass.xyz"))
    with imports(bench, "glass.xyz") as file:
        is_the_glass(file, minimum, reference)


def test_lines_may_end_as_on_windows(bench, minimum, reference):
    path = bench.path(write_data(bench, minimum, "sphere"))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with imports(bench, "glass.data") as file:
        is_the_glass(file, minimum, reference)


def test_files_of_ase(bench, minimum, reference):
    ase = pytest.importorskip("ase", reason="needs python3-ase")
    io = pytest.importorskip("ase.io")
    edge, positions, diameters = minimum
    atoms = ase.Atoms("Ar" * len(diameters), positions=positions, cell=[edge] * 3, pbc=True)
    atoms.set_initial_charges(diameters)
    io.write(bench.path("ase.data"), atoms, format="lammps-data", atom_style="charge")
    more = ["--layout", "id type charge x y z", *AS_DIAMETERS]
    with imports(bench, "ase.data", more=more) as file:
        is_the_glass(file, minimum, reference, digits=1e-9)
    bench.path("liquids.h5").unlink()
    atoms.set_initial_charges(None)
    atoms.set_array("radius", diameters / 2)
    io.write(bench.path("ase.xyz"), atoms, format="extxyz")
    with imports(bench, "ase.xyz") as file:
        assert file["particles/all/diameter/value"][0] == pytest.approx(diameters, abs=2e-8)
        assert file["particles/all/position/value"][0] == pytest.approx(positions, abs=1e-8)


@pytest.mark.filterwarnings("ignore")
def test_a_data_file_of_mdanalysis(bench, minimum, reference):
    mda = pytest.importorskip("MDAnalysis", reason="needs python3-mdanalysis")
    edge, positions, diameters = minimum
    universe = mda.Universe.empty(len(diameters), trajectory=True)
    known = {"type": ["1"] * len(diameters), "charge": diameters, "mass": numpy.ones(len(diameters)), "resid": [1]}
    for name in ["bonds", "angles", "dihedrals", "impropers"]:
        known[name] = []
    for name, values in known.items():
        universe.add_TopologyAttr(name, values)
    universe.atoms.positions = positions
    universe.dimensions = [edge] * 3 + [90] * 3
    with mda.Writer(str(bench.path("mda.data")), n_atoms=len(diameters), lengthunit="Angstrom") as writer:
        writer.write(universe.atoms)
    more = ["--layout", "id mol type charge x y z", *AS_DIAMETERS]
    with imports(bench, "mda.data", more=more) as file:
        is_the_glass(file, minimum, reference, digits=1e-5)


LAMMPS = """
units lj
atom_style {style}
read_data glass.data
{mass}
pair_style zero 3.0
pair_coeff * *
write_data written.data nocoeff
dump one all custom 1 written.dump id type xu yu zu {size}
dump_modify one format float %.17g
dump two all custom 1 scaled.dump xs ys zs id {size}
dump_modify two format float %.17g
run 0
"""


@pytest.mark.skipif(not shutil.which("lmp"), reason="needs lammps")
@pytest.mark.parametrize(
    "style, size, mass, of_data, of_dump",
    [
        ("charge", "q", "mass * 1.0", AS_DIAMETERS, ["--column", "q", "--size-is", "diameter"]),
        ("sphere", "radius", "", [], []),
    ],
)
def test_files_of_lammps(bench, minimum, reference, style, size, mass, of_data, of_dump):
    write_data(bench, minimum, style, other_sections=False)
    text = LAMMPS.format(style=style, size=size, mass=mass)
    command = ["lmp", "-log", "none"]
    done = subprocess.run(command, input=text, cwd=bench.directory, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    for name, more in [("written.data", of_data), ("written.dump", of_dump), ("scaled.dump", of_dump)]:
        with imports(bench, name, more=more) as file:
            is_the_glass(file, minimum, reference, digits=1e-11)
        bench.path("liquids.h5").unlink()
