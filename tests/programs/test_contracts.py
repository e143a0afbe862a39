"""What readers of the files rely on."""

import hashlib
import os
import platform
import re
import shutil

import h5py
import numpy
import pytest

STAGES = ["liquids.h5", "minima.h5", "elasticity.h5", "modes.h5", "nonlinear_modes.h5", "double_wells.h5", "paths.h5"]


def every_dataset(file):
    found = {}
    file.visititems(lambda name, item: found.update({name: item}) if isinstance(item, h5py.Dataset) else None)
    return found


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", STAGES)
def test_every_file_says_where_it_comes_from(stages, name):
    with h5py.File(stages.path(name)) as file:
        provenance = file["provenance"]
        tool = stages.tool(provenance["tool"][()].decode())
        assert provenance["executable"][()].decode() == sha256(tool)
        names = [text.decode() for text in provenance["inputs/name"]]
        hashes = [text.decode() for text in provenance["inputs/sha256"]]
        assert names and hashes == [sha256(stages.path(name)) for name in names]
        assert "exponent: 10" in file["parameters/model"][()].decode()
        assert list(file["glasses/id"]) == [0]


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the names are those of x86")
def test_every_file_says_which_kernels_did_the_arithmetic(stages, bench):
    """Those that the environment chose, not those that suit the processor."""
    named = {}
    for core in ("Nehalem", "Core2"):
        done = bench.run("quench", "--liquids", stages.path("liquids.h5"), "--parameters", bench.section("quench"),
                         "--output", f"{core}.h5", env={**os.environ, "OPENBLAS_CORETYPE": core})  # fmt: skip
        assert done.returncode == 0, done.stderr
        with h5py.File(bench.path(f"{core}.h5")) as file:
            named[core] = file["provenance/kernels"].asstr()[()]
    if not any("OpenBLAS" in text for text in named.values()):
        pytest.skip("built without CHOLMOD, and so without OpenBLAS")
    assert all(re.fullmatch(rf"OpenBLAS {core}, Highway \w+", text) for core, text in named.items()), named


def test_an_input_elsewhere_is_named_without_its_directory(stages, bench):
    bench.make("measure-elasticity", "--minima", stages.path("minima.h5"),
               "--parameters", bench.section("elasticity"), "--output", "elasticity.h5")  # fmt: skip
    with h5py.File(bench.path("elasticity.h5")) as file:
        assert list(file["provenance/inputs/name"]) == [b"minima.h5"]


def test_the_same_inputs_give_the_same_bytes_in_another_directory_and_second(stages, ready):
    parameters = ready.section("quench")
    ready.make("quench", "--liquids", "liquids.h5", "--parameters", parameters, "--output", "again.h5")
    assert ready.path("again.h5").read_bytes() == stages.path("minima.h5").read_bytes()


@pytest.mark.parametrize("name", STAGES)
def test_every_array_has_a_checksum_and_no_object_a_time(stages, name):
    with h5py.File(stages.path(name)) as file:
        for dataset in every_dataset(file).values():
            assert dataset.fletcher32 or dataset.shape == () or dataset.size == 0
            assert h5py.h5g.get_objinfo(dataset.id).mtime == 0


def test_step_and_time_are_shared_by_all_elements(stages):
    with h5py.File(stages.path("minima.h5")) as file:
        for element in ["particles/all/box/edges", "particles/all/diameter", "observables/pressure"]:
            for name in ["step", "time"]:
                assert file[f"{element}/{name}"] == file[f"particles/all/position/{name}"]


def test_mdanalysis_reads_positions_and_box(stages, minimum):
    coordinates = pytest.importorskip("MDAnalysis.coordinates.H5MD")
    shutil.copy(stages.path("minima.h5"), stages.path("minima.h5md"))
    with coordinates.H5MDReader(str(stages.path("minima.h5md")), convert_units=False) as reader:
        assert reader.n_frames == 1 and reader.n_atoms == 1000
        assert reader.ts.dimensions[:3] == pytest.approx([minimum[0]] * 3, rel=1e-6)
        away = reader.ts.positions - minimum[1]
        assert abs(away - minimum[0] * numpy.round(away / minimum[0])).max() < 1e-5
    stages.path("minima.h5md").unlink()


def test_exported_configurations_read_back_as_they_were(stages, bench):
    """With the softest mode as one column more."""
    bench.make("export-configurations", "--configurations", stages.path("minima.h5"),
               "--modes", stages.path("modes.h5"), "--output", "minima.xyz")  # fmt: skip
    bench.import_xyz("minima.xyz", "back.h5")
    with h5py.File(bench.path("back.h5")) as back, h5py.File(stages.path("minima.h5")) as file:
        for dataset in ["position", "diameter", "box/edges"]:
            path = f"particles/all/{dataset}/value"
            assert (back[path][()] == file[path][()]).all()
    rows = [line.split() for line in bench.path("minima.xyz").read_text().splitlines()[2:]]
    with h5py.File(stages.path("modes.h5")) as file:
        assert (numpy.array(rows)[:, 5:8].astype(float) == file["modes/displacement"][0]).all()
