"""What cannot be a glass, or not another one, or not the one that is meant: refused in a line that says what it looks like."""

import gzip
import os

import h5py
import numpy
import pytest
import yaml

from bench import ROOT
from test_dialects import (BOUNDS, CASES, CUBE, EDGE, IDS, L, MIXED, N, PLACES, PROPERTIES, ROWS, SIZES, TURN, XYZD, data, dump, joined,
                           number, rows, write_h5md, xyz)  # fmt: skip

MODEL = CASES / "control/model.yaml"


def refuses(bench, line, *inputs, more=()):
    bench.refuses(1, line, "import-configurations", "--input", *inputs, "--parameters", MODEL, "--output", "out.h5", *more)


def write(bench, text, name="glass"):
    bench.path(name).write_text(text, encoding="utf-8")
    return name


CORNER = ("all particles lie within {} of each other in a box of edge 6.3712, expected them all over it: "
          "are positions in units of the box, or in another unit?")  # fmt: skip


def as_text(kind, positions, sizes=SIZES):
    """The particles at other positions, or with other sizes, in a format."""
    lines = [" ".join(map(number, [*x, d])) for x, d in zip(positions, sizes)]
    if kind == "xyz":
        return joined(str(N), f'Lattice="{CUBE}" {PROPERTIES}', [f"A {line}" for line in lines])
    if kind == "dump":
        return joined(dump().splitlines()[:9], [f"{k} 1 {line}" for k, line in enumerate(lines, 1)])
    if kind == "data":
        table = [f"{k} 1 {d!r} 1 {' '.join(map(number, x))}" for k, (x, d) in enumerate(zip(positions, sizes.tolist()), 1)]
        return joined(data(BOUNDS).splitlines()[:11], table)
    return joined(lines)


@pytest.mark.parametrize("kind", ["xyz", "dump", "data", "columns"])
@pytest.mark.parametrize("positions", ["reduced", "centred", "nanometres"])
def test_all_particles_in_one_corner(bench, kind, positions):
    moved = {"reduced": PLACES / EDGE, "centred": PLACES / EDGE - 0.5, "nanometres": PLACES / 10}[positions]
    if positions == "centred" and kind != "xyz":
        pytest.skip("other readers move particles into the box")
    name = write(bench, as_text(kind, moved))
    span = (moved.max(0) - moved.min(0)).max()
    refuses(bench, f"{name}: glass 0: {CORNER.format(f'{span:.6g}')}", name, more=XYZD if kind == "columns" else [])


def test_all_particles_of_hdf5_in_one_corner(bench):
    name = write_h5md(bench, (PLACES / EDGE)[None], SIZES)
    span = (PLACES.max(0) - PLACES.min(0)).max() / EDGE
    refuses(bench, f"{name}: glass 0: {CORNER.format(f'{span:.6g}')}", name)


def test_all_particles_of_gsd_in_one_corner(bench):
    pytest.importorskip("gsd", reason="needs python3-gsd")
    from test_gsd import converted, write_gsd

    name = converted(bench, write_gsd(bench, [(2.0, PLACES / EDGE, SIZES)]))
    with h5py.File(bench.path(name), "r+") as file:  # the box in lengths, positions in edges
        file["particles/all/box/edges/value"][...] = EDGE * numpy.eye(3)
        found = file["particles/all/position/value"][0].astype(float)
    refuses(bench, f"{name}: glass 0: {CORNER.format(f'{(found.max(0) - found.min(0)).max():.6g}')}", name)


def test_the_case_of_reduced_coordinates(bench):
    path = CASES / "reduced_coordinates/reduced.xyz"
    span = (PLACES.max(0) - PLACES.min(0)).max() / EDGE
    refuses(bench, f"{path}: glass 0: {CORNER.format(f'{span:.6g}')}", path)


def overlap(i, j, distance, size):
    return (f"particles {i} and {j} are {distance:.6g} apart, expected at least 0.5 of their pair size of {size:.6g} "
            "in a liquid or glass: are positions, box and sizes in one unit?")  # fmt: skip


@pytest.mark.parametrize("distance", [1e-9, 1e-3, 0.4])
def test_two_particles_almost_at_one_place(bench, distance):
    positions = PLACES.copy()
    positions[7] = positions[3] + [distance, 0, 0]
    a, b = SIZES[3], SIZES[7]
    size = (a + b) / 2 * (1 - 0.1 * abs(a - b))
    name = write(bench, as_text("xyz", positions))
    done = bench.run("import-configurations", "--input", name, "--parameters", MODEL, "--output", "out.h5")
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and not bench.path("out.h5").exists()
    if distance < 0.4:  # others are nearer
        assert overlap(3, 7, positions[7, 0] - positions[3, 0], size) in done.stderr


@pytest.mark.parametrize("kind", ["dump", "data", "columns", "H5MD"])
def test_two_particles_almost_at_one_place_in_every_format(bench, kind):
    positions = PLACES.copy()
    positions[7] = positions[3] + [1e-9, 0, 0]
    name = write_h5md(bench, positions[None], SIZES) if kind == "H5MD" else write(bench, as_text(kind, positions))
    more = XYZD if kind == "columns" else []
    done = bench.run("import-configurations", "--input", name, "--parameters", MODEL, "--output", "out.h5", *more)
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and not bench.path("out.h5").exists()
    assert f"{name}: glass 0: particles 3 and 7 are 1e-09 apart" in done.stderr


@pytest.mark.parametrize("kind", ["xyz", "dump", "data", "columns"])
def test_a_last_number_that_may_be_cut(bench, kind):
    """Its digits are as many as they happen to be, so what is left of it is a number, too."""
    text = as_text(kind, PLACES)
    for end in (-1, -3):
        name = write(bench, text[:end])
        line = f"{name}: line {text.count(chr(10))} has no line break at its end, expected one: its last number may be cut"
        refuses(bench, line, name, more=XYZD if kind == "columns" else [])


def test_positions_scaled_once_more_than_they_should_be(bench):
    """Under xs ys zs they are multiplied by the edge, and fall all over one another."""
    name = write(bench, dump(names=" id type xs ys zs diameter"))
    done = bench.run("import-configurations", "--input", name, "--parameters", MODEL, "--output", "out.h5")
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and "are positions, box and sizes in one unit?" in done.stderr


def told(bench, **more):
    return write_h5md(bench, numpy.array([PLACES, TURN]), numpy.array([SIZES, SIZES]), **more)


@pytest.mark.parametrize(
    "more, offset, differing",
    [
        ({"position__step": 1000, "diameter__step": 500}, None, "step"),
        ({"position__step": 500, "diameter__step": 500}, 500, "step"),
        ({"position__step": [0, 500], "diameter__step": 1000}, None, "step"),
        ({"position__step": [0, 500], "diameter__step": [0, 1000]}, None, "step"),
        ({"position__time": 0.5, "diameter__time": 0.25}, None, "time"),
        ({"position__time": [0.0, 0.5], "diameter__time": [0.0, 0.6]}, None, "time"),
        ({"position__time": 0.5, "diameter__time": 0.5}, 0.5, "time"),
    ],
)
def test_sizes_of_other_frames_than_the_positions(bench, more, offset, differing):
    name = told(bench, **more)
    if offset:
        with h5py.File(bench.path(name), "r+") as file:
            file[f"particles/all/diameter/{differing}"].attrs["offset"] = offset
    refuses(bench, f"{name}: /particles/all/diameter/{differing} differs from /particles/all/position/{differing}, "
            "expected the same frames of both", name)  # fmt: skip


def test_the_case_of_increments_that_differ(bench):
    path = CASES / "h5md_increments_differ/a.h5"
    with h5py.File(path) as file:
        group = f"/particles/{list(file['particles'])[0]}"
    refuses(bench, f"{path}: {group}/diameter/step differs from {group}/position/step, expected the same frames of both", path)


def test_a_box_of_other_frames_than_the_positions(bench):
    name = told(bench, position__step=1000)
    with h5py.File(bench.path(name), "r+") as file:
        del file["particles/all/box/edges"]
        file["particles/all/box/edges/value"] = numpy.array([EDGE * numpy.eye(3)] * 2)
        file["particles/all/box/edges/step"] = 10
    refuses(bench, f"{name}: /particles/all/box/edges/step differs from /particles/all/position/step, expected the same frames of both", name)


def test_ids_that_leave_open_whose_the_sizes_are(bench):
    name = write_h5md(bench, numpy.array([PLACES[MIXED], TURN]), SIZES, id__value=numpy.array([IDS[MIXED], IDS]))
    refuses(bench, f"{name}: /particles/all/id/value of frame 1 has another order than that of frame 0, which is not ascending, "
            "while sizes are told once: expected the same order, or sizes for each frame", name)  # fmt: skip


def test_ids_that_repeat(bench):
    ids = IDS.copy()
    ids[8] = 3
    name = write_h5md(bench, PLACES[None], SIZES, id=ids)
    refuses(bench, f"{name}: /particles/all/id of frame 0 repeats the id 3, expected each once", name)


def same(later, earlier):
    return f"{later} is the same configuration as {earlier}, expected different ones"


def test_a_dump_that_a_restart_went_on_with(bench):
    path = CASES / "same_frame_twice/restart.dump"
    refuses(bench, same(f"{path}: frame 1", f"{path}: frame 0"), path)


@pytest.mark.parametrize("moved", ["copied", "unwrapped", "shifted"])
def test_a_configuration_in_two_files(bench, moved):
    away = {"copied": 0, "unwrapped": EDGE * numpy.random.default_rng(3).integers(-2, 3, PLACES.shape), "shifted": [0.3, -1, 2]}[moved]
    write(bench, as_text("xyz", PLACES), "a.xyz")
    write(bench, as_text("xyz", PLACES + away), "b.xyz")
    refuses(bench, same("b.xyz: frame 0", "a.xyz: frame 0"), "a.xyz", "b.xyz")


def write_twice(bench, kind):
    """A file of two frames that are one configuration, the second moved as a whole and unwrapped."""
    other = PLACES + [0.3, -1, 2]
    other[5] += [EDGE, 0, -EDGE]
    if kind == "H5MD":
        return write_h5md(bench, numpy.array([PLACES, other]), SIZES)
    if kind == "GSD":
        pytest.importorskip("gsd", reason="needs python3-gsd")
        from test_gsd import converted, write_gsd

        return converted(bench, write_gsd(bench, [(EDGE, PLACES, SIZES), (EDGE, other, SIZES)]))
    return write(bench, as_text(kind, PLACES) + as_text(kind, other))


@pytest.mark.parametrize("kind", ["xyz", "dump", "H5MD", "GSD"])
def test_a_configuration_twice_in_one_file(bench, kind):
    name = write_twice(bench, kind)
    refuses(bench, same(f"{name}: frame 1", f"{name}: frame 0"), name)


@pytest.mark.parametrize("kind", ["dump", "data", "columns"])
def test_a_configuration_in_a_text_format_and_in_xyz(bench, kind):
    names = [write(bench, as_text("xyz", PLACES), "a.xyz"), write(bench, as_text(kind, PLACES), "b")]
    if kind == "columns":
        write(bench, joined(str(N), "", [f"A {row}" for row in as_text("columns", PLACES).splitlines()]), "a.xyz")
        names = ["b", write(bench, joined(as_text("columns", PLACES + 0.5)[:-1]), "c")]
    refuses(bench, same(f"{names[1]}: frame 0", f"{names[0]}: frame 0"), *names, more=XYZD if kind == "columns" else [])


def test_a_configuration_in_two_formats(bench):
    names = [write(bench, as_text("xyz", PLACES), "a.xyz"), write_h5md(bench, PLACES.astype("f4")[None], SIZES)]
    refuses(bench, same("glass.h5md: frame 0", "a.xyz: frame 0"), *names)


def test_a_file_given_twice(bench):
    write(bench, as_text("xyz", PLACES), "a.xyz")
    refuses(bench, "a.xyz: is given twice, expected every file once", "a.xyz", "a.xyz")
    os.symlink("a.xyz", bench.path("b.xyz"))
    refuses(bench, "b.xyz: is given twice, also as a.xyz, expected every file once", "a.xyz", "b.xyz")
    bench.path("d").mkdir()
    os.link(bench.path("a.xyz"), bench.path("d/c.xyz"))
    refuses(bench, "d/c.xyz: is given twice, also as a.xyz, expected every file once", "a.xyz", "d")


def test_a_directory_with_what_is_no_file(bench):
    bench.path("d").mkdir()
    write(bench, as_text("xyz", PLACES), "d/a.xyz")
    os.symlink("missing/b.xyz", bench.path("d/b.xyz"))
    refuses(bench, "d/b.xyz: is a link to missing/b.xyz, which does not exist, expected a file", "d")
    bench.path("d/b.xyz").unlink()
    os.symlink("b.xyz", bench.path("d/b.xyz"))
    refuses(bench, "d/b.xyz: is a link in a circle, expected a file", "d")
    refuses(bench, "d/b.xyz: is a link in a circle, expected a file", "d/b.xyz")
    bench.path("d/b.xyz").unlink()
    os.mkfifo(bench.path("d/b.xyz"))
    refuses(bench, "d/b.xyz: is a named pipe, expected a file", "d")


@pytest.fixture
def noisy(bench):
    """Modes and elasticity of the control, and beside them the control displaced."""
    for name, case in {"control": "control/glass.xyz", "noisy": "moduli_not_at_rest/noisy.xyz"}.items():
        bench.make("import-configurations", "--input", CASES / case, "--parameters", MODEL, "--output", f"{name}.h5")
    return bench


def elasticity(bench, minima):
    words = ["--minima", minima, "--parameters", CASES / "moduli_not_at_rest/elasticity.yaml", "--output", "elasticity.h5"]
    return bench.run("measure-elasticity", *words)


def modes(bench, minima):
    words = ["--minima", minima, "--elasticity", "elasticity.h5", "--parameters", CASES / "moduli_not_at_rest/modes.yaml", "--output", "modes.h5"]
    return bench.run("find-modes", *words)


def nonlinear(bench, minima):
    words = ["--minima", minima, "--modes", "modes.h5", "--parameters", bench.section("nonlinear_modes"), "--output", "nonlinear.h5"]
    return bench.run("fit-nonlinear-modes", *words)


def test_minima_of_others_are_read_and_what_is_not_at_rest_is_refused(noisy):
    """G of the displaced glass would be 22 % off, the lowest eigenvalue a fifth."""
    for work, output in [(elasticity, "elasticity.h5"), (modes, "modes.h5"), (nonlinear, "nonlinear.h5")]:
        done = work(noisy, "noisy.h5")
        assert done.returncode == 1 and done.stderr.count("\n") == 1
        assert "noisy.h5: glass 0 has a largest force of 9.3" in done.stderr
        assert done.stderr.endswith(", expected at most 0.001: it is not at rest, quench it first\n")
        assert not noisy.path(output).exists()
        done = work(noisy, "control.h5")
        assert (done.returncode, done.stderr) == (0, "")
    with h5py.File(noisy.path("elasticity.h5")) as file:
        assert file["elasticity/shear_modulus"][0] == pytest.approx(6.9135, abs=1e-4)
    with h5py.File(noisy.path("modes.h5")) as file:
        assert file["modes/eigenvalue"][0] == pytest.approx(0.7370, abs=1e-4)


@pytest.mark.parametrize("form", [repr, "{:.8g}".format])
def test_a_glass_under_two_numbers_in_two_batches(bench, form):
    """Moved, turned and rounded it is quenched to the same minimum, while errors take glasses as different."""
    again = ROWS[:, :3][:, [1, 2, 0]] + [0.3, -1, 2]
    lines = [f"A {' '.join(map(form, map(float, [*x, d])))}" for x, d in zip(again, ROWS[:, 3])]
    write(bench, joined(str(N), f'Lattice="{CUBE}" {PROPERTIES}', lines), "b.xyz")
    for name, first, path in [("a", 0, CASES / "control/glass.xyz"), ("b", 7, "b.xyz")]:
        bench.make("import-configurations", "--input", path, "--parameters", MODEL, "--first-id", first, "--output", "liquids.h5")
        bench.make("quench", "--liquids", "liquids.h5", "--parameters", bench.section("quench"), "--output", "minima.h5")
        bench.make("measure-elasticity", "--minima", "minima.h5", "--parameters", bench.section("elasticity"), "--output", f"{name}.h5")
        with h5py.File(bench.path(f"{name}.h5"), "r+") as file:
            file["glasses/parent_temperature"][0] = 0.55
    bench.refuses(1, "b.h5: glass 7 of T_p = 0.550000 has moduli and pressure of glass 0 in a.h5, expected different glasses",
                  "scale-debye", "--elasticity", "b.h5", "a.h5", "--parameters", bench.section("debye"), "--output", "debye.h5")  # fmt: skip


@pytest.mark.parametrize(
    "at_rest, push, accepted",
    [(1e-6, 1e-7, False), (1e-3, 1e-7, True), (1e-3, 1e-4, False), (1.0, 1e-4, True), (None, 1e-7, True), (None, 1e-4, False)],
)
def test_later_stages_take_for_a_minimum_what_the_quench_took_for_one(noisy, at_rest, push, accepted):
    """By quench.at_rest in its file; in a file of somebody else by the value that the study has."""
    parameters = noisy.section("quench", **({"at_rest": at_rest} if at_rest else {}))
    noisy.make("quench", "--liquids", "control.h5", "--parameters", parameters, "--output", "minima.h5")
    with h5py.File(noisy.path("minima.h5"), "r+") as file:
        file["particles/all/position/value"][0, 0] += [push, 0, 0]
        if not at_rest:
            del file["provenance"]
    done = elasticity(noisy, "minima.h5")
    limit = at_rest or yaml.safe_load((ROOT / "config/study.yaml").read_text())["quench"]["at_rest"]
    assert (done.returncode == 0) == accepted
    assert accepted or done.stderr.endswith(f", expected at most {limit:g}: it is not at rest, quench it first\n")


@pytest.mark.parametrize(
    "line, content, more",
    [
        ("is compressed by gzip, expected plain text", gzip.compress(xyz().encode(), mtime=0), []),
        ("is text in UTF-16, expected plain text", xyz().encode("utf-16"), []),
        ("line 1 holds a carriage return, expected lines that end as on Unix or Windows", xyz().replace("\n", "\r").encode(), []),
        ('line 2 has pbc="T T F", expected "T T T"', xyz(f'Lattice="{CUBE}" {PROPERTIES} pbc="T T F"').encode(), []),
        ('line 2 has pbc="0 0 0", expected "T T T"', xyz(f'Lattice="{CUBE}" {PROPERTIES} pbc="0 0 0"').encode(), []),
        ("line 2 has no Lattice, expected Lattice=\"...\" or --edge", xyz("").encode(), []),
        ("line 2 has no Properties, expected Properties=... or --layout", xyz("").encode(), ["--edge", L]),
        ("line 2 has Lattice, expected no --edge", xyz().encode(), ["--edge", L]),
        ("line 2 has Properties, expected no --layout", xyz().encode(), ["--layout", "x y z"]),
        ("line 9 names no columns, as in dumps of old LAMMPS (id type xs ys zs, unless others were asked for), expected --layout",
         dump(names="").encode(), []),
        ("line 9 names its columns, expected no --layout", dump().encode(), ["--layout", "id type x y z diameter"]),
        ("line 5 bounds a box that is not periodic, expected ITEM: BOX BOUNDS pp pp pp", dump(" pp pp fs").encode(), []),
        ("box is tilted by 0.5, expected a cube", dump(" xy xz yz pp pp pp", [f"0 {L} 0", f"0 {L} 0.5", f"0 {L} 0"]).encode(), []),
        ("box is tilted by 0.5, expected a cube", data([*BOUNDS, "0 0.5 0 xy xz yz"]).encode(), []),
        ("line 10 begins Atoms of style hybrid without its styles, expected `Atoms # hybrid sphere charge` or --layout",
         data(BOUNDS, "Atoms # hybrid").encode(), []),
        ("line 10 begins Atoms of style bubble, expected atomic, charge, sphere, molecular, bond, angle, full, hybrid of these, or --layout",
         data(BOUNDS, "Atoms # hybrid bubble charge").encode(), []),
        ("line 10 begins Atoms of more than one style, expected `Atoms # sphere`, `Atoms # hybrid sphere ..` or --layout",
         data(BOUNDS, "Atoms # sphere charge").encode(), []),
        ('line 1 holds "4,694234911608929", expected a finite number', joined(rows(separator=";")).replace(".", ",").encode(), XYZD),
        ("line 1 has 3 columns, expected 4", joined(["1.5;;2.5;1.2"], rows(separator=";")).encode(), XYZD),
    ],
)  # fmt: skip
def test_what_is_in_the_way_is_named(bench, line, content, more):
    bench.path("glass").write_bytes(content)
    refuses(bench, f"glass: {line}", "glass", more=more)


def test_the_case_of_columns_without_names(bench):
    path = CASES / "dump_without_names/old.dump"
    refuses(bench, f"{path}: line 9 names no columns, as in dumps of old LAMMPS (id type xs ys zs, unless others were asked for), "
            "expected --layout", path)  # fmt: skip
