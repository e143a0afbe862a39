"""What the files of every stage tell of themselves, and the table of tools/files/README.md that is made of it."""

import pathlib
import sys

import h5py
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "workflow/scripts"), str(ROOT / "tests/programs")]

import extents  # noqa: E402
import table_of_files  # noqa: E402
import verify  # noqa: E402
from bench import Bench, reference_glass, with_rattler  # noqa: E402

README = ROOT / "tools/files/README.md"


@pytest.fixture(scope="module")
def elsewhere(finished, tmp_path_factory):
    """Directory of files that the smoke study has no need of: a glass from elsewhere, with a rattler, and modes to be looked at."""
    bench = Bench(tmp_path_factory.mktemp("elsewhere"))
    edge, positions, sizes = glass = with_rattler(reference_glass(), 0.02, 0)
    bench.write_xyz("glass.xyz", [glass])
    bench.make("import-configurations", "--input", "glass.xyz", "--output", "imported.h5", "--parameters",
               bench.section("model", smallest_size=0.02, density=len(sizes) / edge**3))  # fmt: skip
    bench.make("quench", "--liquids", "imported.h5", "--parameters", bench.section("quench", rattlers="leave_out"),
               "--output", "minima.h5")  # fmt: skip
    bench.glass_stages()
    study = finished.directory / "results/smoke"
    bench.make("export-configurations", "--configurations", study / "minima/T0.80/0000.h5", "--modes",
               study / "modes/T0.80/0000.h5", "--format", "h5md", "--output", "exported.h5")  # fmt: skip
    bench.make("export-configurations", "--configurations", study / "minima/T0.80/0000.h5", "--paths",
               study / "paths/T0.80/0000.h5", "--format", "h5md", "--output", "path.h5")  # fmt: skip
    return bench.directory


def files_of_stage(finished, stage):
    found = [path for path, kind in verify.files_of(finished.directory / "results/smoke").items() if kind == stage]
    assert found
    return found


@pytest.mark.parametrize("stage", verify.TOOLS)
def test_every_dataset_tells_its_meaning_and_every_number_its_unit(finished, stage):
    """Elements of H5MD tell no unit: readers take it for one of the laboratory."""
    with h5py.File(files_of_stage(finished, stage)[0]) as file:
        for name, dataset in verify.datasets(file).items():
            assert dataset.attrs["meaning"] and extents.letters(dataset) is not None, name
            of_h5md = name.startswith(("/particles/", "/observables/"))
            assert ("unit" in dataset.attrs) == (dataset.dtype.kind in "if" and not of_h5md), name


@pytest.mark.parametrize("stage", verify.TOOLS)
def test_equal_letters_are_equal_lengths_within_a_file(finished, stage):
    for path in files_of_stage(finished, stage):
        with h5py.File(path) as file:
            assert extents.faults(verify.datasets(file)) == []


def test_the_table_of_files_is_what_the_files_tell(finished, elsewhere):
    directories = [finished.directory / "results/smoke", elsewhere]
    paths = [path for directory in directories for path in directory.rglob("*.h5")]
    command = f"workflow/scripts/table_of_files.py --readme {README} --files {' '.join(map(str, directories))}"
    text = README.read_text(encoding="utf-8")
    assert table_of_files.rewritten(text, paths) == text, f"made anew by: {command}"
