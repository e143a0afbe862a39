"""Files of other programs that are damaged or ambiguous: one line that names file, place and what was expected."""

import pytest

DATA = """a title

4 atoms
1 atom types

0 9 xlo xhi
0 9 ylo yhi
0 9 zlo zhi

Masses

1 1

Atoms # charge

1 1 1.1 1 1 1 0 0 0
2 1 1.2 1 6 1 0 0 0
3 1 1.3 1 1 6 0 0 0
4 1 1.4 6 1 1 0 0 0

Velocities

1 0 0 0
"""
DUMP = """ITEM: TIMESTEP
0
ITEM: NUMBER OF ATOMS
4
ITEM: BOX BOUNDS pp pp pp
0 9
0 9
0 9
ITEM: ATOMS id type x y z diameter
1 1 1 1 1 1.1
2 1 1 6 1 1.2
3 1 1 1 6 1.3
4 1 6 1 1 1.4
"""
COLUMNS = """# x y z diameter
1 1 1 1.1
1 6 1 1.2
1 1 6 1.3
6 1 1 1.4
"""
TEXT = {"glass.data": DATA, "glass.dump": DUMP, "glass.txt": COLUMNS}
AS_DIAMETERS = ["--column", "charge", "--size-is", "diameter"]
AS_COLUMNS = ["--layout", "x y z diameter", "--edge", "9"]


def refuses(bench, name, line, more, text=None):
    bench.path(name).write_text(TEXT[name] if text is None else text)
    words = ["--input", name, "--parameters", bench.section("model"), "--output", "liquids.h5"]
    bench.refuses(1, f"{name}: {line}", "import-configurations", *words, *more)


def changed(text, line, change):
    """Applies a change to one line (counted from 1); None drops it and all that follow."""
    lines = text.splitlines()
    if change is None:
        return "\n".join(lines[: line - 1]) + "\n"
    lines[line - 1] = change(lines[line - 1])
    return "\n".join(lines) + "\n"


def word(k, value):
    """Puts another word in place of one; None drops it."""

    def change(text):
        words = text.split()
        words[k : k + 1] = [] if value is None else [value]
        return " ".join(words)

    return change


@pytest.mark.parametrize("name, more", [("glass.data", AS_DIAMETERS), ("glass.dump", []), ("glass.txt", AS_COLUMNS)])
def test_the_undamaged_files_are_read_but_no_state_of_the_model(bench, name, more):
    refuses(bench, name, "frame 0: density is 0.00548697, expected 0.58", more)


NUMBERS = 'expected a finite number'


@pytest.mark.parametrize(
    "line, change, message",
    [
        (3, lambda _: "0 atoms", "line 3 has 0 atoms, expected a number above 0"),
        (3, lambda _: "-4 atoms", "line 3 has -4 atoms, expected a number above 0"),
        (3, lambda _: "4.5 atoms", "line 3 has 4.5 atoms, expected a number above 0"),
        (3, lambda _: "", "has no line `N atoms` before its sections, expected one"),
        (3, lambda _: "3 atoms", "line 19 follows the last of 3 atoms, expected a section or the end of the file"),
        (3, lambda _: "5 atoms", "line 21 begins another section, expected 5 atoms, found 4"),
        (6, lambda _: "", "has no line `xlo xhi` before its sections, expected one"),
        (8, lambda _: "", "has no line `zlo zhi` before its sections, expected one"),
        (6, lambda _: "0 0 xlo xhi", "box extends from 0 to 0, expected its upper end above its lower"),
        (7, lambda _: "9 0 ylo yhi", "box extends from 9 to 0, expected its upper end above its lower"),
        (7, lambda _: "0 8 ylo yhi", "box has edges of 9 and 8, expected a cube"),
        (8, lambda _: "0 inf zlo zhi", f'line 8 holds "inf", {NUMBERS}'),
        (8, lambda _: "0 9 zlo zhi\n0.1 0 0 xy xz yz", "box is tilted by 0.1, expected a cube"),
        (9, None, "ends after line 8, expected a section Atoms"),
        (14, None, "ends after line 13, expected a section Atoms"),
        (15, None, "ends after line 14, expected 4 atoms, found 0"),
        (18, None, "ends after line 17, expected 4 atoms, found 2"),
        (14, lambda _: "Atoms", "line 14 begins Atoms without their style, expected `Atoms # charge` or --layout"),
        (14, lambda _: "Atoms # dipole", "line 14 begins Atoms of style dipole, "
         "expected atomic, charge, sphere, molecular, bond, angle, full, hybrid of these, or --layout"),
        (14, lambda _: "Atoms # atomic", "line 16 has no column charge, expected one of id type x y z"),
        (17, word(5, None), "line 17 has 8 columns, expected 9"),
        (17, word(5, "1 1"), "line 17 has 10 columns, expected 9"),
        (17, word(0, "1"), "line 17 repeats the id 1, expected each once"),
        (17, word(0, "0"), 'line 17 holds the id "0", expected a whole number of at least 1'),
        (17, word(0, "2.5"), 'line 17 holds the id "2.5", expected a whole number of at least 1'),
        (17, word(3, "nan"), f'line 17 holds "nan", {NUMBERS}'),
        (17, word(3, "1e18"), "line 17 holds a particle at 1e18, expected it within 1e+06 edges of the box"),
        (17, word(4, "1,0"), f'line 17 holds "1,0", {NUMBERS}'),
        (17, word(2, "inf"), f'line 17 holds "inf", {NUMBERS}'),
        (17, word(2, "0.0"), "line 17 holds a size of 0.0, expected more than 0"),
        (17, word(2, "-1.2"), "line 17 holds a size of -1.2, expected more than 0"),
    ],
)  # fmt: skip
def test_lammps_data_that_is_damaged(bench, line, change, message):
    refuses(bench, "glass.data", message, AS_DIAMETERS, changed(DATA, line, change))


@pytest.mark.parametrize(
    "line, change, message",
    [
        (2, None, "ends after line 1, expected a value"),
        (4, lambda _: "0", "line 4 is not a number of atoms, expected one above 0"),
        (4, lambda _: "many", "line 4 is not a number of atoms, expected one above 0"),
        (4, lambda _: "3", "line 13 is no ITEM, expected one, or one row for each of the atoms"),
        (4, lambda _: "5", "ends after line 13, expected 5 atoms in this snapshot, found 4"),
        (5, lambda x: x.replace("pp pp pp", "pp pp ff"),
         "line 5 bounds a box that is not periodic, expected ITEM: BOX BOUNDS pp pp pp"),
        (5, lambda x: x.replace("pp pp pp", "xy xz yz pp pp pp"), "line 6 has 2 numbers, expected 3 box bounds"),
        (6, lambda _: "0 9 0", "line 6 has 3 numbers, expected 2 box bounds"),
        (6, lambda _: "0 nan", f'line 6 holds "nan", {NUMBERS}'),
        (7, None, "ends after line 6, expected three lines of box bounds"),
        (8, lambda _: "0 0", "box extends from 0 to 0, expected its upper end above its lower"),
        (8, lambda _: "0 9.1", "box has edges of 9 and 9.1, expected a cube"),
        (3, lambda _: "ITEM: TIME", "line 9 begins the atoms before NUMBER OF ATOMS, expected that first"),
        (3, lambda _: "ITEM: LABEL",
         "line 3 holds ITEM: LABEL, expected TIMESTEP, NUMBER OF ATOMS, BOX BOUNDS or ATOMS"),
        (9, lambda x: x.replace("diameter", "q"), "column q may hold diameters (packing fraction 0.005746) "
         "or radii (0.04597), expected --column q and --size-is diameter or radius"),
        (9, lambda x: x.replace("diameter", "vx"), "line 9 has neither of the columns diameter and radius "
         "but id type x y z vx, expected one, or --column or --type-sizes"),
        (9, lambda x: x + " radius", "line 9 has both of the columns diameter and radius, expected one, or --column"),
        (9, lambda x: x + " q", "line 10 has 6 columns, expected 7"),
        (9, lambda x: x.replace("x y z", "fx fy fz"),
         "line 9 has no columns x y z, expected these, xu yu zu, xs ys zs or xsu ysu zsu"),
        (9, lambda x: x.replace("type", "id"), "line 9 names the column id twice, expected once"),
        (11, word(0, "1"), "line 11 repeats the id 1, expected each once"),
        (11, word(2, "nan"), f'line 11 holds "nan", {NUMBERS}'),
        (11, word(5, "0"), "line 11 holds a size of 0, expected more than 0"),
        (11, word(5, None), "line 11 has 5 columns, expected 6"),
        (12, None, "ends after line 11, expected 4 atoms in this snapshot, found 2"),
        (13, lambda x: x + "\nITEM: TIMESTEP\n1", "ends after line 15, expected ITEM: ATOMS"),
    ],
)  # fmt: skip
def test_a_dump_that_is_damaged(bench, line, change, message):
    refuses(bench, "glass.dump", message, [], changed(DUMP, line, change))


@pytest.mark.parametrize(
    "line, change, message",
    [
        (3, word(3, None), "line 3 has 3 columns, expected 4"),
        (3, word(3, "1.2 1"), "line 3 has 5 columns, expected 4"),
        (3, word(3, "nan"), f'line 3 holds "nan", {NUMBERS}'),
        (3, word(0, "one"), f'line 3 holds "one", {NUMBERS}'),
        (3, word(3, "0"), "line 3 holds a size of 0, expected more than 0"),
    ],
)
def test_columns_that_are_damaged(bench, line, change, message):
    refuses(bench, "glass.txt", message, AS_COLUMNS, changed(COLUMNS, line, change))


@pytest.mark.parametrize(
    "name, more, message",
    [
        ("glass.data", [], "column charge may hold diameters (packing fraction 0.005746) or radii (0.04597), "
         "expected --column charge and --size-is diameter or radius"),
        ("glass.data", ["--column", "charge"], "column charge may hold diameters (packing fraction 0.005746) "
         "or radii (0.04597), expected --column charge and --size-is diameter or radius"),
        ("glass.data", ["--column", "q"], "line 16 has no column q, expected one of id type charge x y z ix iy iz"),
        ("glass.data", ["--type-sizes", "types.yaml"], "column type may hold diameters (packing fraction 0.00472) "
         "or radii (0.03776), expected --size-is diameter or radius"),
        ("glass.data", ["--layout", "id type diameter x y"], "line 16 has no columns x y z, "
         "expected these, xu yu zu, xs ys zs or xsu ysu zsu"),
        ("glass.data", ["--edge", "9"], "has a box, expected no --edge"),
        ("glass.dump", ["--edge", "9"], "has a box, expected no --edge"),
        ("glass.dump", ["--layout", "x y z"], "line 9 names its columns, expected no --layout"),
        ("glass.dump", ["--size-is", "radius"], "line 9 names the column diameter, expected no --size-is radius"),
        ("glass.txt", [], "is columns of numbers without names, expected --layout"),
        ("glass.txt", ["--layout", "x y z diameter"], "is columns of numbers without a box, expected --edge"),
        ("glass.txt", ["--layout", "x y z", "--edge", "9"], "line 2 has neither of the columns diameter and radius "
         "but x y z, expected one, or --column or --type-sizes"),
        ("glass.txt", ["--layout", "x y z s t", "--edge", "9", "--column", "s", "--size-is", "radius"],
         "line 2 has 4 columns, expected 5"),
    ],
)  # fmt: skip
def test_what_a_file_does_not_tell_must_be_said_and_nothing_else(bench, name, more, message):
    bench.path("types.yaml").write_text("{1: 1.18}\n")
    refuses(bench, name, message, more)


@pytest.mark.parametrize("name, more, line", [("glass.dump", [], 13), ("glass.txt", AS_COLUMNS, 5)])
def test_a_file_that_is_cut_within_its_last_number(bench, name, more, line):
    """What is left of the number is a number, too."""
    message = f"line {line} has no line break at its end, expected one: its last number may be cut"
    refuses(bench, name, message, more, TEXT[name][:-2])


def test_sizes_come_from_one_place(bench):
    bench.path("types.yaml").write_text("{1: 1.18}\n")
    line = "cannot have its sizes from both --column and --type-sizes, expected one"
    refuses(bench, "glass.data", line, [*AS_DIAMETERS, "--type-sizes", "types.yaml"])


def test_a_type_beyond_the_table(bench):
    bench.path("types.yaml").write_text("{1: 1.18}\n")
    text = changed(DATA, 17, word(1, "2"))
    line = 'line 17 holds the type "2", expected 1 to 1 as in --type-sizes'
    refuses(bench, "glass.data", line, ["--type-sizes", "types.yaml", "--size-is", "diameter"], text)


@pytest.mark.parametrize(
    "table, message",
    [
        ("{2: 1.0}", "1 is missing, expected a number above 0"),
        ("{1: 1.0, 3: 1.2}", "3 is not a parameter, expected 1"),
        ("{1: 0}", "1 is 0, expected a number above 0"),
        ("[1.0]", "is not a mapping, expected lines `key: value`"),
    ],
)
def test_a_table_of_types_that_is_damaged(bench, table, message):
    bench.path("types.yaml").write_text(table)
    bench.path("glass.data").write_text(DATA)
    words = ["--input", "glass.data", "--parameters", bench.section("model"), "--output", "liquids.h5"]
    bench.refuses(1, f"types.yaml: {message}", "import-configurations", *words, "--type-sizes", "types.yaml")


@pytest.mark.parametrize("edge", ["0", "-1", "nan", "wide"])
def test_an_edge_is_above_zero(bench, edge):
    bench.path("glass.txt").write_text(COLUMNS)
    words = ["--input", "glass.txt", "--parameters", bench.section("model"), "--output", "liquids.h5"]
    line = f"command line: --edge: is {edge}, expected a number above 0; --help lists the options"
    bench.refuses(2, line, "import-configurations", *words, f"--edge={edge}")


def test_two_particles_at_one_place_are_refused(bench, minimum):
    edge, positions, diameters = minimum
    positions = positions.copy()
    positions[7] = positions[3]
    bench.write_xyz("glass.xyz", [(edge, positions, diameters)])
    words = ["--input", "glass.xyz", "--parameters", bench.section("model"), "--output", "liquids.h5"]
    line = "glass.xyz: glass 0: energy is not finite, expected no two particles at one place"
    bench.refuses(1, line, "import-configurations", *words)


def test_sizes_of_hdf5_cannot_be_told(stages, bench):
    words = ["--input", stages.path("liquids.h5"), "--parameters", bench.section("model"), "--output", "liquids.h5"]
    line = f"{stages.path('liquids.h5')}: was written by these tools, expected nothing told of sizes, columns or box"
    bench.refuses(1, line, "import-configurations", *words, "--size-is", "radius")
