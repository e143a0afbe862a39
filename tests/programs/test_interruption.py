"""A chain that is stopped, or whose checkpoints are damaged, ends in the bytes of one that was left alone."""

import os
import random
import signal
import subprocess
import time

import h5py
import pytest
import yaml
from bench import Bench

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("KILLS", 4))  # of each method; 50 take minutes

LIQUID = {
    "temperature": 1.0, "particles": 250, "seed": 7, "chain": 0, "records": 5, "overlap_distance": 0.36,
    "displacement": 0.11, "swap_fraction": 0.2, "swap_range": 0.1, "skin": 0.6, "start_temperature": 2.0,
    "start_sweeps": 20,
}  # fmt: skip
RUNS = {
    "swap": {"method": "swap_monte_carlo", "burn_in": 10000, "samples": 2, "spacing": 3000, **LIQUID},
    "dynamics": {
        "method": "molecular_dynamics", "timestep": 0.005, "friction": 0.1, "burn_in": 3000, "samples": 2,
        "spacing": 2600, **LIQUID,
    },
    "breathing": {
        "method": "breathing_molecular_dynamics", "timestep": 0.01, "friction": 0.2, "size_friction": 1.3, "burn_in": 6000,
        "samples": 2, "spacing": 4000, "finish_sweeps": 100, "fitting_steps": 6000, "temperature_tolerance": 0.02,
        "size_tolerance": 0.2, **LIQUID,
    },
}  # fmt: skip
IN_TRIAL_RUNS = "equilibrate: interrupted in trial runs: nothing is kept, run again to begin\n"
LEFT = ("0.h5.checkpoint.0", "0.h5.checkpoint.1")


def words(bench, run, output="0.h5", **changes):
    """Checkpoints wherever they can be taken."""
    bench.path("run.yaml").write_text(yaml.safe_dump({**RUNS[run], **changes}))
    return ["--parameters", "run.yaml", "--model", bench.section("model"), "--output", output, "--checkpoint-every", 1e-9]


def start(bench, *arguments):
    command = [bench.tool("equilibrate"), *map(str, arguments)]
    return subprocess.Popen(command, cwd=bench.directory, stderr=subprocess.PIPE, text=True)


def wait_for(process, path):
    while not path.exists() and process.poll() is None:
        time.sleep(0.005)


def stop(bench, *arguments, checkpoint=1):
    """Asks for an end once a checkpoint is there."""
    process = start(bench, *arguments)
    wait_for(process, bench.path(LEFT[checkpoint]))
    process.send_signal(signal.SIGTERM)
    _, line = process.communicate()
    return process.returncode, line


def mark(bench):
    """Gives the checkpoints an energy that no true chain has."""
    for name in LEFT:
        with h5py.File(bench.path(name), "r+") as file:
            file["chain/measurements/energy"][0] = 12.5


@pytest.fixture(scope="module", params=RUNS)
def chain(request, tmp_path_factory):
    """Name of a run, with the bytes and the seconds it takes when it is left alone."""
    bench, began = Bench(tmp_path_factory.mktemp("whole")), time.monotonic()
    bench.make("equilibrate", *words(bench, request.param))
    return request.param, bench.path("0.h5").read_bytes(), time.monotonic() - began


def finish(bench, chain):
    """Runs to the end, which must be that of the uninterrupted chain; returns what was said on the way."""
    run, whole, _ = chain
    done = bench.run("equilibrate", *words(bench, run))
    assert done.returncode == 0, done.stderr
    assert bench.path("0.h5").read_bytes() == whole
    assert not bench.path("0.h5.partial").exists()
    return done.stderr


def test_a_chain_that_is_killed_at_any_time_ends_in_the_same_bytes(bench, chain, found):
    run, _, seconds = chain
    times = random.Random(1)
    for _ in range(KILLS):
        process = start(bench, *words(bench, run))
        time.sleep(times.uniform(0, seconds / 2))
        process.kill()
        process.communicate()
        if bench.path("0.h5").exists():  # it was done: once more
            finish(bench, chain)
            for name in ("0.h5", *LEFT):
                bench.path(name).unlink(missing_ok=True)
    assert finish(bench, chain) == ""
    found("kill -9 of a chain, of each method", KILLS, "the same bytes")


def test_a_chain_that_is_asked_to_stop_keeps_a_checkpoint_and_says_so(bench, chain):
    status, line = stop(bench, *words(bench, chain[0]))
    assert status == 3
    assert line.startswith("equilibrate: interrupted at sweep ")
    assert line.endswith(": a checkpoint is kept, run again to go on\n")
    assert not bench.path("0.h5").exists() and not bench.path("0.h5.partial").exists()
    assert finish(bench, chain) == ""


def test_a_chain_that_is_asked_to_stop_while_its_start_is_mixed_stops_after_it(bench, chain):
    process = start(bench, *words(bench, chain[0], start_sweeps=2000))
    wait_for(process, bench.path("0.h5.partial"))
    process.send_signal(signal.SIGTERM)
    _, line = process.communicate()
    assert process.returncode == 3, line
    assert line == IN_TRIAL_RUNS if chain[0] == "breathing" else line.startswith("equilibrate: interrupted at sweep ")


def test_trial_runs_of_a_breathing_chain_stop_when_asked(bench):
    """They would last for many minutes."""
    process = start(bench, *words(bench, "breathing", fitting_steps=10**8))
    wait_for(process, bench.path("0.h5.partial"))
    time.sleep(1)
    process.send_signal(signal.SIGTERM)
    _, line = process.communicate(timeout=20)
    assert (process.returncode, line) == (3, IN_TRIAL_RUNS)
    assert sorted(path.name for path in bench.directory.iterdir()) == ["model.yaml", "run.yaml"]


def test_a_chain_goes_on_from_its_checkpoint(bench, chain):
    """Seen in an energy that no true chain has."""
    stop(bench, *words(bench, chain[0]))
    mark(bench)
    bench.make("equilibrate", *words(bench, chain[0]))
    with h5py.File(bench.path("0.h5")) as file:
        assert file["equilibration/energy"][0] == 12.5


def test_a_chain_that_is_done_has_its_checkpoints_until_they_are_removed(bench, chain):
    """Snakemake removes the output where it was killed before it noted that the job was done."""
    bench.make("equilibrate", *words(bench, chain[0]))
    mark(bench)
    bench.path("0.h5").unlink()
    bench.make("equilibrate", *words(bench, chain[0]))
    with h5py.File(bench.path("0.h5")) as file:
        assert file["equilibration/energy"][0] == 12.5


def test_a_second_process_on_the_same_output_is_refused(bench, chain):
    first = start(bench, *words(bench, chain[0]))
    wait_for(first, bench.path("0.h5.partial"))
    second = bench.run("equilibrate", *words(bench, chain[0]))
    line = "equilibrate: 0.h5: is being written by another process, expected none\n"
    assert (second.returncode, second.stderr) == (1, line)
    first.communicate()
    assert finish(bench, chain) == ""


@pytest.mark.parametrize("damaged", [1, 2])
def test_a_damaged_checkpoint_falls_back_to_the_one_before_or_to_the_start(bench, chain, damaged):
    stop(bench, *words(bench, chain[0]))
    for name in LEFT[:damaged]:
        whole = bench.path(name).read_bytes()
        bench.path(name).write_bytes(whole[: len(whole) // 2])
    lines = finish(bench, chain).splitlines()
    assert lines == [
        f"equilibrate: {name}: is truncated or damaged, expected a complete HDF5 file; it is ignored"
        for name in LEFT[:damaged]
    ]


def test_no_flipped_byte_of_a_checkpoint_changes_the_chain(bench, chain, found):
    stop(bench, *words(bench, chain[0]))
    kept = {name: bench.path(name).read_bytes() for name in LEFT}
    places = random.Random(2)
    for _ in range(KILLS // 2):
        for name, whole in kept.items():
            damaged = bytearray(whole)
            damaged[places.randrange(len(whole))] ^= 1 << places.randrange(8)
            bench.path(name).write_bytes(damaged)
        finish(bench, chain)
    found("flipped byte of both checkpoints, of each method", KILLS // 2, "the same bytes")


@pytest.mark.parametrize("change, why", [
    ({"seed": 8}, "has other parameters, expected those of this run"),
    ({"spacing": 3500}, "has other parameters, expected those of this run"),
])  # fmt: skip
def test_a_checkpoint_of_other_parameters_is_ignored(bench, chain, change, why):
    stop(bench, *words(bench, chain[0], **change))
    assert finish(bench, chain).splitlines() == [f"equilibrate: {name}: {why}; it is ignored" for name in LEFT]


def test_a_checkpoint_of_another_model_is_ignored(bench, chain):
    arguments = words(bench, chain[0])
    bench.section("model", non_additivity=0.11)
    stop(bench, *arguments)
    why = "had other inputs, expected those of this run"
    assert finish(bench, chain).splitlines() == [f"equilibrate: {name}: {why}; it is ignored" for name in LEFT]
