"""Glasses and their softest modes in formats of other programs, read back by these programs."""

import hashlib
import shutil
import subprocess

import h5py
import numpy
import pytest

KINDS = {"modes.h5": "modes", "nonlinear_modes.h5": "nonlinear_modes"}


def export(bench, *more, output="out"):
    bench.make("export-configurations", "--configurations", "minima.h5", *more, "--output", output)
    return str(bench.path(output))


def softest(bench, name, most):
    """(fields, lambda) of the softest modes of glass 0, each once."""
    with h5py.File(bench.path(name)) as file:
        group = file[KINDS[name]]
        if name == "modes.h5":
            return group["displacement"][:most].astype(float), group["eigenvalue"][:most]
        rows = numpy.flatnonzero(group["duplicate_of"][()] < 0)
        rows = rows[numpy.argsort(group["lambda"][()][rows])][:most]
        return group["displacement"][()][rows], group["lambda"][()][rows]


def participation(fields):
    return (fields**2).sum(axis=2)


@pytest.fixture
def glass(ready):
    """(edge, positions, diameters) as in the minima."""
    with h5py.File(ready.path("minima.h5")) as file:
        box = file["particles/all/box/edges/value"][0, 0, 0]
        return box, file["particles/all/position/value"][0], file["particles/all/diameter/value"][0]


@pytest.mark.parametrize("modes", KINDS)
def test_extended_xyz_of_several_modes_in_ase(ready, glass, modes):
    io = pytest.importorskip("ase.io", reason="needs python3-ase")
    frames = io.read(export(ready, "--modes", modes, "--softest", 2), index=":", format="extxyz")
    fields, stiffness = softest(ready, modes, 2)
    assert len(frames) == len(fields)
    for frame, field, lambda_ in zip(frames, fields, stiffness):
        assert (frame.positions == glass[1]).all() and (frame.cell == glass[0] * numpy.eye(3)).all()
        assert frame.pbc.all()
        assert (frame.arrays["diameter"] == glass[2]).all()
        assert (frame.arrays["displacement"] == field).all()
        assert frame.arrays["participation"] == pytest.approx(participation(field[None])[0], rel=1e-12)
        assert frame.arrays["participation"].sum() == pytest.approx(1, rel=1e-6)
        assert frame.info["lambda"] == pytest.approx(lambda_, rel=1e-12)
        assert frame.info["glass"] == 0


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("modes", KINDS)
def test_h5md_of_several_modes_in_mdanalysis(ready, glass, modes):
    h5md = pytest.importorskip("MDAnalysis.coordinates.H5MD", reason="needs python3-mdanalysis")
    name = export(ready, "--modes", modes, "--softest", 2, "--format", "h5md", output="out.h5md")
    fields, stiffness = softest(ready, modes, 2)
    with h5md.H5MDReader(name, convert_units=False) as reader:
        assert reader.n_frames == len(fields)
        for frame, field in zip(reader, fields):
            assert frame.positions == pytest.approx(glass[1], abs=1e-5)
            assert frame.velocities == pytest.approx(field, abs=1e-6)
            assert frame.dimensions[:3] == pytest.approx([glass[0]] * 3, rel=1e-6)
    with h5py.File(name) as file:
        assert (file["particles/all/displacement/value"][()] == fields).all()
        shares = pytest.approx(participation(fields), rel=1e-12)
        assert file["particles/all/participation/value"][()] == shares
        assert file["observables/lambda/value"][()] == pytest.approx(stiffness, rel=1e-12)


@pytest.mark.filterwarnings("ignore")
def test_extended_xyz_in_mdanalysis(ready, glass):
    mda = pytest.importorskip("MDAnalysis", reason="needs python3-mdanalysis")
    universe = mda.Universe(export(ready, "--modes", "modes.h5", "--softest", 2), format="XYZ")
    assert len(universe.trajectory) == 2
    assert universe.atoms.positions == pytest.approx(glass[1], abs=1e-5)


@pytest.mark.filterwarnings("ignore")
def test_lammps_data_in_mdanalysis(ready, glass):
    mda = pytest.importorskip("MDAnalysis", reason="needs python3-mdanalysis")
    name = export(ready, "--modes", "modes.h5", "--format", "lammps-data", output="out.data")
    # It knows no diameters; as charges they are not lost.
    universe = mda.Universe(name, format="DATA", atom_style="id type charge mass x y z", lengthunit="nm", convert_units=False)
    assert universe.atoms.positions == pytest.approx(glass[1], abs=1e-5)
    assert universe.atoms.charges == pytest.approx(glass[2], rel=1e-12)
    assert universe.atoms.velocities == pytest.approx(softest(ready, "modes.h5", 1)[0][0], abs=1e-6)
    assert universe.dimensions[:3] == pytest.approx([glass[0]] * 3, rel=1e-6)


READ = """
units lj
atom_style sphere
read_data out.data
pair_style zero 3.0
pair_coeff * *
compute m all property/atom mass
dump one all custom 1 back.dump id xu yu zu vx vy vz diameter c_m
dump_modify one format float %.17g sort id
run 0
"""


@pytest.mark.skipif(not shutil.which("lmp"), reason="needs lammps")
def test_lammps_data_in_lammps(ready, glass):
    export(ready, "--modes", "nonlinear_modes.h5", "--format", "lammps-data", output="out.data")
    done = subprocess.run(
        ["lmp", "-log", "none"], input=READ, cwd=ready.directory, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    rows = numpy.array([line.split() for line in ready.path("back.dump").read_text().splitlines()[9:]], dtype=float)
    edge, positions, diameters = glass
    away = rows[:, 1:4] - positions
    assert abs(away - edge * numpy.round(away / edge)).max() < 1e-12
    assert (rows[:, 4:7] == softest(ready, "nonlinear_modes.h5", 1)[0][0]).all()
    assert rows[:, 7] == pytest.approx(diameters, rel=1e-14)
    assert rows[:, 8] == pytest.approx(1, rel=1e-14)


@pytest.mark.parametrize("form", ["extxyz", "lammps-data", "h5md"])
def test_every_format_is_imported_again_as_it_was(ready, glass, form):
    export(ready, "--format", form, "--modes", "modes.h5")
    ready.make("import-configurations", "--input", "out", "--parameters", ready.section("model"), "--output", "back.h5")
    with h5py.File(ready.path("back.h5")) as back, h5py.File(ready.path("minima.h5")) as file:
        away = back["particles/all/position/value"][0] - glass[1]
        assert abs(away - glass[0] * numpy.round(away / glass[0])).max() < 1e-13
        assert (back["particles/all/diameter/value"][0] == glass[2]).all()
        energy = "observables/potential_energy/value"
        assert back[energy][0] == pytest.approx(file[energy][0], rel=1e-13)


@pytest.mark.parametrize("form", ["extxyz", "lammps-data", "h5md"])
def test_without_modes_there_are_configurations_alone(ready, form):
    written = export(ready, "--format", form, "--glass", 0)
    words = b"displacement", b"Velocities", b"participation"
    with open(written, "rb") as file:
        content = file.read()
    assert not any(word in content for word in words)


def many(bench, name="minima.h5"):
    """Three glasses, ids 0 1 2, of which only the first has modes."""
    columns = [f"glasses/{column}" for column in ["id", "chain", "sweep", "parent_temperature"]]
    elements = [f"particles/all/{element}/value" for element in ["position", "diameter", "box/edges"]]
    with h5py.File(bench.path(name), "r+") as file:
        for dataset in [*columns, *elements]:
            values = numpy.concatenate([file[dataset][()]] * 3)
            del file[dataset]
            file[dataset] = values
        file["glasses/id"][()] = range(3)
    for modes in KINDS:
        with h5py.File(bench.path(modes), "r+") as file:
            file["provenance/inputs/sha256"][0] = hashlib.sha256(bench.path(name).read_bytes()).hexdigest()


def headings(name):
    """Words of the second line of each frame of extended XYZ."""
    with open(name, encoding="ascii") as file:
        return [line.split() for line in file if "Lattice" in line]


def test_glasses_are_chosen_by_id(ready):
    many(ready)
    assert [f"glass={k}" in words for k, words in enumerate(headings(export(ready)))] == [True] * 3
    assert ["glass=2" in words for words in headings(export(ready, "--glass", 2))] == [True]
    export(ready, "--modes", "modes.h5", "--glass", 0, "--softest", 3)
    of_modes = headings(ready.path("out"))
    assert [{"glass=0", f"mode={k}"} <= set(words) for k, words in enumerate(of_modes)] == [True] * 3


@pytest.mark.parametrize("modes", KINDS)
def test_fewer_modes_than_are_asked_for_are_written_and_told(ready, modes):
    found = len(softest(ready, modes, 4000)[0])
    words = ["--configurations", "minima.h5", "--modes", modes, "--output", "out", "--softest"]
    ready.make("export-configurations", *words, found)

    def tells(glasses, asked):
        done = ready.run("export-configurations", *words, asked)
        line = f"{modes}: found {found} fields of modes of {glasses}, expected --softest {asked} of each: these are written"
        assert (done.returncode, done.stderr) == (0, f"export-configurations: {line}\n")
        assert len(headings(ready.path("out"))) == found

    tells("1 glass", found + 1)
    many(ready)
    tells("3 glasses", found)


REFUSED = [
    (["--glass", 7], "minima.h5: has no glass 7, expected one of its 3 from 0"),
    (["--glass", 1, "--modes", "modes.h5"], "modes.h5: has no field of a mode of glass 1, "
     "expected one at least: keep_fields_below of the modes may be too low"),
    (["--format", "lammps-data"], "out: would hold 3 frames, expected one in LAMMPS data: choose by --glass and --softest 1, or another --format"),
    (["--format", "lammps-data", "--modes", "modes.h5", "--glass", 0, "--softest", 2],
     "out: would hold 2 frames, expected one in LAMMPS data: choose by --glass and --softest 1, or another --format"),
    (["--modes", "elasticity.h5"], "elasticity.h5: /modes/glass is missing, expected a dataset"),
    (["--modes", "minima.h5"], "minima.h5: /modes/glass is missing, expected a dataset"),
]  # fmt: skip


@pytest.mark.parametrize("more, line", REFUSED)
def test_what_cannot_be_exported(ready, more, line):
    many(ready)
    words = ["--configurations", "minima.h5", *more, "--output", "out"]
    ready.refuses(1, line, "export-configurations", *words)


def test_how_many_modes_is_a_part_of_the_command_line(ready):
    words = ["--configurations", "minima.h5", "--output", "out", "--softest"]
    line = "command line: --softest requires --modes; --help lists the options"
    ready.refuses(2, line, "export-configurations", *words, 2)
    line = "command line: --softest: is 0, expected a whole number of at least 1; --help lists the options"
    ready.refuses(2, line, "export-configurations", *words, 0, "--modes", "modes.h5")


@pytest.mark.parametrize("modes", KINDS)
def test_modes_of_other_particles(ready, modes):
    with h5py.File(ready.path(modes), "r+") as file:
        name = f"{KINDS[modes]}/displacement"
        cut = file[name][:, :999]
        del file[name]
        file[name] = cut
    words = ["--configurations", "minima.h5", "--modes", modes, "--output", "out"]
    line = f"{modes}: /{name} has shape [{len(cut)}][999][3], expected [{len(cut)}][1000][3]"
    ready.refuses(1, line, "export-configurations", *words)


@pytest.mark.parametrize("modes", KINDS)
def test_modes_of_other_minima(ready, modes):
    """They differ in nothing but a pressure."""
    with h5py.File(ready.path("minima.h5"), "r+") as file:
        file["observables/pressure/value"][0] += 1
    words = ["--configurations", "minima.h5", "--modes", modes, "--output", "out"]
    ready.refuses(1, f"{modes}: was made of other files, expected minima.h5", "export-configurations", *words)


@pytest.fixture
def with_paths(ready):
    """The reference glass has no path of its own. Two, of five images in which three particles move; the second begins
    beside the glass."""
    columns = {"arc": numpy.linspace(0, 0.4, 5), "energy": [0, 0.1, 0.2, 0.15, 0.1], "slope": [0.0, 1, 0, -1, 0]}
    columns |= {"particle": [999, 0, 7], "position": numpy.zeros((3, 3), "f4"), "rejected": b""}
    columns |= {"displacement": numpy.random.default_rng(1).normal(size=(5, 3, 3)).astype("f4")}
    columns["displacement"][0] = 0
    with h5py.File(ready.path("paths.h5"), "r+") as file:
        for name, dataset in file["paths"].items():
            zero = numpy.zeros((), dataset.dtype)
            values = numpy.stack([numpy.asarray(columns.get(name, zero))] * 2)
            del file["paths"][name]
            file["paths"][name] = values
        file["paths/first"][()] = [-1, 0]
        for name, dataset in file["neighbours"].items():  # the minimum beside it
            zero = numpy.zeros(1, dataset.dtype)
            del file["neighbours"][name]
            file["neighbours"][name] = zero
    return ready


def path_from_the_glass(bench):
    """Its columns."""
    with h5py.File(bench.path("paths.h5")) as file:
        return {name: values[0] for name, values in file["paths"].items()}


def moved(glass, path, image):
    positions = glass[1].copy()
    positions[path["particle"]] += path["displacement"][image]
    return positions


def test_extended_xyz_of_a_path_in_ase(with_paths, glass):
    io = pytest.importorskip("ase.io", reason="needs python3-ase")
    path = path_from_the_glass(with_paths)
    frames = io.read(export(with_paths, "--paths", "paths.h5", "--path", 0), index=":", format="extxyz")
    assert len(frames) == len(path["arc"])
    for image, frame in enumerate(frames):
        assert (frame.positions == moved(glass, path, image)).all() and (frame.arrays["diameter"] == glass[2]).all()
        assert (frame.info["path"], frame.info["image"], frame.info["glass"]) == (0, image, 0)
        assert (frame.info["arc"], frame.info["energy"]) == (path["arc"][image], path["energy"][image])
    assert (frames[0].positions == glass[1]).all()
    assert abs(frames[-1].positions - glass[1]).max() > 0.01


@pytest.mark.filterwarnings("ignore")
def test_h5md_of_a_path_in_mdanalysis(with_paths, glass):
    h5md = pytest.importorskip("MDAnalysis.coordinates.H5MD", reason="needs python3-mdanalysis")
    path = path_from_the_glass(with_paths)
    name = export(with_paths, "--paths", "paths.h5", "--path", 0, "--format", "h5md", output="out.h5md")
    with h5md.H5MDReader(name, convert_units=False) as reader:
        assert reader.n_frames == len(path["arc"])
        for image, frame in enumerate(reader):
            assert frame.positions == pytest.approx(moved(glass, path, image), abs=1e-5)
    with h5py.File(name) as file:
        assert (file["observables/energy/value"][()] == path["energy"]).all()


def test_paths_that_cannot_be_exported(with_paths):
    words = ["--configurations", "minima.h5", "--paths", "paths.h5", "--output", "out"]
    line = "paths.h5: has no path 2, expected a row below 2"
    with_paths.refuses(1, line, "export-configurations", *words, "--path", 2)
    line = "out: would hold 5 frames, expected one in LAMMPS data: choose by --glass and --softest 1, or another --format"
    with_paths.refuses(1, line, "export-configurations", *words, "--format", "lammps-data")
    with_paths.refuses(2, "command line: --modes excludes --paths; --help lists the options", "export-configurations", *words,
                  "--modes", "modes.h5")  # fmt: skip
    line = "paths.h5: path 1 begins at a minimum beside its glass, expected one from the glass itself"
    with_paths.refuses(1, line, "export-configurations", *words, "--path", 1)


def test_a_path_of_particles_that_are_not_there(with_paths):
    with h5py.File(with_paths.path("paths.h5"), "r+") as file:
        file["paths/particle"][0, 0] = 1000
    words = ["--configurations", "minima.h5", "--paths", "paths.h5", "--output", "out"]
    with_paths.refuses(1, "paths.h5: moves particle 1000, expected one of 1000", "export-configurations", *words)


def test_paths_from_other_minima(with_paths):
    with h5py.File(with_paths.path("minima.h5"), "r+") as file:
        file["observables/pressure/value"][0] += 1
    words = ["--configurations", "minima.h5", "--paths", "paths.h5", "--output", "out"]
    with_paths.refuses(1, "paths.h5: was made of other files, expected minima.h5", "export-configurations", *words)
