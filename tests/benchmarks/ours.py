"""The study's own work: every stage at each N, and on the shipped glasses as the study does it."""

import glasses
from work import Work, did

COUNTED = "{} modes, counted"
MARGIN = 1.2  # of a frequency that should have enough modes below it


class Stages:
    """Makes the input of each stage, then says how it is timed."""

    def __init__(self, inputs, plan):
        self.inputs, self.plan = inputs, plan
        self.preparing = None  # the stage whose input is being made
        self.by_spectra = None  # the work of find-modes with the other solver, for which the default's is timed, too

    def make(self, command):
        did(command, self.plan)

    def moves(self, parent, particles, previous):
        """Seconds of an attempted move of a chain that goes on: a long run less a short one."""
        return self.chain(parent, particles, previous, self.plan["moves"] // particles, particles, glasses.SWAPS)

    def chain(self, parent, particles, previous, sweeps, pieces, method=None):
        commands = []
        for name, spacing in (("long", sweeps), ("short", sweeps // 10)):
            name = f"{name}-{parent}-{particles}"
            parameters = self.inputs.chain(name, parent, particles, method, burn_in=0, start_sweeps=0, spacing=spacing)
            options = {"parameters": parameters, "model": self.inputs.model, "continue": previous}
            commands.append(self.inputs.tool("equilibrate", **options, output=self.inputs.path(f"{name}.h5")))
        return Work(commands[0], per=(sweeps - sweeps // 10) * pieces, without=commands[1])

    def liquids(self, particles):
        """Of one N: those that ship, or new ones."""
        parent, count = self.plan["growth_parent"], self.plan["glasses"][particles]
        if particles == self.plan["shipped"]:
            self.make(self.inputs.choose(self.inputs.shipped(parent), parent, count, particles))
        else:
            self.make(self.inputs.mix(particles, particles))
        return self.inputs.path(f"liquids-{particles}.h5")

    def first_glass(self, particles, liquids):
        """Files with the minimum of the first liquid alone, and its moduli."""
        name = f"first-{particles}"
        self.make(self.inputs.choose(liquids, self.plan["growth_parent"], 1, name))
        minimum, elasticity = (self.inputs.path(f"{kind}-{name}.h5") for kind in ("minima", "elasticity"))
        self.make(self.inputs.quench(self.inputs.path(f"liquids-{name}.h5"), minimum))
        self.make(self.inputs.moduli(minimum, elasticity))
        return minimum, elasticity

    def lowest_modes(self, particles, minima, elasticity):
        """find-modes of exactly the lowest modes: (without a count by inertia, with it).

        By the default solver; Spectra with the count is left in by_spectra.
        """
        count, debye = self.plan["modes"], glasses.of_glass(elasticity, "debye_frequency")
        modes = self.inputs.path(f"lowest-{particles}.h5")

        def search(name, highest, inertia, **changes):
            changes |= {"highest_frequency": highest, "keep_fields_below": 1e3, "inertia_every": inertia}
            return self.inputs.modes(minima, elasticity, modes, f"{name}-{particles}", **changes)

        guess, limit = (count / (3 * particles)) ** (1 / 3), None  # Debye's count
        while limit is None:
            guess *= MARGIN
            self.make(search("search", guess, 0))
            limit = glasses.lowest(modes, count)
        command = search("lowest", limit / debye, 0)
        counted = search("counted", limit / debye, 1)
        self.by_spectra = Work(search("spectra", limit / debye, 1, solver="spectra"))
        return Work(command), Work(counted)

    def nonlinear(self, particles, minima, elasticity):
        """The search from the lowest modes, quasi-localised or not: some do not converge."""
        modes = self.inputs.path(f"lowest-{particles}.h5")
        start = glasses.lowest(modes, self.plan["starts"]) / glasses.of_glass(elasticity, "first_plane_wave")
        changes = {"start_below": start, "unconverged_fraction": 1}
        return Work(self.inputs.nonlinear_modes(minima, modes, particles, **changes))

    def growth(self, particles):
        """(stage, work) at one N; each stage reads what the one before, run for its time, has left."""
        self.preparing, count = "swap move", self.plan["glasses"][particles]
        liquids = self.liquids(particles)
        yield "swap move", self.moves(self.plan["growth_parent"], particles, liquids)
        minima = self.inputs.path(f"minima-{particles}.h5")
        yield "quench", Work(self.inputs.quench(liquids, minima), per=count)
        elasticity = self.inputs.path(f"elasticity-{particles}.h5")
        yield "moduli", Work(self.inputs.moduli(minima, elasticity), per=count)
        self.preparing = f"{self.plan['modes']} modes"
        minimum, elasticity = self.first_glass(particles, liquids)
        lowest, counted = self.lowest_modes(particles, minimum, elasticity)
        yield self.preparing, lowest
        yield COUNTED.format(self.plan["modes"]), counted
        self.preparing = f"{self.plan['starts']} nonlinear modes"
        yield self.preparing, self.nonlinear(particles, minimum, elasticity)

    def study(self, parent):
        """(stage, work) on the shipped glasses of one T_p, per glass."""
        liquid = self.inputs.sections["parents"][parent]
        particles = liquid["particles"]
        previous = self.inputs.shipped(parent)
        if liquid["run"]["method"] == "molecular_dynamics":
            yield "molecular dynamics step", self.chain(parent, particles, previous, self.plan["steps"], 1)
        else:
            yield "swap move", self.moves(parent, particles, previous)
        count = self.plan["study_glasses"][particles]
        self.make(self.inputs.choose(previous, parent, count, parent))
        liquids, minima, elasticity, modes = (
            self.inputs.path(f"{kind}-{parent}.h5") for kind in ("liquids", "minima", "elasticity", "modes")
        )
        yield "quench", Work(self.inputs.quench(liquids, minima), per=count)
        yield "moduli", Work(self.inputs.moduli(minima, elasticity), per=count)
        every = self.inputs.sections["modes"]["inertia_every"]
        yield "modes", Work(self.inputs.modes(minima, elasticity, modes, parent, inertia_every=every), per=count)
        yield "nonlinear modes", Work(self.inputs.nonlinear_modes(minima, modes, parent), per=count)
