"""GSD of HOOMD-blue: converted to H5MD, then imported; what is damaged is refused in one line."""

import subprocess
import sys

import h5py
import numpy
import pytest

from bench import ROOT, turned
from test_command_lines import small_disk
from test_foreign_formats import imports, refuses

hoomd = pytest.importorskip("gsd.hoomd", reason="needs python3-gsd")

ALL = ("diameter", "charge")
OLD = not hasattr(hoomd, "Frame")  # the library before its release 3, other in names and modes
READ, WRITE = ("rb", "wb") if OLD else ("r", "w")
new_frame = hoomd.Snapshot if OLD else hoomd.Frame


def write_gsd(bench, glasses, name="glass.gsd", told=("diameter",)):
    """Frames as HOOMD-blue writes them: single precision, the origin at the centre of the box."""
    with hoomd.open(str(bench.path(name)), WRITE) as trajectory:
        for step, (edge, positions, diameters) in enumerate(glasses):
            frame = new_frame()
            frame.configuration.step = 1000 * step
            frame.configuration.box = [edge] * 3 + [0, 0, 0]
            frame.particles.N = len(diameters)
            frame.particles.types = ["A"]
            frame.particles.position = positions % edge - edge / 2
            for element in told:
                setattr(frame.particles, element, diameters)
            trajectory.append(frame)
    return name


def convert(bench, *inputs, output="glass.h5md", **popen):
    command = [sys.executable, ROOT / "workflow/scripts/convert_gsd.py", "--input", *inputs, "--output", output]
    return subprocess.run(command, cwd=bench.directory, capture_output=True, text=True, check=False, **popen)


def converted(bench, *inputs):
    done = convert(bench, *inputs)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return "glass.h5md"


def is_refused(bench, line, *inputs, **more):
    before = set(bench.directory.iterdir())
    done = convert(bench, *inputs, **more)
    assert done.returncode == 1 and done.stderr.startswith(f"convert_gsd: {line}") and done.stderr.count("\n") == 1
    assert set(bench.directory.iterdir()) == before


def test_every_frame_arrives_in_single_precision(bench, minimum, liquid, reference):
    name = converted(bench, write_gsd(bench, [minimum, liquid]))
    edge, positions, diameters = minimum
    with imports(bench, name) as file:
        assert (file["particles/all/diameter/value"][0] == diameters.astype("f4")).all()
        wanted = (positions % edge - edge / 2).astype("f4")
        assert (file["particles/all/position/value"][0] == wanted).all()
        energy = file["observables/potential_energy/value"]
        assert energy[0] == pytest.approx(reference["energy_per_particle"], rel=1e-5)
        assert energy[1] > energy[0]
        assert file["imported/sizes"][0] == b"diameter"


def test_several_files_become_one(bench, minimum):
    write_gsd(bench, [minimum, turned(minimum)], "a.gsd")
    write_gsd(bench, [turned(minimum, 2)], "b.gsd")
    with imports(bench, converted(bench, "a.gsd", "b.gsd")) as file:
        assert list(file["glasses/id"]) == [0, 1, 2]


def test_the_same_input_gives_the_same_bytes(bench, minimum):
    write_gsd(bench, [minimum])
    first = bench.path(converted(bench, "glass.gsd")).read_bytes()
    assert bench.path(converted(bench, "glass.gsd")).read_bytes() == first


def test_what_is_converted_is_h5md_to_mdanalysis(bench, minimum):
    h5md = pytest.importorskip("MDAnalysis.coordinates.H5MD", reason="needs python3-mdanalysis")
    name = converted(bench, write_gsd(bench, [minimum] * 2))
    with h5py.File(bench.path(name), "r+") as file:  # it wants the time, which GSD does not tell
        file["particles/all/position/time"] = file["particles/all/position/step"][()] * 0.005
    with h5md.H5MDReader(str(bench.path(name)), convert_units=False) as reader:
        assert (reader.n_frames, reader.n_atoms) == (2, 1000)


def test_charges_are_sizes_if_that_is_said(bench, minimum):
    name = converted(bench, write_gsd(bench, [minimum], told=["charge"]))
    filled = numpy.pi / 6 * (minimum[2] ** 3).sum() / minimum[0] ** 3
    refuses(bench, f"{name}: column charge may hold diameters (packing fraction {filled:.4g}) or radii ({8 * filled:.4g}), "
            "expected --column charge and --size-is diameter or radius", name)  # fmt: skip
    with imports(bench, name, more=["--column", "charge", "--size-is", "diameter"]) as file:
        assert file["imported/sizes"][0] == b"charge as diameter"


def test_sizes_that_the_file_does_not_hold_are_not_taken_to_be_1(bench, minimum):
    name = converted(bench, write_gsd(bench, [minimum], told=[]))
    line = f"{name}: has neither of the columns diameter and radius but type, expected one, or --column or --type-sizes"
    refuses(bench, line, name)


def test_gsd_itself_is_refused_with_what_converts_it(bench, minimum):
    write_gsd(bench, [minimum])
    line = "glass.gsd: is GSD, expected H5MD: workflow/scripts/convert_gsd.py makes it"
    refuses(bench, line, "glass.gsd")


@pytest.mark.parametrize("kept", [8, 100, 255, 256, 300, 2000, 20000, -1])
def test_gsd_that_is_cut(bench, minimum, kept):
    path = bench.path(write_gsd(bench, [minimum]))
    path.write_bytes(path.read_bytes()[:kept])
    is_refused(bench, "glass.gsd: cannot be read, expected a complete GSD file (", "glass.gsd")


def test_gsd_that_is_none(bench):
    for name, content in {"empty.gsd": b"", "noise.gsd": bytes(range(256)) * 9, "text.gsd": b"a title\n"}.items():
        bench.path(name).write_bytes(content)
        is_refused(bench, f"{name}: cannot be read, expected a complete GSD file (", name)
    is_refused(bench, "missing.gsd: no such file", "missing.gsd")
    write_gsd(bench, [])
    is_refused(bench, "glass.gsd: has no frames, expected one at least", "glass.gsd")


def test_what_cannot_be_written_leaves_nothing(bench, minimum):
    write_gsd(bench, [minimum])
    is_refused(bench, "glass.h5md: cannot be written: File too large", "glass.gsd", preexec_fn=small_disk)
    bench.path("folder").mkdir()
    is_refused(bench, "folder: cannot be written: Is a directory", "glass.gsd", output="folder")


def test_frames_that_do_not_belong_together(bench, minimum):
    edge, positions, diameters = minimum
    write_gsd(bench, [minimum, (edge, positions[:500], diameters[:500])], "mixed.gsd")
    is_refused(bench, "mixed.gsd: frame 1 has diameter of shape (500,), expected (1000,) as in the first", "mixed.gsd")
    write_gsd(bench, [minimum], "a.gsd")
    write_gsd(bench, [minimum], "b.gsd", told=ALL)
    is_refused(bench, "b.gsd: frame 0 has charge, unlike the first, expected it in all or none", "a.gsd", "b.gsd")


def test_a_step_that_is_none(bench, minimum):
    """It is stored in 64 bits without a sign, and negative numbers read back as huge ones."""
    write_gsd(bench, [minimum])
    with hoomd.open(str(bench.path("glass.gsd")), READ) as trajectory:
        frame = trajectory[0]
    frame.configuration.step = 2**64 - 1
    with hoomd.open(str(bench.path("glass.gsd")), WRITE) as trajectory:
        trajectory.append(frame)
    is_refused(bench, "glass.gsd: cannot be read, expected a complete GSD file (", "glass.gsd")


@pytest.mark.parametrize(
    "box, message",
    [
        ([9, 9, 8, 0, 0, 0], "is not that of a cube"),
        ([9, 9, 9, 0.1, 0, 0], "is not that of a cube"),
        ([0, 0, 0, 0, 0, 0], "is not that of a cube"),
        ([9, 9, -9, 0, 0, 0], "is not that of a cube"),
        ([numpy.nan, 9, 9, 0, 0, 0], "holds nan as number 0"),
    ],
)
def test_a_box_that_is_no_cube(bench, minimum, box, message):
    write_gsd(bench, [minimum])
    with hoomd.open(str(bench.path("glass.gsd")), READ) as trajectory:
        frame = trajectory[0]
    frame.configuration.box = box
    with hoomd.open(str(bench.path("glass.gsd")), WRITE) as trajectory:
        trajectory.append(frame)
    name = converted(bench, "glass.gsd")
    done = bench.run("import-configurations", "--input", name, "--parameters", bench.section("model"),
                     "--output", "liquids.h5")  # fmt: skip
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"import-configurations: {name}: /particles/all/box/edges/value ") and message in done.stderr
    assert not bench.path("liquids.h5").exists()
