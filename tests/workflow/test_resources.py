"""What jobs ask a cluster for is more than what the published benchmark measured, at every N and T_p."""

import csv

import pytest
import yaml

from conftest import ROOT

STAGES = {"quench": "quench", "moduli": "elasticity", "modes": "modes", "60 modes": "modes"}
STAGES |= {"nonlinear modes": "nonlinear_modes", "10 nonlinear modes": "nonlinear_modes"}


@pytest.fixture(scope="module")
def measured():
    with open(ROOT / "results/published/tables/benchmarks.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def liquids():
    """{(T, N): row} of the published costs of liquids."""
    with open(ROOT / "results/published/tables/liquids.csv", encoding="utf-8", newline="") as file:
        return {(float(row["temperature"]), int(row["N"])): row for row in csv.DictReader(file)}


def asked(**liquid):
    """The functions of resources.smk for one liquid, called T."""
    names = {"PARENTS": {"T": liquid}, "CONTINUED": {"T": None}}
    exec((ROOT / "workflow/rules/resources.smk").read_text(), names)  # plain Python but for its suffix
    return names


class Wildcards:
    parent, batch = "T", "0000"


@pytest.mark.parametrize("glasses", [1, 100])
def test_stages_of_a_batch_ask_for_twice_what_they_took(measured, glasses):
    rows = [row for row in measured if row["stage"] in STAGES and row["ours_s"]]
    assert {"500", "2000", "8000"} <= {row["N"] for row in rows}
    for row in rows:
        ask = asked(particles=int(row["N"]), batch=glasses)
        minutes = ask["runtime"](STAGES[row["stage"]])(Wildcards, 1)
        assert minutes > 2 * glasses * float(row["ours_s"]) / 60, row
        assert ask["memory"](Wildcards, 1) > 1.5 * float(row["memory_MB"]), row


def seconds_of(row):
    """Of a row of either table: of all N moves of a sweep, or of a step."""
    return float(row["ours_s"]) * (int(row["N"]) if row["stage"] == "swap move" else 1)


@pytest.mark.parametrize("parent", ["T0.80", "T0.55", "T0.35", "T0.30"])
@pytest.mark.parametrize("config", ["study", "ship"])
def test_segments_ask_for_twice_what_their_moves_took(measured, liquids, config, parent):
    liquid = yaml.safe_load((ROOT / "config/study.yaml").read_text())["parents"][parent]
    run = {**liquid["run"], **yaml.safe_load((ROOT / f"config/{config}.yaml").read_text())["parents"][parent].get("run", {})}
    at = (liquid["temperature"], liquid["particles"])
    if run["method"] == "breathing_molecular_dynamics":
        step, sweep = (float(liquids[at][name]) for name in ("step_s", "sweep_s"))
    else:
        stage = {"swap_monte_carlo": "swap move", "molecular_dynamics": "molecular dynamics step"}[run["method"]]
        rows = [row for row in measured if row["stage"] == stage and row["series"] == "study"]
        [row] = [row for row in rows if (float(row["parent_temperature"]), int(row["N"])) == at]
        step = sweep = seconds_of(row)
    samples = liquid["batch"] / liquid["chains"]
    taken = (run.get("fitting_steps", 0) + run["burn_in"] + run["spacing"] * samples) * step
    taken += (run["start_sweeps"] + run.get("finish_sweeps", 0) * samples) * sweep
    assert asked(**{**liquid, "run": run})["runtime_of_segment"](Wildcards) > 2 * taken / 60


def test_a_chain_that_goes_on_asks_for_no_burn_in():
    names = asked(**yaml.safe_load((ROOT / "config/study.yaml").read_text())["parents"]["T0.30"])
    new = names["runtime_of_segment"](Wildcards)
    names["CONTINUED"]["T"] = 7
    assert names["runtime_of_segment"](Wildcards) < new / 2
