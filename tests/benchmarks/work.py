"""A piece of work to be timed, and the medians of several done in turn."""

import dataclasses
import statistics

from clock import timed


class GaveUp(Exception):
    """The work was not done; the words say why."""


@dataclasses.dataclass(frozen=True)
class Work:
    command: list
    per: float = 1  # pieces that the command does: seconds are those of one
    without: list = None  # the command less the work itself: its time is taken off
    prints_seconds: bool = False  # on its first line, and the rest does not count


@dataclasses.dataclass(frozen=True)
class Case:
    """One stage at one N: our work, and {what the peer does: its work} on the same input."""

    stage: str
    series: str  # growth: the same task at every N; study: shipped glasses under the study's own parameters
    parent_temperature: float
    particles: int
    ours: Work
    peers: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Median:
    seconds: float
    memory: float
    runs: int
    said: str  # on the standard output of the last run


def reason(done, plan):
    """Why a process ended badly; one that is killed by its limits says nothing itself."""
    if done["cpu"] > 0.95 * plan["longest"]:
        return f"more than {plan['longest']} s"
    lines = [line for line in done["said"].splitlines() if line.strip()]
    if not lines or "alloc" in lines[-1]:
        return f"more than {plan['memory']} MB"
    return next((line for line in lines if line.startswith("ERROR")), lines[-1])  # LAMMPS has more to say after it


def did(command, plan):
    done = timed(command, plan)
    if done["status"] != 0:
        raise GaveUp(reason(done, plan))
    return done


def once(work, plan):
    """(seconds of one piece, peak memory of the process, what it said), or the words of what gave up."""
    try:
        done = did(work.command, plan)
        if work.prints_seconds:
            return float(done["said"].split()[0]) / work.per, done["memory"], done["said"]
        spared = did(work.without, plan)["cpu"] if work.without else 0
        return (done["cpu"] - spared) / work.per, done["memory"], done["said"]
    except GaveUp as error:
        return str(error)


def is_long(case, first, plan):
    """Whether the first runs took so long that a few must do."""
    parties = {"ours": case.ours, **case.peers}
    seconds = [run[0] * parties[name].per for name, run in first.items() if not isinstance(run, str)]
    return max(seconds, default=0) > plan["long_of_peers" if case.peers else "long"]


def median(taken):
    """Of all runs; the words where one gave up."""
    words = [each for each in taken if isinstance(each, str)]
    if words:
        return words[0]
    seconds, memory, said = zip(*taken)
    return Median(statistics.median(seconds), max(memory), len(seconds), said[-1])


def in_turn(case, plan):
    """{party: Median, or words where it gave up}; our party is "ours".  The first runs only warm up, if they are short."""
    parties = {"ours": case.ours, **case.peers}
    taken = {name: [once(work, plan)] for name, work in parties.items()}
    few = is_long(case, {name: runs[0] for name, runs in taken.items()}, plan)
    for _ in range(plan["few_runs"] - 1 if few else plan["runs"]):
        for name, work in parties.items():
            if not isinstance(taken[name][-1], str):
                taken[name].append(once(work, plan))
    return {name: median(runs if few or isinstance(runs[-1], str) else runs[1:]) for name, runs in taken.items()}
