"""Growth of the cost with N, as growth.csv, and the cost of the full scale of [Ji], as cost.csv beside it."""

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


def liquid_seconds(rows, parent_temperature, particles, relaxation):
    """Seconds of one relaxation time, in sweeps of N moves or steps."""
    at = (parent_temperature, particles)
    move, step = (seconds(rows, "study", stage).get(at) for stage in LIQUID)
    if step is not None:
        return step * relaxation
    return math.nan if move is None else move * particles * relaxation


def cost(rows, parents, relaxation):
    """Core-hours of each stage at each T_p, for independent liquids and for those of the configuration.

    parents: glasses and run of each T_p by its name; relaxation: sweeps or steps likewise.
    """
    lines = []
    measured = {(float(row["parent_temperature"]), int(row["N"])) for row in rows if row["series"] == "study"}
    for at in sorted(measured, reverse=True):
        name = f"T{temperature(at[0])}"
        glasses, spacing = parents[name]["glasses"], parents[name]["run"]["spacing"]
        hours = {"independent liquid": liquid_seconds(rows, *at, relaxation[name])}
        hours |= {"liquid": liquid_seconds(rows, *at, spacing)}
        hours |= {stage: seconds(rows, "study", stage).get(at, math.nan) for stage in STAGES}
        hours = {f"{stage.replace(' ', '_')}_h": each * glasses / 3600 for stage, each in hours.items()}
        known = {"parent_temperature": at[0], "N": at[1], "glasses": glasses, "relaxation": relaxation[name], "spacing": spacing}
        lines.append(known | hours | {"all_h": sum(hours.values()) - hours["independent_liquid_h"]})
    return lines


def read(path):
    return yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    given = arguments(__doc__, "plan", "parents")
    plan = read(given.plan[0])
    study, paper = (read(path)["parents"] for path in given.parents)
    parents = {name: {**values, "run": {**study[name]["run"], **values.get("run", {})}} for name, values in paper.items()}
    output, table = pathlib.Path(given.output), read_rows(given.input[0])
    exponents = growth(table, plan["expected"])
    hours = cost(table, parents, plan["relaxation"])
    if not exponents or not hours:
        fail(f"{given.input[0]}: too few stages were timed")
    write_text(output, as_csv(exponents))
    write_text(output.with_name("cost.csv"), as_csv(hours))
