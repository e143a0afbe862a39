"""Other machines: root directories of Debian that debootstrap makes, for tests that take long."""

import os
import shutil
import subprocess

import h5py
import numpy
import pytest

TAKES_LONG = pytest.mark.skipif(os.environ.get("LONG") != "1", reason="takes up to an hour: LONG=1 asks for it")
NEEDS_ROOT = pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("debootstrap"), reason="needs root, debootstrap")
HASHES = ("provenance/executable", "provenance/inputs/sha256", "sources/sha256")
CERTIFICATES = ("PIP_CERT", "SSL_CERT_FILE")  # of who runs the tests, if set
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# $0: root; $1: the only writable directory, mounted at /study; may be empty.
ENTER = """
set -e
mount --bind "$0" "$0"
cd "$0"
mount -t proc proc proc
mount --rbind /dev dev
if [ -n "$1" ]; then
    mount -t tmpfs tmpfs tmp
    mount --bind "$1" study
    mount -o remount,bind,ro .
fi
shift
exec chroot "$@"
"""


class Machine:
    """A Debian of its own, with the network of this machine."""

    def __init__(self, directory, release, *packages):
        self.directory = directory
        included = [f"--include={','.join(packages)}"] if packages else []
        made = ["debootstrap", "--variant=minbase", *included, release, directory]
        done = subprocess.run(made, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        assert done.returncode == 0, done.stdout
        (directory / "study").mkdir()
        self.certificates = {}
        for name in CERTIFICATES:
            if os.path.isfile(os.environ.get(name, "")):
                shutil.copyfile(os.environ[name], directory / f"{name}.crt")
                self.certificates[name] = f"/{name}.crt"

    def run(self, *words, user=0, where="/", study=None, **environment):
        """A command and what it said.  With `study` all else is read-only: podman run --read-only --tmpfs /tmp --volume."""
        variables = {"PATH": PATH, "LANG": "C.UTF-8", **self.certificates, **environment}
        command = ["unshare", "--mount", "sh", "-c", ENTER, self.directory, study or ""]
        command += [f"--userspec={user}:{user}", ".", "env", "-i", *(f"{name}={value}" for name, value in variables.items())]
        command += ["sh", "-c", 'cd "$0" && exec "$@"', where, *words]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        print(done.stdout)  # pytest shows it when the test fails
        return done


def numbers(path):
    """{name: values} of a file, without the hashes of the program that wrote it and of what that read."""
    found = {}
    with h5py.File(path) as file:
        file.visititems(lambda name, item: found.update({name: item[()]} if isinstance(item, h5py.Dataset) else {}))
    return {name: values for name, values in found.items() if not name.endswith(HASHES)}


def expect_same(path, expected, aside=()):
    made, known = numbers(path), numbers(expected)
    assert made.keys() == known.keys() and made
    for name, values in made.items():
        if name in aside:
            continue
        numpy.testing.assert_array_equal(values, known[name], err_msg=f"{path}: {name}")


def files_of(study):
    return sorted(path.relative_to(study) for path in study.rglob("*.h5"))


def expect_same_study(made, expected):
    """Every number of the finished study, on the same processor."""
    assert files_of(made) == files_of(expected)
    for name in files_of(expected):
        expect_same(made / name, expected / name)
    assert (made / "report/index.html").exists() and (made / "catalogue/T0.30.h5").exists()
