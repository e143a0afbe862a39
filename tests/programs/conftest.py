"""The tools as a user runs them: a command line, files in, one file out."""

import json
import os
import pathlib
import shutil
import subprocess

import numpy
import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("GLASS_TLS_BIN", ROOT / "build/release/bin"))
REFERENCE = ROOT / "tests/reference/poly_n1000.xyz"


class Bench:
    """A directory in which tools run, and how to fill it."""

    def __init__(self, directory):
        self.directory = directory

    def path(self, name):
        return self.directory / name

    def tool(self, name):
        return BIN / name

    def run(self, tool, *arguments, **popen):
        """Runs a tool; arguments are words of its command line."""
        command = [self.tool(tool), *map(str, arguments)]
        return subprocess.run(command, cwd=self.directory, capture_output=True, text=True, check=False, **popen)

    def make(self, tool, *arguments):
        """Runs a tool that must succeed without a word."""
        done = self.run(tool, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr

    def refuses(self, status, line, tool, *arguments, **popen):
        """The tool fails with this status and this one line, and leaves nothing new behind."""
        before = set(self.directory.iterdir())
        done = self.run(tool, *arguments, **popen)
        assert (done.stderr, done.returncode, done.stdout) == (f"{tool}: {line}\n", status, "")
        assert set(self.directory.iterdir()) == before

    def section(self, name, drop=None, **changes):
        """Name of a file with one section of config/study.yaml, some of its keys changed."""
        values = {**yaml.safe_load((ROOT / "config/study.yaml").read_text())[name], **changes}
        values.pop(drop, None)
        self.path(f"{name}.yaml").write_text(yaml.safe_dump(values))
        return f"{name}.yaml"

    def write_xyz(self, name, frames, lattice=None, size="diameter"):
        """Extended XYZ of (edge, positions, sizes) for each frame."""
        with open(self.path(name), "w", encoding="ascii") as file:
            for edge, positions, sizes in frames:
                cube = lattice or f"{edge!r} 0 0 0 {edge!r} 0 0 0 {edge!r}"
                file.write(f'{len(sizes)}\nLattice="{cube}" Properties=species:S:1:pos:R:3:{size}:R:1\n')
                for position, diameter in zip(positions, sizes):
                    file.write(" ".join(["A", *map(repr, map(float, [*position, diameter]))]) + "\n")
        return name

    def import_xyz(self, name, output, *arguments):
        self.make("import-configurations", "--input", name, "--parameters", self.section("model"),
                  "--output", output, *arguments)  # fmt: skip
        return output


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


@pytest.fixture(scope="session")
def reference():
    """What another program by other authors says of the reference glass."""
    return json.loads(REFERENCE.with_suffix(".json").read_text())


@pytest.fixture(scope="session")
def minimum():
    """(edge, positions, diameters) of the reference glass: an inherent structure of N = 1000."""
    lines = REFERENCE.read_text().splitlines()
    rows = numpy.array([line.split()[1:] for line in lines[2:]], dtype=float)
    return float(lines[1].split('"')[1].split()[0]), rows[:, :3], rows[:, 3]


@pytest.fixture(scope="session")
def liquid(minimum):
    """The reference glass, every particle displaced at random."""
    edge, positions, diameters = minimum
    noise = numpy.random.default_rng(1).uniform(-0.1, 0.1, positions.shape)
    return edge, positions + noise, diameters


@pytest.fixture(scope="session")
def stages(tmp_path_factory):
    """The files of all stages for the reference glass."""
    bench = Bench(tmp_path_factory.mktemp("stages"))
    shutil.copy(REFERENCE, bench.path("glass.xyz"))
    bench.import_xyz("glass.xyz", "liquids.h5")
    bench.make("quench", "--liquids", "liquids.h5", "--parameters", bench.section("quench"),
               "--output", "minima.h5")  # fmt: skip
    bench.make("measure-elasticity", "--minima", "minima.h5", "--parameters", bench.section("elasticity"),
               "--output", "elasticity.h5")  # fmt: skip
    bench.make("find-modes", "--minima", "minima.h5", "--elasticity", "elasticity.h5",
               "--parameters", bench.section("modes", inertia_every=1), "--output", "modes.h5")  # fmt: skip
    bench.make("fit-nonlinear-modes", "--minima", "minima.h5", "--modes", "modes.h5",
               "--parameters", bench.section("nonlinear_modes"), "--output", "nonlinear_modes.h5")  # fmt: skip
    return bench


@pytest.fixture
def ready(stages, tmp_path):
    """A copy of all stages' files, to be damaged."""
    copy = Bench(tmp_path / "copy")
    shutil.copytree(stages.directory, copy.directory)
    return copy
