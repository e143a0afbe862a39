"""H5MD of other programs: every way to store a box, sizes and frames that the format leaves open."""

import h5py
import numpy
import pytest

from bench import turned
from test_foreign_formats import imports, is_the_glass, write_types

PERIODIC = numpy.array(["periodic"] * 3, "S8")


def put(group, name, values, frames=None):
    """An element: a dataset, or where it is told for `frames`, a group with step, time and value."""
    if frames is None:
        group[name] = values
        return
    group[f"{name}/step"] = numpy.arange(frames, dtype="i4")
    group[f"{name}/time"] = numpy.arange(frames) * 0.005
    turns = range(frames) if name == "position" else [0] * frames  # no frame is there twice
    group[f"{name}/value"] = numpy.array([numpy.roll(values, k, axis=-1) for k in turns])


def write_h5md(bench, glass, name="glass.h5md", group="all", edges="vector", fixed=(), size="diameter", frames=1, **more):
    """H5MD as other programs write it; `fixed` elements are told once."""
    edge, positions, sizes = glass
    told = {key: None if key in fixed else frames for key in ["edges", "position", "size"]}
    with h5py.File(bench.path(name), "w") as file:
        file.create_group("h5md").attrs["version"] = [1, 1]
        particles = file.create_group(f"particles/{group}")
        particles.create_group("box").attrs["dimension"] = 3
        particles["box"].attrs["boundary"] = more.get("boundary", PERIODIC)
        put(particles, "box/edges", {"vector": numpy.full(3, edge), "matrix": edge * numpy.eye(3)}[edges], told["edges"])
        put(particles, "position", positions, told["position"])
        put(particles, size, sizes, told["size"])
    return name


@pytest.mark.parametrize("edges", ["vector", "matrix"])
@pytest.mark.parametrize("fixed", [(), ("edges",), ("size",), ("edges", "size"), ("edges", "size", "position")])
def test_every_way_to_store_box_and_sizes(bench, minimum, reference, edges, fixed):
    frames = 1 if "position" in fixed else 2
    with imports(bench, write_h5md(bench, minimum, group="glass", edges=edges, fixed=fixed, frames=frames)) as file:
        assert list(file["imported/frame"]) == list(range(frames))
        assert set(file["imported/format"]) == {b"H5MD of another program"}
        for frame in range(frames):
            glass = turned(minimum, frame)
            assert (file["particles/all/position/value"][frame] == glass[1]).all()
            is_the_glass(file, glass, reference, frame=frame)


@pytest.mark.parametrize("size, halves", [("radius", 2), ("diameter", 1)])
def test_sizes_by_their_name(bench, minimum, reference, size, halves):
    edge, positions, diameters = minimum
    with imports(bench, write_h5md(bench, (edge, positions, diameters / halves), size=size)) as file:
        is_the_glass(file, minimum, reference)
        assert file["imported/sizes"][0] == size.encode()


def test_the_dialect_of_lammps(bench, minimum, reference):
    """dump h5md: positions unwrapped, one edge vector a frame, types as species, no sizes but the charge."""
    edge, positions, diameters = minimum
    moved = positions + edge * numpy.random.default_rng(5).integers(-3, 4, positions.shape)
    name = write_h5md(bench, (edge, moved, diameters), size="charge", frames=2)
    with h5py.File(bench.path(name), "r+") as file:
        put(file["particles/all"], "species", numpy.ones(len(diameters), "i4"), 2)
        put(file["particles/all"], "image", numpy.zeros((len(diameters), 3), "i4"), 2)
    with imports(bench, name, more=["--column", "charge", "--size-is", "diameter"]) as file:
        assert file["imported/sizes"][1] == b"charge as diameter"
        away = file["particles/all/position/value"][1] - numpy.roll(positions, 1, axis=1)
        assert abs(away - edge * numpy.round(away / edge)).max() < 1e-12
        assert file["observables/potential_energy/value"][1] == pytest.approx(reference["energy_per_particle"], rel=1e-10)


def test_species_with_a_table_of_sizes(bench, minimum, reference):
    edge, positions, diameters = minimum
    types = numpy.arange(1, len(diameters) + 1, dtype="i4")
    name = write_h5md(bench, (edge, positions, types), size="species", fixed=["size"])
    more = [*write_types(bench, diameters), "--size-is", "diameter"]
    with imports(bench, name, more=more) as file:
        is_the_glass(file, minimum, reference)
        assert file["imported/sizes"][0] == b"type as diameter"


def test_the_dialect_of_gromacs(bench, minimum, reference):
    """Single precision, three edge vectors a frame, the group named system; units are left alone."""
    edge, positions, diameters = minimum
    name = write_h5md(bench, (edge, positions.astype("f4"), diameters.astype("f4")), group="system", edges="matrix", fixed=["size"])
    with h5py.File(bench.path(name), "r+") as file:
        file["particles/system/position/value"].attrs["unit"] = "nm"
    with imports(bench, name) as file:
        assert (file["particles/all/position/value"][0] == positions.astype("f4")).all()
        assert file["observables/potential_energy/value"][0] == pytest.approx(reference["energy_per_particle"], rel=1e-5)


def test_a_box_with_the_origin_at_its_centre(bench, minimum, reference):
    edge, positions, diameters = minimum
    centred = positions % edge - edge / 2
    with imports(bench, write_h5md(bench, (edge, centred, diameters))) as file:
        assert (file["particles/all/position/value"][0] == centred).all()
        assert file["observables/potential_energy/value"][0] == pytest.approx(reference["energy_per_particle"], rel=1e-10)


@pytest.mark.filterwarnings("ignore")
def test_h5md_of_mdanalysis_with_sizes_as_observable(bench, minimum, reference):
    mda = pytest.importorskip("MDAnalysis", reason="needs python3-mdanalysis")
    edge, positions, diameters = minimum
    universe = mda.Universe.empty(len(diameters), trajectory=True)
    universe.atoms.positions = positions
    universe.dimensions = [edge] * 3 + [90] * 3
    universe.trajectory.ts.data["radius"] = diameters / 2
    with mda.Writer(str(bench.path("mda.h5md")), n_atoms=len(diameters), convert_units=False) as writer:
        writer.write(universe)
        universe.atoms.positions = turned(minimum)[1]
        writer.write(universe)
        writer.h5md_file.close()  # the writer leaves it open
    with imports(bench, "mda.h5md") as file:
        assert list(file["imported/frame"]) == [0, 1]
        assert file["imported/sizes"][1] == b"radius"
        assert (file["particles/all/diameter/value"][1] == diameters).all()
        assert (file["particles/all/position/value"][0] == positions.astype("f4")).all()
        assert file["observables/potential_energy/value"][0] == pytest.approx(reference["energy_per_particle"], rel=1e-5)


def test_h5md_of_mdanalysis_without_a_box(bench, minimum):
    mda = pytest.importorskip("MDAnalysis", reason="needs python3-mdanalysis")
    universe = mda.Universe.empty(len(minimum[2]), trajectory=True)
    universe.atoms.positions = minimum[1]
    with mda.Writer(str(bench.path("mda.h5md")), n_atoms=len(minimum[2]), convert_units=False) as writer:
        writer.write(universe)
        writer.h5md_file.close()  # the writer leaves it open
    words = ["--input", "mda.h5md", "--parameters", bench.section("model"), "--output", "liquids.h5"]
    line = 'mda.h5md: /particles/trajectory/box has the boundary "none", expected periodic'
    bench.refuses(1, line, "import-configurations", *words)
