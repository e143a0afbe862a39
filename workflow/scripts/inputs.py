"""Command line and input of the scripts: HDF5 datasets by name, rows of CSV tables."""

import argparse
import contextlib
import csv
import os
import pathlib
import sys

import h5py


def fail(message):
    """One line on stderr, exit status 1."""
    sys.exit(f"{pathlib.Path(sys.argv[0]).stem}: {message}")


def arguments(description, *more, optional=(), words=(), outputs=None):
    """Options --input FILE... and --output FILE (several with outputs="+"), then `more` for one or more files, `optional`
    for any number of files, and others for words."""
    parser = argparse.ArgumentParser(description=description.strip().splitlines()[0])
    parser.add_argument("--input", nargs="+", required=True, metavar="FILE", help="files written by the tools")
    for name in more:
        parser.add_argument(f"--{name}", nargs="+", required=True, metavar="FILE", help="sections of the configuration")
    for name in optional:
        parser.add_argument(f"--{name}", nargs="*", default=[], metavar="FILE", help="may be left out")
    for name in words:
        parser.add_argument(f"--{name}", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--output", nargs=outputs, required=True, metavar="FILE")
    given = parser.parse_args()
    for path in sum((vars(given)[name] for name in ("input", *more, *optional)), []):
        expect_file(path)
    return given


def expect_file(path):
    """A regular file; reading a pipe could wait forever."""
    path = pathlib.Path(path)
    if path.exists() and not (path.is_file() or path.is_dir()):
        fail(f"{path}: is a pipe or a device, expected a file")
    if path.is_symlink() and not path.exists():
        fail(f"{path}: is a link to {os.readlink(path)}, which does not exist")
    if not path.is_file():
        fail(f"{path}: no such file")
    if not os.access(path, os.R_OK):
        fail(f"{path}: permission denied, expected a file that may be read")


class Files:
    """Several HDF5 files read as one: a dataset is taken from the first file that has it."""

    def __init__(self, paths):
        self.paths = list(paths)

    def has(self, dataset):
        return self._holder(dataset) is not None

    def read(self, dataset):
        """Values as a NumPy array (or a scalar); texts as a list of str (or one str)."""
        path = self._holder(dataset)
        if path is None:
            fail(f"{', '.join(self.paths)}: /{dataset} is missing")
        with h5py.File(path, "r") as file:
            values = file[dataset]
            if h5py.check_string_dtype(values.dtype):
                texts = values.asstr()[()]
                return texts if isinstance(texts, str) else list(texts)
            return values[()]

    def names(self, group):
        """Names of the datasets directly in a group."""
        path = self._holder(group)
        if path is None:
            fail(f"{', '.join(self.paths)}: /{group} is missing")
        with h5py.File(path, "r") as file:
            return [name for name, item in file[group].items() if isinstance(item, h5py.Dataset)]

    def _holder(self, dataset):
        for path in self.paths:
            try:
                with h5py.File(path, "r") as file:
                    if dataset in file:
                        return path
            except BlockingIOError:
                fail(f"{path}: is locked by another program that may be writing it")
            except OSError:
                fail(f"{path}: not an HDF5 file")
        return None


def read_rows(path):
    """Rows of a CSV table, one dict of texts each."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expect_replaceable(path):
    """Refuses an output that is a device, a pipe or a link: a file would replace it."""
    if path.is_symlink():
        fail(f"{path}: is a link to {os.readlink(path)}, expected a regular file or none")
    if path.exists() and not (path.is_file() or path.is_dir()):
        fail(f"{path}: is a pipe or a device, expected a regular file or none")


@contextlib.contextmanager
def partial_file(path):
    """The temporary name of `path`; the file is renamed when it is complete and on the disk."""
    path = pathlib.Path(path)
    partial = path.with_name(path.name + ".partial")
    for name in (path, partial):
        expect_replaceable(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        with open(partial, "rb+") as file:
            os.fsync(file)
        os.replace(partial, path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        fail(f"{path}: cannot be written: {error.strerror or error}")


def write_text(path, text):
    with partial_file(path) as partial:
        partial.write_text(text, encoding="utf-8")
