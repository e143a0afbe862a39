"""Chains: a segment is what it says, goes on from its own last sample, and tells where it came from."""

import h5py
import pytest
import yaml

RUN = {
    "method": "swap_monte_carlo", "temperature": 1.0, "particles": 250, "seed": 7, "chain": 0, "samples": 2,
    "spacing": 20, "burn_in": 30, "records": 5, "overlap_distance": 0.36, "displacement": 0.11, "swap_fraction": 0.2,
    "swap_range": 0.1, "skin": 0.6, "start_temperature": 2.0, "start_sweeps": 20,
}  # fmt: skip


def words(bench, output, *more, **changes):
    bench.path("run.yaml").write_text(yaml.safe_dump({**RUN, **changes}))
    return ["--parameters", "run.yaml", "--model", bench.section("model"), "--output", output, *more]


def read(bench, name, dataset):
    with h5py.File(bench.path(name)) as file:
        return file[dataset][()].tolist()


@pytest.fixture
def shipped(bench):
    """One file with a segment of two chains, as it ships."""
    for chain in (0, 1):
        bench.make("equilibrate", *words(bench, f"{chain}.h5", chain=chain))
    bench.make("join-chains", "--chains", "0.h5", "1.h5", "--output", "shipped.h5")
    return bench


def test_a_segment_is_burnt_in_and_sampled_as_told(bench):
    bench.make("equilibrate", *words(bench, "0.h5"))
    assert read(bench, "0.h5", "glasses/sweep") == [50, 70]
    assert read(bench, "0.h5", "equilibration/chains/start") == [b"random"]
    bench.make("equilibrate", *words(bench, "again.h5"))
    assert bench.path("0.h5").read_bytes() == bench.path("again.h5").read_bytes()


def test_a_chain_goes_on_from_its_own_sample_among_others(shipped):
    for chain in (0, 1):
        shipped.make("equilibrate", *words(shipped, "a.h5", "--continue", f"{chain}.h5", chain=chain))
        shipped.make("equilibrate", *words(shipped, "b.h5", "--continue", "shipped.h5", chain=chain))
        for dataset in ("particles/all/position/value", "glasses/sweep", "equilibration/energy"):
            assert read(shipped, "a.h5", dataset) == read(shipped, "b.h5", dataset)
        assert read(shipped, "b.h5", "glasses/sweep") == [90, 110]
        assert read(shipped, "b.h5", "equilibration/chains/start") == [b"continued"]
        shipped.path("a.h5").unlink()
        shipped.path("b.h5").unlink()


def test_another_temperature_is_a_hot_or_cold_start_that_burns_in_anew(shipped):
    for temperature, start in ((0.9, b"hot"), (1.1, b"cold")):
        output = f"{temperature}.h5"
        shipped.make("equilibrate", *words(shipped, output, "--continue", "0.h5", temperature=temperature))
        assert read(shipped, output, "equilibration/chains/start") == [start]
        assert read(shipped, output, "glasses/sweep") == [50, 70]


def test_more_chains_than_a_file_holds_start_from_each_of_its_chains_in_turn(shipped):
    for chain, of_file in ((2, 0), (3, 1)):
        start = {"chain": chain, "temperature": 0.9, "samples": 1}
        shipped.make("equilibrate", *words(shipped, f"own{chain}.h5", "--continue", f"{of_file}.h5", **start))
        shipped.make("equilibrate", *words(shipped, f"shared{chain}.h5", "--continue", "shipped.h5", **start))
        positions = [read(shipped, f"{name}{chain}.h5", "particles/all/position/value") for name in ("own", "shared")]
        assert positions[0] == positions[1]


def test_a_liquid_of_another_method_burns_in_anew(shipped):
    """Also from another chain: there are no sweeps to count on."""
    changes = {"method": "molecular_dynamics", "timestep": 0.005, "friction": 1.0}
    for chain in (1, 2):
        output = f"dynamics{chain}.h5"
        shipped.make("equilibrate", *words(shipped, output, "--continue", "shipped.h5", chain=chain, **changes))
        assert read(shipped, output, "equilibration/chains/start") == [b"imported"]
        assert read(shipped, output, "glasses/sweep") == [50, 70]


def test_a_chain_that_the_file_does_not_hold_is_refused(shipped):
    line = "shipped.h5: /glasses/chain is 0, expected 2"
    shipped.refuses(1, line, "equilibrate", *words(shipped, "c.h5", "--continue", "shipped.h5", chain=2))
