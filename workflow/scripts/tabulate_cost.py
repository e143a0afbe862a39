"""Growth of the cost with N, as growth.csv, and the cost of the full scale of [Ji], as cost.csv beside it.

--input: benchmarks.csv and liquids.csv.
"""

import math
import pathlib

import numpy as np
import yaml

from inputs import arguments, fail, read_rows, write_text
from notation import temperature
from tabulate_table1 import as_csv

STAGES = ("quench", "moduli", "modes", "nonlinear modes")
LIQUID = ("swap move", "molecular dynamics step")


def seconds(rows, series, stage):
    """{(T_p, N): seconds} of one stage, without public programs."""
    own = [row for row in rows if row["series"] == series and row["stage"] == stage and row["ours_s"]]
    return {(float(row["parent_temperature"]), int(row["N"])): float(row["ours_s"]) for row in own}


def growth(rows, expected):
    """The exponent b of seconds ~ N^b of each stage: over all N, and between the two largest."""
    lines = []
    for stage, exponent in expected.items():
        at = sorted((n, s) for (_, n), s in seconds(rows, "growth", stage).items() if s > 0)
        if len(at) < 2:
            continue
        x, y = np.log(np.array(at)).T
        fits = [float(np.polyfit(x[part], y[part], 1)[0]) for part in (slice(None), slice(-2, None))]
        known = {"stage": stage, "from_N": at[0][0], "to_N": at[-1][0]}
        lines.append(known | {"exponent": fits[0], "exponent_of_last_two": fits[1], "expected": exponent})
    return lines


def steps_and_sweeps(rows):
    """{(T_p, N): seconds of a step of breathing sizes, and of a sweep} of liquids.csv."""
    return {(float(row["temperature"]), int(row["N"])): (float(row["step_s"]), float(row["sweep_s"])) for row in rows}


def liquid_seconds(rows, timed, at, run, length):
    """Seconds of so many steps or sweeps of N moves; by breathing sizes with the sweeps that end a sample."""
    if run["method"] == "breathing_molecular_dynamics":
        step, sweep = timed.get(at, (math.nan, math.nan))
        return step * length + sweep * run["finish_sweeps"]
    move, step = (seconds(rows, "study", stage).get(at) for stage in LIQUID)
    if step is not None:
        return step * length
    return math.nan if move is None else move * at[1] * length


def steps_of_a_glass(parent):
    """The spacing, and a glass's share of the burn-in of chains that do not go on from imported liquids."""
    run = parent["run"]
    burn_in = 0 if "imported" in parent else run["burn_in"] * parent["chains"]
    return run["spacing"] + burn_in / parent["glasses"]


def cost(rows, timed, parents, plan):
    """Core-hours of each stage at each T_p, for independent liquids and for those of the configuration.

    timed: see steps_and_sweeps(); parents: those of the configuration.
    """
    lines = []
    measured = {(float(row["parent_temperature"]), int(row["N"])) for row in rows if row["series"] == "study"}
    for at in sorted(measured, reverse=True):
        name = f"T{temperature(at[0])}"
        parent, run = parents[name], parents[name]["run"]
        glasses, of = parent["glasses"], plan["liquids"] if run["method"].startswith("breathing") else plan
        relaxation = of["relaxation"][name]
        hours = {"independent liquid": liquid_seconds(rows, timed, at, run, relaxation)}
        hours |= {"liquid": liquid_seconds(rows, timed, at, run, steps_of_a_glass(parent))}
        hours |= {stage: seconds(rows, "study", stage).get(at, math.nan) for stage in STAGES}
        hours = {f"{stage.replace(' ', '_')}_h": each * glasses / 3600 for stage, each in hours.items()}
        known = {"parent_temperature": at[0], "N": at[1], "glasses": glasses, "relaxation": relaxation, "spacing": run["spacing"]}
        lines.append(known | hours | {"all_h": sum(hours.values()) - hours["independent_liquid_h"]})
    return lines


def read(path):
    return yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    given = arguments(__doc__, "plan", "parents")
    plan = read(given.plan[0])
    study, paper = (read(path)["parents"] for path in given.parents)
    parents = {name: {**study[name], **values, "run": {**study[name]["run"], **values.get("run", {})}} for name, values in paper.items()}
    output, (table, liquids) = pathlib.Path(given.output), map(read_rows, given.input)
    exponents = growth(table, plan["expected"])
    hours = cost(table, steps_and_sweeps(liquids), parents, plan)
    if not exponents or not hours:
        fail(f"{given.input[0]}: too few stages were timed")
    write_text(output, as_csv(exponents))
    write_text(output.with_name("cost.csv"), as_csv(hours))
