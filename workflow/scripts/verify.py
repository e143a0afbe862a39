"""Checks every HDF5 file of a study: complete, with consistent extents, made from the present inputs and parameters."""

import argparse
import faulthandler
import hashlib
import itertools
import multiprocessing
import os
import pathlib
import signal
import sys
import traceback

import h5py

import extents
from inputs import fail
from stages import IMPORTING, OF_BATCHES, OF_ENSEMBLES, TOOLS

OF_ONE_BATCH = ("minima", "elasticity", "modes", "nonlinear_modes", "double_wells", "paths")
WITHOUT_PARAMETERS = ("join-chains",)
CRASHES = (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGFPE, signal.SIGILL)
SECTIONS = {"liquids": "model", "minima": "quench"}  # other stages have the name of their section


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_of(results):
    """{path: stage} of a study, complete or not."""
    found = {}
    for study in (pathlib.Path(results), *sorted(pathlib.Path(results).glob("robustness/*"))):
        found |= {path: stage for stage in OF_BATCHES for path in sorted((study / stage).rglob("*.h5"))}
        found |= {path: "catalogue" for path in sorted((study / "catalogue").glob("*.h5"))}
        found |= {study / f"{stage}.h5": stage for stage in OF_ENSEMBLES if (study / f"{stage}.h5").exists()}
    return found


def read(dataset):
    """All values; reading them checks every checksum.

    HDF5 reads a missing chunk as zeros, because the index of chunks has no checksum, so missing chunks are looked for.
    """
    values = dataset[()]
    if dataset.chunks and dataset.size:
        steps = (range(0, extent, step) for extent, step in zip(dataset.shape, dataset.chunks))
        for offset in itertools.product(*steps):
            if dataset.id.read_direct_chunk(offset)[0]:
                raise OSError("a chunk without its checksum")
    return values


def datasets(file):
    """{name: dataset}; a dataset with several names is under each."""
    found, groups = {}, [file]
    while groups:
        for name, item in groups.pop().items():
            if item is None:
                raise OSError(f"{name} leads nowhere")
            if isinstance(item, h5py.Group):
                groups.append(item)
            else:
                found[item.name] = item
    return found


def faults_within(path, stage):
    """Faults of one file that show without its inputs."""
    try:
        with h5py.File(path, "r") as file:
            found = datasets(file)
            for name, dataset in found.items():
                try:
                    read(dataset)
                    dict(dataset.attrs)
                except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
                    return [f"{name} cannot be read ({error})"]
            for name in ("tool", "parameters", "inputs/name", "inputs/sha256"):
                if f"/provenance/{name}" not in found:
                    return [f"/provenance/{name} is missing"]
            tool = found["/provenance/tool"][()].decode()
            expected = [TOOLS[stage], IMPORTING] if stage == "liquids" else [TOOLS[stage]]
            if tool not in expected:
                return [f"was written by {tool}, expected {' or '.join(expected)}"]
            return extents.faults(found)
    except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
        return [f"is truncated or damaged ({error})"]


def answer(ours, theirs):
    """Sends the faults of each file that is asked for, or the text of an exception, until the other end is closed."""
    theirs.close()  # this process has it too
    faulthandler.disable()  # a crash shows damage, and needs no words
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    while True:
        try:
            path, stage = ours.recv()
        except EOFError:
            return
        try:
            found = faults_within(path, stage)
        except Exception:
            found = traceback.format_exc()
        ours.send(found)


class Reader:
    """Reads files in a process of its own, since some damage makes HDF5 crash."""

    def __init__(self):
        self.start()

    def start(self):
        fork = multiprocessing.get_context("fork")
        self.ours, theirs = fork.Pipe()
        self.process = fork.Process(target=answer, args=(theirs, self.ours), daemon=True)
        self.process.start()
        theirs.close()  # or its end would not show

    def faults(self, path, stage):
        try:
            self.ours.send((path, stage))
            found = self.ours.recv()
        except (EOFError, ConnectionError):
            self.ours.close()
            self.process.join()
            status = self.process.exitcode
            self.start()
            return [death(status)]
        if isinstance(found, str):
            raise RuntimeError(f"{path}: the reader failed\n{found}")
        return found


def death(status):
    """What the end of a process that read a file says of the file; other signals than crashes come from outside."""
    if -status in CRASHES:
        return "is damaged: HDF5 crashes on it"
    how = f"by signal {-status}" if status < 0 else f"with status {status}"
    return f"could not be checked: reading it ended {how}"


def inputs_of(path):
    """[(name, SHA-256)] of the inputs, as the file recorded them."""
    with h5py.File(path, "r") as file:
        names, hashes = (file[f"provenance/inputs/{column}"].asstr()[()] for column in ("name", "sha256"))
    return list(zip(names, hashes))


class Sources:
    """The input files; those outside the working directory are known by their bare names."""

    def __init__(self, outside):
        self.hashes = {}
        self.outside = {}
        for path in sorted(pathlib.Path(outside).rglob("*.h5")):
            self.outside.setdefault(path.name, []).append(path)
        self.unknown = 0

    def sha256(self, path):
        if path not in self.hashes:
            self.hashes[path] = sha256(path)
        return self.hashes[path]

    def fault(self, name, expected):
        """The fault of an input, or None."""
        here = [pathlib.Path(name)] if pathlib.Path(name).exists() else self.outside.get(name, [])
        if any(self.sha256(path) == expected for path in here):
            return None
        if not here and "/" not in name:
            self.unknown += 1
            return None
        return f"{name}: {'is not' if here else 'is missing,'} the file that"


def faults_between(path, stage, inputs, sources):
    """Lines that name inputs which changed after they were used."""
    lines = []
    for name, expected in inputs:
        if what := sources.fault(name, expected):
            lines.append(f"{what} {path} was made of")
        source = pathlib.PurePath(name).parts
        if stage in OF_ONE_BATCH and len(source) > 2 and "parameters" not in source and source[-2:] != path.parts[-2:]:
            lines.append(f"{path}: was made of {name}, expected an input {'/'.join(path.parts[-2:])}")
    return lines


def section_of(path, stage, results):
    """The parameters that a stage reads: those of the variant of the analysis, if it changes them."""
    everyone = pathlib.Path(results, "parameters")
    own = everyone.joinpath(*path.relative_to(results).parts[:2])  # robustness, name of the variant
    if stage == "chains":
        return everyone / "chains" / path.parts[-3] / f"{path.parts[-2]}.yaml"
    name = f"{SECTIONS.get(stage, stage)}.yaml"
    return own / name if (own / name).exists() else everyone / name


def faults_of_parameters(path, stage, results):
    """A line if the parameters changed after they were used."""
    with h5py.File(path, "r") as file:
        text, tool = (file[f"provenance/{name}"][()] for name in ("parameters", "tool"))
    section = section_of(path, stage, results)
    if tool.decode() in WITHOUT_PARAMETERS or (section.exists() and section.read_bytes() == text):
        return []
    return [f"{section}: {'is not' if section.exists() else 'is missing,'} the file that {path} was made of"]


def faults(results, sources):
    lines, reader = [], Reader()
    for path, stage in files_of(results).items():
        within = [f"{path}: {what}" for what in reader.faults(path, stage)]
        lines += within or faults_between(path, stage, inputs_of(path), sources)
        lines += [] if within else faults_of_parameters(path, stage, results)
    return sorted(set(" ".join(line.split()) for line in lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", required=True, metavar="DIRECTORY", help="of one study")
    parser.add_argument("--outside", required=True, metavar="DIRECTORY", help="liquids that studies import")
    given = parser.parse_args()
    count = len(files_of(given.results))
    if not count:
        fail(f"{given.results}: holds no file of a study")
    sources = Sources(given.outside)
    lines = faults(given.results, sources)
    for line in lines:
        print(f"verify: {line}", file=sys.stderr)
    unknown = f", {sources.unknown} inputs elsewhere not looked at" if sources.unknown else ""
    print(f"verify: {count} files, {len(lines)} faults{unknown}")
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
