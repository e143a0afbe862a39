"""34 configurations that were published as minima of one glass of another model, by other authors with another program.

S. Ciarella et al., Nat. Commun. 14, 4229 (2023); the model is that of Ninarello, Berthier and Coslovich.  The name of
each file is its U/N to ten digits.  Three are not at rest.  The files are not part of the repository: they are looked
for in $NBC_MINIMA, else beside it.
"""

import os
import pathlib

import h5py
import pytest
import yaml

from bench import ROOT, Bench

MINIMA = pathlib.Path(os.environ.get("NBC_MINIMA", ROOT.parent / "shared/data/nbc_minima"))
FILES = sorted(MINIMA.glob("*.data"))
MOVING = ["2.044850309E-01.data", "2.044877326E-01.data", "2.045107202E-01.data"]
MODEL = yaml.safe_load((ROOT / "config/nbc.yaml").read_text())["model"]
AS_DIAMETERS = ["--column", "charge", "--size-is", "diameter"]

pytestmark = pytest.mark.skipif(len(FILES) != 34, reason=f"needs the 34 files of the NBC minima in {MINIMA}")


def read(bench, file, dataset):
    with h5py.File(bench.path(file)) as opened:
        return opened[dataset][()]


@pytest.fixture(scope="module")
def glasses(tmp_path_factory):
    """liquids.h5: as read; minima.h5: quenched."""
    bench = Bench(tmp_path_factory.mktemp("nbc"))
    bench.make("import-configurations", "--input", *FILES, "--parameters", bench.section("model", **MODEL),
               *AS_DIAMETERS, "--output", "liquids.h5")  # fmt: skip
    bench.make("quench", "--liquids", "liquids.h5", "--parameters", bench.section("quench"),
               "--output", "minima.h5")  # fmt: skip
    return bench


def ten_digits(energy):
    return f"{energy:.9E}.data"


def names(bench):
    return [name.decode() for name in read(bench, "liquids.h5", "provenance/inputs/name")]


def test_every_energy_as_read_is_the_published_one_to_ten_digits(glasses):
    energy = read(glasses, "liquids.h5", "observables/potential_energy/value")
    assert [ten_digits(value) for value in energy] == names(glasses) == [path.name for path in FILES]


def test_how_the_files_were_read_is_recorded(glasses):
    assert set(read(glasses, "liquids.h5", "imported/format")) == {b"LAMMPS data"}
    assert set(read(glasses, "liquids.h5", "imported/sizes")) == {b"charge as diameter"}
    assert read(glasses, "liquids.h5", "imported/density") == pytest.approx([1] * 34, rel=1e-9)
    assert read(glasses, "liquids.h5", "imported/packing_fraction") == pytest.approx([0.62254] * 34, abs=1e-5)


def test_three_are_not_at_rest_as_read(glasses):
    force = dict(zip(names(glasses), read(glasses, "liquids.h5", "observables/max_force/value")))
    assert sorted(name for name in force if force[name] > 4e-5) == MOVING
    for name in MOVING:
        assert force[name] == pytest.approx(0.767, abs=0.005)


def test_the_file_of_minima_tells_them_apart(glasses):
    state = dict(zip(names(glasses), read(glasses, "minima.h5", "as_read/state")))
    assert sorted(name for name in state if state[name] == b"not at rest") == MOVING
    assert list(state.values()).count(b"minimum") == 31
    force = read(glasses, "liquids.h5", "observables/max_force/value")
    assert list(read(glasses, "minima.h5", "as_read/max_force")) == list(force)


def test_a_quench_keeps_31_energies_and_lowers_three(glasses):
    """U of the whole system falls by 0.04 there, and by less than 1e-8 elsewhere."""
    assert list(read(glasses, "minima.h5", "glasses/id")) == list(range(34))
    assert (read(glasses, "minima.h5", "observables/max_force/value") <= 1e-10).all()
    before = read(glasses, "liquids.h5", "observables/potential_energy/value")
    after = read(glasses, "minima.h5", "observables/potential_energy/value")
    for name, fall in zip(names(glasses), 1500 * (before - after)):
        assert fall == pytest.approx(0.0435, abs=0.002) if name in MOVING else 0 <= fall < 1e-8
    kept = [f"{a:.8E}" == f"{b:.8E}" for a, b, name in zip(before, after, names(glasses)) if name not in MOVING]
    assert kept == [True] * 31


def test_sizes_read_as_radii_do_not_belong_to_the_model(glasses):
    glasses.refuses(1, f"{FILES[0]}: frame 0: diameters span 1.46 to 3.23577, expected within 0.73 to 1.62",
                    "import-configurations", "--input", FILES[0], "--parameters", "model.yaml",
                    "--column", "charge", "--size-is", "radius", "--output", "radii.h5")  # fmt: skip


def test_a_size_that_is_not_told_is_refused_with_both_packing_fractions(glasses):
    line = "column charge may hold diameters (packing fraction 0.6225) or radii (4.98)"
    glasses.refuses(1, f"{FILES[0]}: {line}, expected --column charge and --size-is diameter or radius",
                    "import-configurations", "--input", FILES[0], "--parameters", "model.yaml",
                    "--output", "untold.h5")  # fmt: skip
