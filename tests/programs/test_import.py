"""Configurations from elsewhere: nothing is guessed, nothing is lost."""

import h5py
import numpy
import pytest

from bench import turned

OUTPUT = ["--output", "liquids.h5"]


def words(bench, *inputs):
    return ["--input", *inputs, "--parameters", bench.section("model"), *OUTPUT]


def refuses(bench, line, *inputs, more=()):
    bench.refuses(1, line, "import-configurations", *words(bench, *inputs), *more)


def read(bench, dataset, name="liquids.h5"):
    with h5py.File(bench.path(name)) as file:
        return file[dataset][()]


@pytest.fixture
def three(bench, minimum, liquid):
    """Extended XYZ of three frames: at rest, displaced, at rest with the axes exchanged.  And as many others."""
    bench.write_xyz("three.xyz", [minimum, liquid, turned(minimum)])
    bench.write_xyz("more.xyz", [turned(minimum, 2), turned(liquid), turned(liquid, 2)])
    return bench


def edit(bench, name, line, change):
    """Applies a change to one line (counted from 1) of a text file; None drops it."""
    lines = bench.path(name).read_text().splitlines()
    lines[line - 1 : line] = filter(None, [change(lines[line - 1])])
    bench.path(name).write_text("\n".join(lines) + "\n")


def test_every_digit_of_extended_xyz_arrives(three, minimum, liquid):
    three.make("import-configurations", *words(three, "three.xyz"))
    assert (read(three, "particles/all/position/value") == [minimum[1], liquid[1], turned(minimum)[1]]).all()
    assert (read(three, "particles/all/diameter/value") == [minimum[2]] * 3).all()
    assert (read(three, "particles/all/box/edges/value") == [minimum[0] * numpy.eye(3)] * 3).all()
    assert list(read(three, "glasses/id")) == [0, 1, 2]
    assert list(read(three, "glasses/chain")) == list(read(three, "glasses/sweep")) == [-1] * 3
    assert list(read(three, "glasses/parent_temperature")) == [0] * 3


def test_radii_are_halves_of_diameters(bench, minimum):
    edge, positions, diameters = minimum
    bench.write_xyz("radii.xyz", [(edge, positions, diameters / 2)], size="radius")
    bench.make("import-configurations", *words(bench, "radii.xyz"))
    assert (read(bench, "particles/all/diameter/value")[0] == diameters).all()


def test_skip_and_count_run_over_all_files(three):
    three.make("import-configurations", *words(three, "three.xyz", "more.xyz"), "--skip", 2, "--count", 3)
    assert list(read(three, "glasses/id")) == [2, 3, 4]
    energy = read(three, "observables/potential_energy/value")
    assert energy[0] == pytest.approx(energy[1], rel=1e-10) and energy[2] > energy[1] + 0.01  # at rest, at rest, displaced


def test_first_id_numbers_the_glasses_that_are_taken(three):
    three.make("import-configurations", *words(three, "three.xyz"), "--skip", 1, "--first-id", 20)
    assert list(read(three, "glasses/id")) == [20, 21]


def test_fewer_frames_than_asked_for(three):
    refuses(three, "three.xyz: is the last of 3 frames, expected at least 5", "three.xyz",
            more=["--skip", 2, "--count", 3])  # fmt: skip
    refuses(three, "three.xyz: is the last of 3 frames, expected more than 3", "three.xyz", more=["--skip", 3])


def test_the_parent_temperature_is_told_or_kept(three):
    three.path("T.yaml").write_text("{temperature: 0.35, particles: 1000, frames: 3}\n")
    three.make("import-configurations", *words(three, "three.xyz"), "--liquid", "T.yaml")
    assert list(read(three, "glasses/parent_temperature")) == [0.35] * 3
    three.path("liquids.h5").rename(three.path("first.h5"))
    three.make("import-configurations", *words(three, "first.h5"))
    assert list(read(three, "glasses/parent_temperature")) == [0.35] * 3
    three.path("liquids.h5").unlink()
    three.path("T.yaml").write_text("{temperature: 0.3, particles: 1000, frames: 3}\n")
    line = "first.h5: frame 0 has the parent temperature 0.350000, expected 0.300000"
    refuses(three, line, "first.h5", more=["--liquid", "T.yaml"])


def test_a_file_of_another_number_of_frames_would_shift_all_that_follow(three):
    three.path("T.yaml").write_text("{temperature: 0.35, particles: 1000, frames: 4}\n")
    refuses(three, "three.xyz: has 3 frames, expected 4", "three.xyz", more=["--liquid", "T.yaml"])


def test_files_of_another_number_of_particles_than_the_study_says(three):
    three.path("T.yaml").write_text("{temperature: 0.35, particles: 2000, frames: 3}\n")
    line = "three.xyz: frame 0 has 1000 particles, expected `particles` of the liquid, 2000"
    refuses(three, line, "three.xyz", more=["--liquid", "T.yaml"])


def single(bench, name):
    """Turns a file's positions and sizes to single precision."""
    with h5py.File(bench.path(name), "r+") as file:
        for dataset in ["position", "diameter"]:
            values = file[f"particles/all/{dataset}/value"][()]
            del file[f"particles/all/{dataset}/value"]
            file[f"particles/all/{dataset}/value"] = values.astype("f4")


def test_single_precision_stays_single_where_all_inputs_are(three):
    three.import_xyz("three.xyz", "double.h5")
    three.import_xyz("more.xyz", "single.h5")
    single(three, "single.h5")
    three.make("import-configurations", *words(three, "single.h5"))
    assert read(three, "particles/all/position/value").dtype == "f4"
    three.make("import-configurations", *words(three, "single.h5", "double.h5"))
    assert read(three, "particles/all/position/value").dtype == "f8"


def add_record(bench, name, chain):
    """A record of two rows and one chain, as equilibrate writes it."""
    rows = {"chain": [chain] * 2, "sweep": [10, 20], "lag": [0, 10],
            "energy": [5.0, 4.0 + chain], "pressure": [12.0, 11.0], "overlap": [1.0, 0.5]}  # fmt: skip
    chains = {"chain": [chain], "seed": [3], "relaxation_sweeps": [numpy.nan],
              "displacement_acceptance": [0.4], "swap_acceptance": [0.5],
              "start": numpy.array(["random"], "S"), "method": numpy.array(["swap_monte_carlo"], "S")}  # fmt: skip
    with h5py.File(bench.path(name), "r+") as file:
        for key, values in rows.items():
            file[f"equilibration/{key}"] = values
        for key, values in chains.items():
            file[f"equilibration/chains/{key}"] = values


def test_the_record_of_equilibration_travels_along(three):
    for chain, name in enumerate(["three.xyz", "more.xyz"]):
        three.import_xyz(name, f"chain{chain}.h5")
        add_record(three, f"chain{chain}.h5", chain)
    three.make("import-configurations", *words(three, "chain0.h5", "chain1.h5"))
    assert list(read(three, "equilibration/chain")) == [0, 0, 1, 1]
    assert list(read(three, "equilibration/energy")) == [5, 4, 5, 5]
    assert list(read(three, "equilibration/chains/chain")) == [0, 1]
    assert list(read(three, "equilibration/chains/start")) == [b"random"] * 2
    assert numpy.isnan(read(three, "equilibration/chains/relaxation_sweeps")).all()


def test_another_model_is_refused(three):
    three.import_xyz("three.xyz", "other.h5")
    three.section("model", exponent=12)
    line = "other.h5: /parameters/model is another model, expected that of the parameters"
    three.refuses(1, line, "import-configurations", "--input", "other.h5", "--parameters", "model.yaml", *OUTPUT)


def test_another_model_of_the_same_particles_is_taken_when_asked_for(three, minimum):
    three.import_xyz("three.xyz", "other.h5")
    three.section("model", exponent=12)
    three.make("import-configurations", "--input", "other.h5", "--parameters", "model.yaml", "--model-is", "other", *OUTPUT)
    assert b"exponent: 12" in read(three, "parameters/model")
    three.section("model", smallest_size=1.1)
    words = ["--input", "other.h5", "--parameters", "model.yaml", "--model-is", "other", *OUTPUT]
    span = f"{minimum[2].min():.6g} to {minimum[2].max():.6g}"
    line = f"other.h5: frame 0: diameters span {span}, expected within 1.1 to 2.22"
    three.refuses(1, line, "import-configurations", *words)


def test_a_frame_that_is_no_state_of_the_model_is_named(bench, minimum):
    edge, positions, diameters = minimum
    bench.write_xyz("bad.xyz", [minimum, (edge, positions, diameters / 2)])
    halves = diameters / 2
    line = f"bad.xyz: frame 1: diameters span {halves.min():.6g} to {halves.max():.6g}, expected within 1 to 2.22"
    refuses(bench, line, "bad.xyz")


def test_frames_of_another_number_of_particles_are_refused(bench, minimum):
    edge = (500 / 0.58) ** (1 / 3)
    bench.write_xyz("mixed.xyz", [minimum, (edge, minimum[1][:500], minimum[2][:500])])
    line = "mixed.xyz: frame 1 has 500 particles, expected as many as the first, 1000"
    refuses(bench, line, "mixed.xyz")


LATTICE = "Lattice=\"9 0 0 0 9 0 0 0 9\""


@pytest.mark.parametrize(
    "line, change, message",
    [
        (1, lambda _: "many", "line 1 is not a number of particles, expected that of a frame"),
        (1, lambda _: "-4", "line 1 is not a number of particles, expected that of a frame"),
        (1, lambda _: "1001", "line 1003 has 1 columns, expected 5"),
        (1, lambda _: "999", "line 1002 is not a number of particles, expected that of a frame"),
        (2, lambda _: "words", 'line 2 has no Lattice, expected Lattice="..." or --edge'),
        (2, lambda _: LATTICE, "line 2 has no Properties, expected Properties=... or --layout"),
        (2, lambda x: x.replace(":diameter:R:1", ""), "line 2 has neither of the columns diameter and radius, expected one, or --column or --type-sizes"),
        (2, lambda x: x + ":radius:R:1", "line 2 has both of the columns diameter and radius, expected one, or --column"),
        (2, lambda x: x.replace("pos:R:3", "pos:R:2"),
         "line 2 has another type or width of pos, expected pos:R:3, diameter:R:1 or radius:R:1"),
        (2, lambda x: x + ' pbc="T T F"', 'line 2 has pbc="T T F", expected "T T T"'),
        (2, lambda x: x.replace(" 0 0 0 ", " 0 0 1 ", 1),
         "line 2 has a Lattice that is not a cube, expected three equal edges along the axes"),
        (2, lambda x: x.replace('"', '"1 ', 1), "line 2 has a Lattice of 10 numbers, expected 9"),
        (3, lambda x: x.rsplit(" ", 1)[0], "line 3 has 4 columns, expected 5"),
        (3, lambda x: x + " 1", "line 3 has 6 columns, expected 5"),
        (9, lambda x: x.rsplit(" ", 1)[0] + " nan", 'line 9 holds "nan", expected a finite number'),
        (9, lambda x: x.rsplit(" ", 1)[0] + " 1.0x", 'line 9 holds "1.0x", expected a finite number'),
        (3006, lambda x: None, "ends after line 3005, expected 1000 particles in this frame, found 999"),
        (3006, lambda x: x + "\n\nmore", "line 3008 follows a blank line, expected the end of the file"),
        (3006, lambda x: x + "\nmore", "line 3007 is not a number of particles, expected that of a frame"),
        (3006, lambda x: x + "\n4", "ends after line 3007, expected a line with Lattice and Properties"),
    ],
)  # fmt: skip
def test_extended_xyz_that_is_not_quite(three, line, change, message):
    edit(three, "three.xyz", line, change)
    refuses(three, f"three.xyz: {message}", "three.xyz")


def test_blank_lines_at_the_end_are_harmless(three):
    edit(three, "three.xyz", 3006, lambda x: x + "\n\n \n")
    three.make("import-configurations", *words(three, "three.xyz"))
    assert list(read(three, "glasses/id")) == [0, 1, 2]


def test_files_of_no_known_format(bench):
    refuses(bench, "missing.xyz: cannot be read, expected a file", "missing.xyz")
    bench.path("empty.xyz").write_text("")
    unknown = "is of no known format, expected H5MD, extended XYZ, a LAMMPS data file, a LAMMPS dump or columns of numbers"
    refuses(bench, f"empty.xyz: {unknown}", "empty.xyz")
    bench.path("noise.xyz").write_bytes(bytes(range(256)))
    refuses(bench, f"noise.xyz: {unknown}", "noise.xyz")


def test_a_trajectory_of_mdtraj_is_refused(bench):
    with h5py.File(bench.path("traj.h5"), "w") as file:
        file["coordinates"] = numpy.zeros((1, 10, 3), "f4")
    refuses(bench, "traj.h5: has no group /h5md, expected H5MD (this is mdtraj's format)", "traj.h5")


def test_a_directory_stands_for_its_files_by_name(bench, minimum, liquid):
    bench.path("glasses").mkdir()
    for name, frames in {"b.xyz": [minimum], "a.xyz": [liquid, turned(minimum)], ".hidden": [liquid]}.items():
        bench.write_xyz(f"glasses/{name}", frames)
    bench.write_xyz("c.xyz", [turned(minimum, 2)])
    bench.path("glasses/deeper").mkdir()
    bench.make("import-configurations", *words(bench, "glasses", "c.xyz"))
    assert list(read(bench, "imported/input")) == [0, 0, 1, 2]
    assert list(read(bench, "provenance/inputs/name")) == [b"glasses/a.xyz", b"glasses/b.xyz", b"c.xyz"]


def test_a_directory_without_files_or_with_the_output(bench, minimum):
    bench.path("glasses").mkdir()
    refuses(bench, "glasses: holds no file, expected one at least", "glasses")
    bench.write_xyz("glasses/a.xyz", [minimum])
    more = ["--output", "glasses/liquids.h5"]
    before = ["--input", "glasses", "--parameters", bench.section("model")]
    bench.make("import-configurations", *before, *more)
    line = "glasses: holds the output glasses/liquids.h5, expected a directory of inputs alone"
    bench.refuses(1, line, "import-configurations", *before, *more)
