"""A results tree that was damaged anywhere is told from a whole one."""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys

import h5py
import numpy as np
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "workflow/scripts"))

import verify  # noqa: E402

PLACES = int(os.environ.get("PLACES", 20))  # of each kind of file; a longer run: PLACES=200
EACH = f"of each of {len(verify.TOOLS)} kinds of file"


@pytest.fixture
def one(finished, tmp_path):
    """A copy of one file of a stage, to be damaged, and what it holds."""

    def copy(stage):
        path = tmp_path / "one.h5"
        shutil.copy(one_of(finished.directory, stage), path)
        return path, path.read_bytes(), contents(path)

    return copy


@pytest.fixture
def tree(finished, tmp_path):
    """The files of the smoke study, to be damaged."""
    for stage in (*verify.OF_BATCHES, "catalogue", "parameters"):
        shutil.copytree(finished.directory / "results/smoke" / stage, tmp_path / "results/smoke" / stage)
    for stage in verify.OF_ENSEMBLES:
        shutil.copy(finished.directory / f"results/smoke/{stage}.h5", tmp_path / "results/smoke")
    return tmp_path


def verified(tree):
    """Exit status, lines of faults, and the last line of a run by hand."""
    words = ["--results", "results/smoke", "--outside", ROOT / "resources/liquids"]
    done = subprocess.run([sys.executable, ROOT / "workflow/scripts/verify.py", *words],
                          cwd=tree, capture_output=True, text=True, check=False)  # fmt: skip
    return done.returncode, done.stderr.splitlines(), done.stdout.strip()


def one_of(tree, stage):
    return next(path for path, kind in verify.files_of(tree / "results/smoke").items() if kind == stage)


def contents(path):
    """Everything that a reader can get from a file."""
    with h5py.File(path) as file:
        return {
            name: (item[()], sorted((key, str(value)) for key, value in item.attrs.items()))
            for name, item in verify.datasets(file).items()
        }


def same(a, b):
    def equal(x, y):
        return np.array_equal(x, y, equal_nan=np.asarray(x).dtype.kind == "f")

    return a.keys() == b.keys() and all(equal(a[name][0], b[name][0]) and a[name][1] == b[name][1] for name in a)


def test_a_whole_study_has_no_fault(tree):
    status, lines, summary = verified(tree)
    assert (status, lines) == (0, [])
    assert summary == f"verify: {len(verify.files_of(tree / 'results/smoke'))} files, 0 faults"


def test_the_rule_verifies_the_study(finished):
    done = finished.run("--nolock", "verify")
    assert done.returncode == 0 and " files, 0 faults" in done.stdout, done.stdout


@pytest.mark.parametrize("stage", verify.TOOLS)
def test_a_flipped_byte_is_found_or_changes_nothing_that_is_read(one, found, stage):
    path, whole, expected = one(stage)
    places, reader = random.Random(stage), verify.Reader()
    assert reader.faults(path, stage) == []
    for _ in range(PLACES):
        damaged, place = bytearray(whole), places.randrange(len(whole))
        damaged[place] ^= places.randrange(1, 256)
        path.write_bytes(damaged)
        assert reader.faults(path, stage) or same(contents(path), expected), place
    found(f"flipped byte, {EACH}", PLACES, "named, or all that is read is the same")


@pytest.mark.parametrize("stage", verify.TOOLS)
def test_a_truncated_file_is_found(one, found, stage):
    path, whole, _ = one(stage)
    places, reader = random.Random(stage), verify.Reader()
    for _ in range(PLACES):
        path.write_bytes(whole[: places.randrange(len(whole))])
        assert reader.faults(path, stage)
    found(f"truncation, {EACH}", PLACES, "named")


def swap(a, b):
    a.rename("kept")
    b.rename(a)
    pathlib.Path("kept").rename(b)


@pytest.mark.parametrize("stage", verify.TOOLS)
def test_any_two_files_that_are_swapped_are_both_named(tree, found, monkeypatch, stage):
    monkeypatch.chdir(tree)
    results, places = pathlib.Path("results/smoke"), random.Random(stage)
    reader = verify.Reader()
    kinds = verify.files_of(results)
    hashes = {path: verify.sha256(path) for path in kinds}
    inputs = {path: verify.inputs_of(path) for path in kinds}
    for _ in range(PLACES):
        a = places.choice([path for path in sorted(kinds) if kinds[path] == stage])
        b = places.choice([path for path in sorted(kinds) if path != a])
        swap(a, b)
        sources = verify.Sources(ROOT / "resources/liquids")
        sources.hashes = {**hashes, a: hashes[b], b: hashes[a]}
        within = {path: reader.faults(path, kinds[path]) for path in (a, b)}
        lines = [f"{path}: {what}" for path, faults in within.items() for what in faults]
        for path, recorded in {**inputs, a: inputs[b], b: inputs[a]}.items():
            lines += [] if within.get(path) else verify.faults_between(path, kinds[path], recorded, sources)
        assert all(any(str(path) in line for line in lines) for path in (a, b)), (a, b, lines)
        swap(a, b)
    found(f"swap with another file, {EACH}", PLACES, "both named")


@pytest.mark.parametrize("stage", [stage for stage in verify.TOOLS if verify.TOOLS[stage] not in verify.WITHOUT_PARAMETERS])
def test_parameters_of_which_a_byte_was_flipped_are_named(tree, found, monkeypatch, stage):
    monkeypatch.chdir(tree)
    results, places = pathlib.Path("results/smoke"), random.Random(stage)
    path = next(path for path, kind in verify.files_of(results).items() if kind == stage)
    section = verify.section_of(path, stage, results)
    whole = section.read_bytes()
    assert verify.faults_of_parameters(path, stage, results) == []
    for _ in range(PLACES):
        damaged = bytearray(whole)
        damaged[places.randrange(len(whole))] ^= places.randrange(1, 256)
        section.write_bytes(damaged)
        line = f"{section}: is not the file that {path} was made of"
        assert verify.faults_of_parameters(path, stage, results) == [line]
    found("flipped byte, of the parameters of each stage", PLACES, "named")


@pytest.mark.parametrize("stage", ["chains", "minima", "debye"])
def test_a_damaged_file_is_named_in_one_line(tree, stage):
    path = one_of(tree, stage)
    path.write_bytes(path.read_bytes()[:-1])
    status, lines, summary = verified(tree)
    assert status == 1 and summary.endswith(f" {len(lines)} faults")
    assert sum(line.startswith(f"verify: {path.relative_to(tree)}: is truncated") for line in lines) == 1


CRASHED = "is damaged: HDF5 crashes on it"


@pytest.mark.parametrize("end, expected", [
    *[(signal.Signals(number), CRASHED) for number in verify.CRASHES],
    (signal.SIGKILL, "could not be checked: reading it ended by signal 9"),
    (None, "could not be checked: reading it ended with status 3"),
])  # fmt: skip
def test_a_reader_that_dies_is_told_without_words_and_the_next_file_is_read(monkeypatch, capfd, end, expected):
    """Only a crash shows damage: a signal from outside, as where memory runs out, may meet a sound file."""

    def die():
        return os.kill(os.getpid(), end) if end else os._exit(3)

    monkeypatch.setattr(verify, "faults_within", lambda path, stage: [path] if stage == "debye" else die())
    reader = verify.Reader()
    asked = [("a", "debye"), ("b", "minima"), ("c", "debye"), ("d", "minima")]
    assert [reader.faults(*file) for file in asked] == [["a"], [expected], ["c"], [expected]]
    assert capfd.readouterr() == ("", "")


class Unpicklable(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


def test_an_error_of_the_reader_is_no_damage(monkeypatch):
    def read(path, stage):
        if not path:
            raise Unpicklable("this", "that")
        return [1]

    monkeypatch.setattr(verify, "faults_within", read)
    reader = verify.Reader()
    with pytest.raises(RuntimeError, match="(?s)the reader failed.*in read\n.*Unpicklable: this and that"):
        reader.faults("", "minima")
    assert reader.faults("a", "minima") == [1]


def test_an_input_that_is_gone_or_another_is_named(tree):
    gone, other = tree / "results/smoke/minima/T0.80/0000.h5", tree / "results/smoke/debye.h5"
    section = "results/smoke/parameters/debye.yaml"
    gone.unlink()
    (tree / section).unlink()
    with h5py.File(other, "r+") as file:
        file["debye/density"][0] = 1
    lines = verified(tree)[1]
    assert "verify: results/smoke/minima/T0.80/0000.h5: is missing, the file that" \
        " results/smoke/modes/T0.80/0000.h5 was made of" in lines  # fmt: skip
    assert "verify: results/smoke/debye.h5: is not the file that results/smoke/n0.h5 was made of" in lines
    assert f"verify: {section}: is missing, the file that results/smoke/debye.h5 was made of" in lines


def replace(path, name, change, told=True):
    """Puts changed values in the place of a dataset, its attributes beside them if `told`."""
    with h5py.File(path, "r+") as file:
        values, attributes = change(file[name][()]), dict(file[name].attrs)
        del file[name]
        file[name] = values
        file[name].attrs.update(attributes if told else {})
    return len(values)


def test_a_dataset_of_another_shape_is_named(tree):
    path = tree / "results/smoke/n0.h5"
    rows = replace(path, "n0/points/y", lambda values: values[:-1])
    line = f"/n0/points/y has shape [{rows}], expected L to be {rows + 1}"
    assert f"verify: results/smoke/n0.h5: {line}" in verified(tree)[1]


def test_a_dataset_that_does_not_tell_its_extents_is_named(tree):
    rows = replace(tree / "results/smoke/n0.h5", "n0/points/x", lambda values: values, told=False)
    line = f"/n0/points/x has shape [{rows}], expected extents [none told]"
    assert f"verify: results/smoke/n0.h5: {line}" in verified(tree)[1]


@pytest.mark.parametrize("path", sorted((ROOT / "results/published").rglob("*.h5")), ids=lambda path: path.name)
def test_files_from_before_extents_were_told_are_accepted(path):
    stage = path.stem if path.stem in verify.OF_ENSEMBLES else "catalogue"
    assert verify.faults_within(path, stage) == []
