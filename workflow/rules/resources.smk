"""Memory and run time that jobs ask a cluster for; the one place for both.  Local runs pay no attention to them.

The numbers are those of tests/benchmarks/README.md at the most expensive T_p; what a batch adds is from benchmarks/ of a run.
tests/workflow/test_resources.py holds them against results/published/tables/benchmarks.csv.  Memory is in MB, run time
in minutes, as profiles expect.
"""

# CPU seconds of one glass at N = 2000; the factor of a Hessian takes N^2 operations, and nothing grows faster.
SECONDS = {"import": 0.01, "quench": 0.3, "elasticity": 0.14, "modes": 0.73, "nonlinear_modes": 1.2}
MOVE = {"swap_monte_carlo": 1.5e-7, "molecular_dynamics": 3.7e-7}  # of one particle, in one sweep or step
OF_FACTOR = 0.047  # of each particle of the glass that a tool works on
OF_BATCH = 1.1e-3  # of each particle of all glasses in a batch: positions and soft modes
OF_STUDY = 5.0e-5  # of each particle of the study: positions
SNAKEMAKE = 500  # that starts the tool in the job
TIMES, MEMORY = 4, 2  # what is asked for over what was measured: another processor, other modes, a busy node
START = 10  # minutes that any job may need to begin and to write on a slow file system


def minutes(seconds):
    return START + int(TIMES * seconds / 60)


def memory(wildcards, attempt):
    """Of a tool that works on the glasses of one batch."""
    liquid = PARENTS[wildcards.parent]
    megabytes = liquid["particles"] * (OF_FACTOR + OF_BATCH * liquid["batch"])
    return int(SNAKEMAKE + attempt * MEMORY * megabytes)


def runtime(stage):
    """Of one stage for the glasses of one batch."""

    def ask(wildcards, attempt):
        liquid = PARENTS[wildcards.parent]
        return attempt * minutes(SECONDS[stage] * (liquid["particles"] / 2000) ** 2 * liquid["batch"])

    return ask


def runtime_of_segment(wildcards):
    """Of one segment of a chain: a second attempt goes on from the checkpoint of the first, so it asks for no more."""
    liquid = PARENTS[wildcards.parent]
    run = liquid["run"]
    sweeps = run["spacing"] * liquid["batch"] // liquid["chains"]
    if int(wildcards.batch) == 0:
        sweeps += run["start_sweeps"] + run["burn_in"]
    return minutes(MOVE[run["method"]] * liquid["particles"] * sweeps)


def memory_of_study(wildcards, attempt):
    """Of what reads all glasses at once."""
    particles = sum(liquid["particles"] * liquid["glasses"] for liquid in PARENTS.values())
    return int(SNAKEMAKE + attempt * MEMORY * (250 + OF_STUDY * particles))


def runtime_of_study(wildcards, attempt):
    """Of a bootstrap over all glasses: half an hour, and one more for every 10,000 glasses."""
    glasses = sum(liquid["glasses"] for liquid in PARENTS.values())
    return attempt * (30 + glasses * 60 // 10000)
