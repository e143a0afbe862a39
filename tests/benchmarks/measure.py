"""Times every stage and its public peers, in turn and on the same inputs, and writes benchmarks.csv.

Seconds are user + system CPU time of whole processes that read and write files, for one glass (of a move: one
attempt).
"""

import argparse
import pathlib
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "workflow/scripts"))

import eigensolvers  # noqa: E402
import lammps  # noqa: E402
from glasses import Glasses  # noqa: E402
from inputs import fail, write_text  # noqa: E402
from ours import COUNTED, Stages  # noqa: E402
from rows import as_rows, chains  # noqa: E402
from tabulate_table1 import as_csv  # noqa: E402
from work import Case, GaveUp, Work, in_turn  # noqa: E402


def say(words):
    print(f"benchmark: {words}", file=sys.stderr, flush=True)


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plan", required=True, help="what is measured, tests/benchmarks/plan.yaml")
    parser.add_argument("--parameters", nargs="+", required=True, metavar="FILE", help="sections of the configuration")
    parser.add_argument("--tools", type=pathlib.Path, required=True, metavar="DIRECTORY")
    parser.add_argument("--programs", type=pathlib.Path, required=True, metavar="DIRECTORY", help="of the benchmark alone")
    parser.add_argument("--liquids", required=True, metavar="DIRECTORY", help="the liquids that ship")
    parser.add_argument("--inputs", required=True, metavar="DIRECTORY", help="where inputs are made")
    parser.add_argument("--output", required=True, metavar="FILE")
    return parser.parse_args()


def yaml_of(path):
    return yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))


def say_what_is_missing():
    if not lammps.installed():
        say("LAMMPS is not installed (package lammps): left out")
    if not eigensolvers.scipy_installed():
        say("SciPy is not installed (package python3-scipy): left out")


def peers_of(stage, inputs, particles, programs):
    """The peers of a stage at one N, their input written."""
    plan = inputs.plan
    if stage in ("quench", "swap move") and lammps.installed() and particles <= plan["lammps_up_to"]:
        return lammps.peers(inputs, particles, programs / "write-pair-tables")[stage]
    if stage == f"{plan['modes']} modes" and particles <= plan["eigensolvers_up_to"]:
        return eigensolvers.peers(inputs, particles, programs)
    return {}


def checked(case, inputs, results):
    """Words in place of the time of an eigensolver that found other eigenvalues."""
    for peer, work in case.peers.items():
        if work.prints_seconds and not isinstance(results[peer], str):
            found = eigensolvers.difference(inputs, case.particles, results[peer].said)
            if found > inputs.plan["same_eigenvalue"]:
                results[peer] = f"other eigenvalues, by {found:.1e}"
    return results


def measured(case, inputs):
    results = checked(case, inputs, in_turn(case, inputs.plan))
    ours = results["ours"]
    taken = ours if isinstance(ours, str) else f"{ours.seconds:.3g} s"
    say(f"{case.stage}, {case.series}, T_p = {case.parent_temperature}, N = {case.particles}: {taken}")
    return as_rows(case, results, inputs.plan)


def growth(inputs, programs):
    """Every stage at every N; where the input of one cannot be made, its row says so and the N ends there."""
    parent = inputs.plan["growth_parent"]
    temperature, rows = inputs.sections["parents"][parent]["temperature"], []
    for particles in inputs.plan["particles"]:
        stages = Stages(inputs, inputs.plan)
        try:
            for stage, work in stages.growth(particles):
                peers = peers_of(stage, inputs, particles, programs)
                if stage == COUNTED.format(inputs.plan["modes"]):
                    peers = {eigensolvers.OUR_SPECTRA: stages.by_spectra}
                rows += measured(Case(stage, "growth", temperature, particles, work, peers), inputs)
        except GaveUp as error:
            case = Case(stages.preparing, "growth", temperature, particles, Work([]))
            rows += as_rows(case, {"ours": str(error)}, inputs.plan)
    return rows


def shipped(inputs):
    """The parents whose liquids ship, as the default configuration has them."""
    parents = inputs.sections["parents"].items()
    found = {name: liquid for name, liquid in parents if liquid["source"] == "import" and inputs.shipped(name).is_file()}
    if inputs.plan["growth_parent"] not in found:
        fail(f"parents.{inputs.plan['growth_parent']} is not imported: the benchmark is of config/study.yaml")
    return found


def study(inputs):
    """Every shipped T_p under the study's own parameters."""
    rows = []
    for parent, liquid in shipped(inputs).items():
        at = (liquid["temperature"], liquid["particles"])
        for stage, work in Stages(inputs, inputs.plan).study(parent):
            rows += measured(Case(stage, "study", *at, work), inputs)
    return rows


if __name__ == "__main__":
    given = options()
    sections = {pathlib.Path(path).stem: yaml_of(path) for path in given.parameters} | {"liquids": given.liquids}
    inputs = Glasses(given.inputs, given.tools, sections, yaml_of(given.plan))
    shipped(inputs)
    say_what_is_missing()
    rows = growth(inputs, given.programs) + study(inputs)
    write_text(given.output, as_csv(rows + chains(rows, inputs.plan)))
