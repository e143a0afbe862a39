"""The benchmark with invented times: its medians, its tables, its figure, and the rules between them.  Nothing is timed."""

import csv
import pathlib
import subprocess
import sys

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "tests/benchmarks"
sys.path += [str(ROOT / "workflow/scripts"), str(BENCHMARKS)]

import liquids  # noqa: E402
import readme_cost  # noqa: E402
import rows  # noqa: E402
import tabulate_cost  # noqa: E402
import work  # noqa: E402
from tabulate_table1 import as_csv  # noqa: E402
from work import Case, Median, Work  # noqa: E402

PLAN = yaml.safe_load((BENCHMARKS / "plan.yaml").read_text())
MOVE, STEP, SWEEP = 1e-7, 1.2e-4, 2.5e-4  # s
SECONDS = {"quench": 0.1, "moduli": 0.03, "modes": 0.4, "nonlinear modes": 0.2}  # of a glass, at every T_p


def median(seconds):
    return Median(seconds, memory=200, runs=5, said="")


def of_study():
    lines = []
    for temperature, particles in ((0.8, 8000), (0.3, 2000)):
        liquid = {"molecular dynamics step": 1e-3} if particles == 8000 else {"swap move": MOVE}
        for stage, seconds in {**liquid, **SECONDS}.items():
            lines += rows.as_rows(Case(stage, "study", temperature, particles, None), {"ours": median(seconds)}, PLAN)
    return lines + rows.chains(lines, PLAN)


def of_growth():
    lines = []
    for particles in (500, 2000, 8000):
        times = {"swap move": MOVE, "quench": 1e-4 * particles, "moduli": 1e-8 * particles**2}
        for stage, seconds in times.items():
            results = {"ours": median(seconds)} | ({"LAMMPS: slowly": median(10 * seconds)} if stage == "quench" else {})
            lines += rows.as_rows(Case(stage, "growth", 0.55, particles, None), results, PLAN)
    return lines + rows.as_rows(Case("moduli", "growth", 0.55, 32000, None), {"ours": "more than 180 s"}, PLAN)


@pytest.fixture
def benchmarks(tmp_path):
    path = tmp_path / "benchmarks.csv"
    path.write_text(as_csv(of_growth() + of_study()), encoding="utf-8")
    return path


@pytest.fixture
def tables(benchmarks, tmp_path):
    """{name: rows} of growth.csv and cost.csv."""
    timed = tmp_path / "liquids.csv"
    timed.write_text(f"temperature,N,step_s,sweep_s\n0.3,2000,{STEP},{SWEEP}\n", encoding="utf-8")
    command = [sys.executable, ROOT / "workflow/scripts/tabulate_cost.py", "--input", benchmarks, timed]
    command += ["--plan", BENCHMARKS / "plan.yaml", "--parents", ROOT / "config/study.yaml", ROOT / "config/paper.yaml"]
    done = subprocess.run([*command, "--output", tmp_path / "growth.csv"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return {name: list(csv.DictReader((tmp_path / f"{name}.csv").open(encoding="utf-8"))) for name in ("growth", "cost")}


def pretend(monkeypatch, seconds):
    """Commands are the names of parties; returns the order in which they were run."""
    order = []

    def timed(command, plan):
        order.append(command[0])
        taken = next(seconds[command[0]])
        return {"cpu": taken or 0, "memory": 100, "status": 0 if taken else 1, "said": "" if taken else "tool: it failed\n"}

    monkeypatch.setattr(work, "timed", timed)
    return order


def test_parties_take_turns_and_the_first_round_only_warms_up(monkeypatch):
    order = pretend(monkeypatch, {"a": iter([9.0, 1.0, 2.0, 3.0]), "b": iter([9.0, 30.0, 20.0, 10.0])})
    case = Case("quench", "growth", 0.55, 500, Work(["a"], per=2), {"b": Work(["b"])})
    results = work.in_turn(case, {**PLAN, "runs": 3})
    assert order == ["a", "b"] * 4
    assert [(results[name].seconds, results[name].runs) for name in ("ours", "b")] == [(1.0, 3), (20.0, 3)]


def test_what_is_not_the_work_is_taken_off(monkeypatch):
    pretend(monkeypatch, {"all": iter([3.0] * 9), "start": iter([1.0] * 9)})
    case = Case("swap move", "growth", 0.55, 500, Work(["all"], per=4, without=["start"]))
    assert work.in_turn(case, PLAN)["ours"].seconds == 0.5


def test_a_party_that_fails_is_words_and_runs_no_more(monkeypatch):
    order = pretend(monkeypatch, {"a": iter([1.0] * 9), "b": iter([None])})
    results = work.in_turn(Case("quench", "growth", 0.55, 500, Work(["a"]), {"b": Work(["b"])}), PLAN)
    assert results["b"] == "tool: it failed"
    assert order.count("b") == 1
    row = rows.as_rows(Case("quench", "growth", 0.55, 500, None), results, PLAN)[0]
    assert (row["ours_s"], row["peer_s"], row["ratio"], row["remark"]) == (1.0, "", "", "peer: tool: it failed")


def test_a_long_run_is_repeated_less_often(monkeypatch):
    order = pretend(monkeypatch, {"a": iter([100.0] * 9)})
    assert work.in_turn(Case("quench", "growth", 0.55, 500, Work(["a"])), PLAN)["ours"].runs == PLAN["few_runs"]
    assert len(order) == PLAN["few_runs"]


def test_the_chain_is_the_sum_of_its_stages():
    chain = [row for row in of_study() if row["stage"] == "chain after the liquid"]
    assert [row["ours_s"] for row in chain] == pytest.approx([sum(SECONDS.values())] * 2)
    assert [row["aim_s"] for row in chain] == [PLAN["aims"][rows.CHAIN][particles] for particles in (8000, 2000)]


def test_exponents_are_those_of_the_times(tables):
    exponents = {row["stage"]: (float(row["exponent"]), row["to_N"]) for row in tables["growth"]}
    assert exponents["quench"] == (pytest.approx(1), "8000")
    assert exponents["moduli"] == (pytest.approx(2), "8000")  # it gave up at 32000
    assert exponents["swap move"][0] == pytest.approx(0, abs=1e-9)


def test_core_hours_are_seconds_times_glasses(tables):
    hot, cold = tables["cost"]
    assert (hot["parent_temperature"], cold["parent_temperature"]) == ("0.8", "0.3")
    assert float(hot["independent_liquid_h"]) == pytest.approx(1000 * PLAN["relaxation"]["T0.80"] * 1e-3 / 3600, rel=1e-5)
    assert float(hot["liquid_h"]) == pytest.approx(1000 * 2000 * 1e-3 / 3600, rel=1e-5)  # the study's spacing
    stages = [float(value) for name, value in cold.items() if name.endswith("_h") and name != "independent_liquid_h"]
    assert stages[-1] == pytest.approx(sum(stages[:-1]), rel=1e-5)
    assert float(cold["quench_h"]) == pytest.approx(10000 * 0.1 / 3600, rel=1e-5)


def test_liquids_of_breathing_sizes_cost_their_end_and_their_share_of_the_burn_in(tables):
    """10,000 samples 1e5 steps apart, of eight chains that burn in for 1.5e7 steps; each ends in 2000 sweeps."""
    cold = tables["cost"][1]
    steps = 10000 * 100000 + 8 * 15000000
    assert float(cold["liquid_h"]) == pytest.approx((steps * STEP + 10000 * 2000 * SWEEP) / 3600, rel=1e-5)
    independent = PLAN["liquids"]["relaxation"]["T0.30"] * STEP + 2000 * SWEEP
    assert float(cold["independent_liquid_h"]) == pytest.approx(10000 * independent / 3600, rel=1e-5)


def test_liquids_by_swap_monte_carlo_cost_their_moves():
    run = {"method": "swap_monte_carlo"}
    seconds = tabulate_cost.liquid_seconds(list(csv.DictReader(as_csv(of_study()).splitlines())), {}, (0.3, 2000), run, 100)
    assert seconds == pytest.approx(100 * 2000 * MOVE)
    going_on = {"imported": 4, "glasses": 9, "run": {"spacing": 7}}
    assert tabulate_cost.steps_of_a_glass(going_on) == 7


def test_the_readme_shows_what_has_a_peer_an_aim_or_a_reason(benchmarks):
    text = readme_cost.benchmarks(list(csv.DictReader(benchmarks.open(encoding="utf-8"))))
    assert "| quench | 0.55 | 2000 | 0.2 s | 0.1 s | 200 | – | LAMMPS | 2 s | 10 |" in text
    assert "| swap move | 0.30 | 2000 | 0.1 µs | 0.08 µs | 200 | – | – | – | – |" in text
    assert "| moduli | 0.55 | 32000 | more than 180 s |" in text
    assert "| chain after the liquid | 0.80 | 8000 | 0.73 s | 7.5 s | 200 | 1000 | – | – | – |" in text
    assert "molecular dynamics" not in text


def test_an_independent_liquid_by_either_method():
    """1e5 steps of 0.1 ms and 2000 sweeps of 0.2 ms at the end, beside 5e5 sweeps."""
    row = liquids.row(0.35, 2000, (1e-4, 2e-4), (1e5, 5e5), 2000)
    assert (row["liquid_s"], row["swap_liquid_s"], row["gain"]) == pytest.approx((10.4, 100, 100 / 10.4))
    assert row["gain_without_end"] == pytest.approx(10)
    growth = liquids.row(0.55, 8000, (1e-3, 4e-3), None, 0)
    text = readme_cost.liquids(list(csv.DictReader(as_csv([row, growth]).splitlines())))
    assert "| 0.35 | 2000 | 100 µs | 200 µs | 1.0 × 10⁵ | 5.0 × 10⁵ | 10 s | 100 s | 9.6 | 10 |" in text
    assert "| 0.55 | 8000 | 1 ms | 4 ms | – | – | – | – | – | – |" in text


def test_every_temperature_of_the_benchmark_of_liquids_has_both_relaxation_times():
    assert PLAN["liquids"]["relaxation"].keys() <= PLAN["relaxation"].keys()


def test_the_rules_draw_and_tabulate_what_was_measured(workflow, benchmarks):
    tabulated = workflow.directory / "results/smoke/tables/benchmarks.csv"
    tabulated.parent.mkdir(parents=True)
    tabulated.write_bytes(benchmarks.read_bytes())
    allowed = ("--allowed-rules", "benchmark", "tabulate_cost", "draw_benchmarks")
    done = workflow.run(*allowed, "--keep-going", "benchmark")
    assert done.returncode == 0, done.stdout
    assert all((workflow.directory / f"results/smoke/figures/benchmarks.{end}").is_file() for end in ("pdf", "png", "svg"))


def test_the_benchmark_is_planned_whole_and_no_part_of_the_study(workflow):
    done = workflow.run("--dry-run", "benchmark")
    assert done.returncode == 0, done.stdout
    assert all(f"rule {name}:" in done.stdout for name in ("measure_benchmarks", "tabulate_cost", "draw_benchmarks"))
    assert "rule benchmark_liquids:" in workflow.run("--dry-run", "benchmark_liquids").stdout
    assert "measure_benchmarks" not in workflow.run("--dry-run").stdout
