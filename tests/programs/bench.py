"""A directory in which the tools run as a user runs them: a command line, files in, one file out."""

import os
import pathlib
import subprocess

import numpy
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("GLASS_TLS_BIN", ROOT / "build/release/bin"))
REFERENCE = ROOT / "tests/reference/poly_n1000.xyz"


def reference_glass():
    """(edge, positions, diameters)"""
    lines = REFERENCE.read_text().splitlines()
    rows = numpy.array([line.split()[1:] for line in lines[2:]], dtype=float)
    return float(lines[1].split('"')[1].split()[0]), rows[:, :3], rows[:, 3]


def taken(name, study):
    """What workflow/rules/parameters.smk adds to a section from others."""
    quench, material = study["quench"], study["n0"]["material"]
    return {
        "double_wells": {
            "quench": {key: quench[key] for key in ("max_force", "max_steps", "history", "longest_move")},
            "seed": study["seed"],
        },
        "tunnelling": {key: material[key] for key in ("mass", "spacing")},
        "two_level_systems": {key: material[key] for key in ("splitting", "smallest_tunnelling")},
    }.get(name, {})


def turned(glass, times=1):
    """The same glass with its axes exchanged: another configuration, of the same energy."""
    edge, positions, sizes = glass
    return edge, numpy.roll(positions, times, axis=1), sizes


def with_rattler(glass, size, place):
    """The glass and one particle more, in its widest hole: at the point of a grid farthest from the ranges of all particles."""
    edge, positions, sizes = glass
    ranges = 1.4 * (sizes + size) / 2 * (1 - 0.1 * abs(sizes - size))  # of config/study.yaml

    def gap(point):
        r = positions - point
        return (numpy.linalg.norm(r - edge * numpy.round(r / edge), axis=1) - ranges).min()

    grid = numpy.stack(numpy.meshgrid(*[numpy.linspace(0, edge, 30, endpoint=False)] * 3), -1).reshape(-1, 3)
    hole = max(grid, key=gap)
    assert gap(hole) > 0.02
    return edge, numpy.insert(positions, place, hole, 0), numpy.insert(sizes, place, size)


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
        """Name of a file with one section of config/study.yaml, some of its keys changed, also of mappings within."""
        study = yaml.safe_load((ROOT / "config/study.yaml").read_text())
        values = study[name] | taken(name, study)
        for key, value in changes.items():
            values[key] = {**values[key], **value} if isinstance(values.get(key), dict) and isinstance(value, dict) else value
        values.pop(drop, None)
        self.path(f"{name}.yaml").write_text(yaml.safe_dump(values))
        return f"{name}.yaml"

    def glass_stages(self):
        """The files of the stages after quench."""
        self.make("measure-elasticity", "--minima", "minima.h5", "--parameters", self.section("elasticity"),
                  "--output", "elasticity.h5")  # fmt: skip
        self.make("find-modes", "--minima", "minima.h5", "--elasticity", "elasticity.h5",
                  "--parameters", self.section("modes", highest_frequency=0.15), "--output", "modes.h5")  # fmt: skip
        self.make("fit-nonlinear-modes", "--minima", "minima.h5", "--modes", "modes.h5",
                  "--parameters", self.section("nonlinear_modes"), "--output", "nonlinear_modes.h5")  # fmt: skip

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
