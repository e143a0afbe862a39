"""What the benchmark works on: liquids that ship or are made by `equilibrate`, and their files of all stages."""

import pathlib
import shutil

import h5py
import numpy as np
import yaml

from work import GaveUp


SWAPS = "swap_monte_carlo"
# The keys of a run by it.
OF_SWAPS = ("start_temperature", "start_sweeps", "burn_in", "spacing", "displacement", "swap_fraction", "swap_range", "skin")


class Glasses:
    """A new directory of inputs, the tools that make them, and the sections of the configuration."""

    def __init__(self, directory, tools, sections, plan):
        self.directory, self.tools = pathlib.Path(directory), pathlib.Path(tools)
        self.sections, self.plan = sections, plan
        self.clear()
        self.model = self.section("model", "model")

    def clear(self):
        """Only what an earlier run left is erased."""
        mark = self.directory / "inputs-of-benchmarks"
        if self.directory.exists() and any(self.directory.iterdir()) and not mark.exists():
            raise SystemExit(f"measure: {self.directory}: is not empty, expected a directory of earlier benchmarks")
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir(parents=True)
        mark.touch()

    def path(self, name):
        return self.directory / name

    def tool(self, name, **options):
        """A command line; options are named with underscores."""
        words = [word for key, value in options.items() for word in (f"--{key.replace('_', '-')}", value)]
        return [self.tools / name, *words]

    def section(self, name, file, **changes):
        """A file with one section of the configuration, some of its keys changed."""
        return self.parameters(file, {**self.sections[name], **changes})

    def parameters(self, file, values):
        path = self.path(f"{file}.yaml")
        path.write_text(yaml.safe_dump(values))
        return path

    def chain(self, file, parent, particles, method=None, **changes):
        """Parameters of one sample of a chain at the T_p of a parent, by its own method or by swap Monte Carlo."""
        liquid = self.sections["parents"][parent]
        run = liquid["run"] if method is None else {key: liquid["run"][key] for key in OF_SWAPS} | {"method": method}
        values = {"temperature": liquid["temperature"], "particles": particles, "samples": 1, "chain": 0, "seed": 1}
        values["overlap_distance"] = self.sections["relaxation"]["overlap_distance"]
        return self.parameters(file, {**values, **run, "records": 1, **changes})

    def shipped(self, parent):
        """The first file of the liquids that ship."""
        return pathlib.Path(self.sections["liquids"], parent, "00.h5")

    def moduli(self, minima, elasticity):
        parameters = self.section("elasticity", "elasticity")
        return self.tool("measure-elasticity", minima=minima, parameters=parameters, output=elasticity)

    def modes(self, minima, elasticity, modes, name, **changes):
        """Without a count by inertia, unless the changes ask for it."""
        parameters = self.section("modes", f"modes-{name}", **{"inertia_every": 0, **changes})
        return self.tool("find-modes", minima=minima, elasticity=elasticity, parameters=parameters, output=modes)

    def nonlinear_modes(self, minima, modes, name, **changes):
        parameters = self.section("nonlinear_modes", f"nonlinear-{name}", **changes)
        output = self.path(f"nonlinear-{name}.h5")
        return self.tool("fit-nonlinear-modes", minima=minima, modes=modes, parameters=parameters, output=output)

    def quench(self, liquids, minima):
        return self.tool("quench", liquids=liquids, parameters=self.section("quench", "quench"), output=minima)

    def choose(self, configurations, parent, count, name):
        """The first `count` configurations of a file at the T_p of a parent."""
        known = {"temperature": self.sections["parents"][parent]["temperature"]}
        known["frames"], known["particles"] = map(int, read(configurations, "particles/all/diameter/value").shape)
        liquid = self.parameters(f"liquid-{name}", known)
        command = self.tool("import-configurations", input=configurations, parameters=self.model, liquid=liquid)
        return [*command, "--count", count, "--output", self.path(f"liquids-{name}.h5")]

    def mix(self, particles, name):
        """Liquids of N particles at the T_p of the growth, from random positions."""
        plan = self.plan
        lengths = {"burn_in": plan["sweeps"], "spacing": plan["spacing"], "samples": plan["glasses"][particles]}
        parameters = self.chain(f"mix-{name}", plan["growth_parent"], particles, SWAPS, **lengths)
        output = self.path(f"liquids-{name}.h5")
        return self.tool("equilibrate", parameters=parameters, model=self.model, output=output)


def read(path, dataset):
    """Values of one dataset, as an array."""
    if not path.exists():
        raise GaveUp(f"no {path.stem}")
    with h5py.File(path, "r") as file:
        return file[dataset][()]


def lowest(modes, count):
    """A frequency that the `count` lowest modes lie below and no other; None where there are no more than these."""
    frequencies = np.sort(read(modes, "modes/frequency"))
    return float(frequencies[count - 1 : count + 1].mean()) if len(frequencies) > count else None


def eigenvalues(modes, count):
    return np.sort(read(modes, "modes/eigenvalue"))[:count]


def of_glass(elasticity, name):
    """A frequency of the first glass: debye_frequency, first_plane_wave."""
    return float(read(elasticity, f"elasticity/{name}")[0])
