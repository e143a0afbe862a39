"""The study's own work: every stage on one glass of each N, and on the shipped glasses as the study does it."""

import glasses
from work import Work, did

MARGIN = 1.2  # of a frequency that should have enough modes below it


class Stages:
    """Makes the input of each stage, then says how it is timed."""

    def __init__(self, inputs, plan):
        self.inputs, self.plan = inputs, plan
        self.preparing = None  # the stage whose input is being made

    def make(self, command):
        did(command, self.plan)

    def moves(self, parent, particles, previous):
        """Seconds of an attempted move of a chain that goes on: a long run less a short one."""
        return self.chain(parent, particles, previous, self.plan["moves"] // particles, particles)

    def chain(self, parent, particles, previous, sweeps, pieces):
        commands = []
        for name, spacing in (("long", sweeps), ("short", sweeps // 10)):
            name = f"{name}-{parent}-{particles}"
            parameters = self.inputs.chain(name, parent, particles, burn_in=0, start_sweeps=0, spacing=spacing)
            options = {"parameters": parameters, "model": self.inputs.model, "continue": previous}
            commands.append(self.inputs.tool("equilibrate", **options, output=self.inputs.path(f"{name}.h5")))
        return Work(commands[0], per=(sweeps - sweeps // 10) * pieces, without=commands[1])

    def liquid(self, particles):
        parent = self.plan["growth_parent"]
        ships = particles == self.plan["shipped"]
        self.make(self.inputs.choose(parent, 1, particles) if ships else self.inputs.mix(particles))
        return self.inputs.path(f"liquids-{particles}.h5")

    def lowest_modes(self, particles, minima, elasticity):
        """(find-modes of exactly the lowest modes, the same without and with a count by inertia)."""
        count, debye = self.plan["modes"], glasses.of_glass(elasticity, "debye_frequency")
        modes = self.inputs.path(f"lowest-{particles}.h5")

        def search(name, highest, inertia):
            changes = {"highest_frequency": highest, "keep_fields_below": 1e3, "inertia_every": inertia}
            parameters = self.inputs.section("modes", f"{name}-{particles}", **changes)
            return self.inputs.tool("find-modes", minima=minima, elasticity=elasticity, parameters=parameters, output=modes)

        guess, limit = (count / (3 * particles)) ** (1 / 3), None  # Debye's count
        while limit is None:
            guess *= MARGIN
            self.make(search("search", guess, 0))
            limit = glasses.lowest(modes, count)
        command = search("lowest", limit / debye, 0)
        return Work(command), Work(search("counted", limit / debye, 1), without=command)

    def nonlinear(self, particles, minima, elasticity):
        """The search from the lowest modes, quasi-localised or not: some do not converge."""
        modes = self.inputs.path(f"lowest-{particles}.h5")
        start = glasses.lowest(modes, self.plan["starts"]) / glasses.of_glass(elasticity, "first_plane_wave")
        parameters = self.inputs.section(
            "nonlinear_modes", f"starts-{particles}", start_below=start, unconverged_fraction=1
        )
        output = self.inputs.path(f"nonlinear-{particles}.h5")
        return Work(self.inputs.tool("fit-nonlinear-modes", minima=minima, modes=modes, parameters=parameters, output=output))

    def growth(self, particles):
        """(stage, work) on one glass; each stage reads what the one before, run for its time, has left."""
        self.preparing = "swap move"
        liquids = self.liquid(particles)
        yield "swap move", self.moves(self.plan["growth_parent"], particles, liquids)
        minima = self.inputs.path(f"minima-{particles}.h5")
        yield "quench", Work(self.inputs.quench(liquids, minima))
        moduli = self.inputs.stages(minima, particles)["moduli"]
        yield "moduli", Work(moduli)
        self.preparing = f"{self.plan['modes']} modes"
        lowest, counted = self.lowest_modes(particles, minima, moduli[-1])
        yield self.preparing, lowest
        yield "inertia count", counted
        self.preparing = f"{self.plan['starts']} nonlinear modes"
        yield self.preparing, self.nonlinear(particles, minima, moduli[-1])

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
        self.make(self.inputs.choose(parent, count, parent))
        minima = self.inputs.path(f"minima-{parent}.h5")
        command = self.inputs.quench(self.inputs.path(f"liquids-{parent}.h5"), minima)
        for stage, command in {"quench": command, **self.inputs.stages(minima, parent)}.items():
            yield stage, Work(command, per=count)
