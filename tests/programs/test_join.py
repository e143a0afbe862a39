"""Chains that are joined: every sample once, with an id and its record, and nothing that is of another liquid."""

import h5py
import numpy
import pytest
from test_equilibrate import read, words

JOINED = ["particles/all/position/value", "particles/all/diameter/value", "glasses/chain", "glasses/sweep"]
JOINED += [f"equilibration/{name}" for name in ("chain", "sweep", "lag", "energy", "overlap", "chains/chain", "chains/start")]


@pytest.fixture
def chains(bench):
    """One segment of two chains."""
    for chain in (0, 1):
        bench.make("equilibrate", *words(bench, f"{chain}.h5", chain=chain))
    return bench


def join(*segments):
    return ["join-chains", "--chains", *segments, "--output", "liquids.h5"]


def test_samples_and_records_follow_one_another(chains):
    chains.make(*join("0.h5", "1.h5"), "--first-id", 12)
    assert read(chains, "liquids.h5", "glasses/id") == [12, 13, 14, 15]
    for dataset in JOINED:
        assert read(chains, "liquids.h5", dataset) == read(chains, "0.h5", dataset) + read(chains, "1.h5", dataset), dataset
    with h5py.File(chains.path("liquids.h5")) as file:
        assert file["particles/all/position/value"].dtype == "f4"


def test_the_same_chains_give_the_same_bytes(chains):
    chains.make(*join("0.h5", "1.h5"))
    once = chains.path("liquids.h5").read_bytes()
    chains.make(*join("0.h5", "1.h5"))
    assert chains.path("liquids.h5").read_bytes() == once


def test_checkpoints_go_once_their_segment_is_joined(chains):
    kept = [chains.path(f"{chain}.h5.checkpoint.{k}") for chain in (0, 1) for k in (0, 1)]
    for path in kept[:3]:
        path.write_bytes(b"")
    chains.refuses(1, "0.h5: holds chain 0 again, expected each chain once", *join("1.h5", "0.h5", "0.h5"))
    assert all(path.exists() for path in kept[:3])
    chains.make(*join("0.h5", "1.h5"))
    assert not any(path.exists() for path in kept)


OTHER = [
    ({"temperature": 0.9}, "is of T_p = 0.900000, expected that of the first, 1.000000"),
    ({"particles": 300}, "has 300 particles, expected as many as the first, 250"),
]


@pytest.mark.parametrize("changes, message", OTHER)
def test_chains_of_another_liquid_are_refused(chains, changes, message):
    chains.make("equilibrate", *words(chains, "other.h5", chain=2, **changes))
    chains.refuses(1, f"other.h5: {message}", *join("0.h5", "1.h5", "other.h5"))


def test_chains_of_another_model_are_refused(chains):
    with h5py.File(chains.path("1.h5"), "r+") as file:
        text = file["parameters/model"][()].replace(b"exponent: 10", b"exponent: 12")
        del file["parameters/model"]
        file["parameters/model"] = numpy.bytes_(text)
    line = "1.h5: /parameters/model differs from that of the first, expected one model"
    chains.refuses(1, line, *join("0.h5", "1.h5"))


def test_what_no_chain_sampled_is_refused(ready):
    ready.refuses(1, "liquids.h5: /equilibration/chain is missing, expected a dataset",
                  "join-chains", "--chains", "liquids.h5", "--output", "joined.h5")  # fmt: skip
