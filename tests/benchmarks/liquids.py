"""What an independent liquid costs, as liquids.csv: molecular dynamics of breathing sizes beside swap Monte Carlo.

A step and a sweep are timed in turn, from the same liquid: seconds are user + system CPU time of `equilibrate`, of a long
run less a short one.
"""

import argparse
import pathlib
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "workflow/scripts"))

import machine  # noqa: E402
from glasses import SWAPS, Glasses  # noqa: E402
from inputs import fail, write_text  # noqa: E402
from tabulate_table1 import as_csv  # noqa: E402
from work import Case, Work, did, in_turn  # noqa: E402

STEP, SWEEP = "step of breathing sizes", "sweep of swap Monte Carlo"


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plan", required=True, help="what is measured, tests/benchmarks/plan.yaml")
    parser.add_argument("--parameters", nargs="+", required=True, metavar="FILE", help="sections of the configuration")
    parser.add_argument("--tools", type=pathlib.Path, required=True, metavar="DIRECTORY")
    parser.add_argument("--liquids", required=True, metavar="DIRECTORY", help="the liquids that ship")
    parser.add_argument("--inputs", required=True, metavar="DIRECTORY", help="where inputs are made")
    parser.add_argument("--output", required=True, metavar="FILE")
    return parser.parse_args()


def yaml_of(path):
    return yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))


def difference(inputs, name, start, particles, lengths, method=None, **run):
    """Work of one step or sweep of a chain that goes on from a file: a long run less a short one."""
    lengths = [max(1, length * inputs.plan["shipped"] // particles) for length in lengths]
    commands = []
    for length in lengths:
        changes = {**run, "burn_in": 0, "start_sweeps": 0, "spacing": length}
        parameters = inputs.chain(f"{name}-{length}", inputs.plan["growth_parent"], particles, method, **changes)
        given = {"parameters": parameters, "model": inputs.model, "continue": start}
        commands.append(inputs.tool("equilibrate", **given, output=inputs.path(f"{name}-{length}.h5")))
    long, short = lengths
    return Work(commands[0], per=long - short, without=commands[1])


def timed(inputs, temperature, particles, start):
    """(seconds of a step, seconds of a sweep) at one temperature."""
    plan = inputs.plan["liquids"]
    breathing = difference(inputs, "breathing", start, particles, plan["steps"], **plan["short"], temperature=temperature)
    sweeps = difference(inputs, "swap", start, particles, plan["sweeps"], SWAPS, temperature=temperature)
    case = Case(STEP, "liquids", temperature, particles, breathing, {SWEEP: sweeps})
    found = in_turn(case, inputs.plan)
    for each in found.values():
        if isinstance(each, str):
            fail(f"T = {temperature}, N = {particles}: {each}")
    return found["ours"].seconds, found[SWEEP].seconds


def row(temperature, particles, seconds, relaxation, finish_sweeps):
    """One line of the table; relaxation: (steps, sweeps) of one liquid, or None."""
    step, sweep = seconds
    known = {"temperature": temperature, "N": particles, "step_s": step, "sweep_s": sweep}
    names = ("relaxation_steps", "relaxation_sweeps", "liquid_s", "swap_liquid_s", "gain", "gain_without_end")
    costs = dict.fromkeys(names, "")
    if relaxation:
        steps, sweeps = relaxation
        liquid, swaps = steps * step + finish_sweeps * sweep, sweeps * sweep
        costs = dict(zip(names, (steps, sweeps, liquid, swaps, swaps / liquid, swaps / (steps * step))))
    print(f"benchmark: T = {temperature}, N = {particles}: step {step} s, sweep {sweep} s", file=sys.stderr, flush=True)
    return known | costs | {"machine": machine.words()}


def measured(inputs):
    plan, parent = inputs.plan, inputs.plan["growth_parent"]
    finish = inputs.sections["parents"][parent]["run"]["finish_sweeps"]
    for name, steps in plan["liquids"]["relaxation"].items():
        start = inputs.shipped(name if inputs.shipped(name).is_file() else parent)
        temperature = float(name.removeprefix("T"))
        seconds = timed(inputs, temperature, plan["shipped"], start)
        yield row(temperature, plan["shipped"], seconds, (steps, plan["relaxation"][name]), finish)
    temperature = inputs.sections["parents"][parent]["temperature"]
    for particles in plan["particles"]:
        if particles != plan["shipped"]:
            did(inputs.mix(particles, particles), plan)
            seconds = timed(inputs, temperature, particles, inputs.path(f"liquids-{particles}.h5"))
            yield row(temperature, particles, seconds, None, 0)


if __name__ == "__main__":
    given = options()
    sections = {pathlib.Path(path).stem: yaml_of(path) for path in given.parameters} | {"liquids": given.liquids}
    inputs = Glasses(given.inputs, given.tools, sections, yaml_of(given.plan))
    write_text(given.output, as_csv(list(measured(inputs))))
