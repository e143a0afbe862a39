"""Memory (MB) and run time (minutes) that jobs request from a cluster.  Local runs ignore them.

Costs are those of tests/benchmarks/README.md at the most expensive T_p; the memory of a batch is measured in benchmarks/ of
a run.  tests/workflow/test_resources.py compares them with results/published/tables/benchmarks.csv.
"""

# CPU seconds of one glass at N = 2000.  No stage grows faster than the N^2 of factorising a Hessian.
SECONDS = {"import": 0.01, "quench": 0.3, "elasticity": 0.14, "modes": 0.73, "nonlinear_modes": 1.2,
           "double_wells": 6, "paths": 4, "tunnelling": 0.3}  # fmt: skip
MOVE = {"swap_monte_carlo": 1.5e-7, "molecular_dynamics": 3.7e-7, "breathing_molecular_dynamics": 1.0e-7}  # seconds of one particle in one sweep or step
OF_FACTOR = 0.047  # MB for each particle of the glass that a tool works on
OF_BATCH = 1.1e-3  # MB for each particle of all glasses in a batch: positions and soft modes
OF_STUDY = 5.0e-5  # MB for each particle of the study: positions
SNAKEMAKE = 500  # MB of Snakemake, which starts the tool in the job
TIMES, MEMORY = 4, 2  # safety factors over the measured cost: another processor, other modes, a busy node
START = 10  # minutes that any job may need to begin and to write on a slow file system


def minutes(seconds):
    return START + int(TIMES * seconds / 60)


def memory(wildcards, attempt):
    """Memory of a tool that works on the glasses of one batch."""
    liquid = PARENTS[wildcards.parent]
    megabytes = liquid["particles"] * (OF_FACTOR + OF_BATCH * liquid["batch"])
    return int(SNAKEMAKE + attempt * MEMORY * megabytes)


def runtime(stage):
    """Run time of one stage for the glasses of one batch."""

    def ask(wildcards, attempt):
        liquid = PARENTS[wildcards.parent]
        return attempt * minutes(SECONDS[stage] * (liquid["particles"] / 2000) ** 2 * liquid["batch"])

    return ask


def runtime_of_segment(wildcards):
    """Run time of one segment of a chain; a second attempt resumes from the checkpoint, so it needs no more."""
    liquid = PARENTS[wildcards.parent]
    run = liquid["run"]
    samples = liquid["batch"] // liquid["chains"]
    steps, swaps = run["spacing"] * samples, run.get("finish_sweeps", 0) * samples
    if int(wildcards.batch) == 0:
        burn_in = run["burn_in"] if CONTINUED[wildcards.parent] is None else 0
        steps += burn_in + run.get("fitting_steps", 0)
        swaps += run["start_sweeps"] + run.get("finish_sweeps", 0)
    return minutes(liquid["particles"] * (MOVE[run["method"]] * steps + MOVE["swap_monte_carlo"] * swaps))


def memory_of_study(wildcards, attempt):
    """Memory of a job that reads all glasses at once."""
    particles = sum(liquid["particles"] * liquid["glasses"] for liquid in PARENTS.values())
    return int(SNAKEMAKE + attempt * MEMORY * (250 + OF_STUDY * particles))


def runtime_of_study(wildcards, attempt):
    """Run time of a bootstrap over all glasses: half an hour, and an hour for every 10,000 glasses."""
    glasses = sum(liquid["glasses"] for liquid in PARENTS.values())
    return attempt * (30 + glasses * 60 // 10000)
