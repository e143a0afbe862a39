"""What the study costs: its stages and public programs timed on the same inputs.  Never a part of `all`.

The rules measure the default configuration; run them on an idle machine.
"""

BENCHMARKS = here("tests/benchmarks")
BENCHMARK_PROGRAMS = here("build/release/benchmarks")
TIMED = ("import-configurations", "equilibrate", "quench", "measure-elasticity", "find-modes", "fit-nonlinear-modes")
TIMED_SECTIONS = ("model", "relaxation", "quench", "elasticity", "modes", "nonlinear_modes", "parents")
COSTS = [result(f"tables/{name}.csv") for name in ("benchmarks", "growth", "cost")]


rule benchmark:
    """Tables and figure of what the study costs."""
    input:
        COSTS,
        figure("benchmarks"),


rule build_benchmark_programs:
    """Programs that write the inputs of the public programs, and stock Spectra where it is installed."""
    input:
        [f"{BENCHMARKS}/{name}.cpp" for name in ("write_hessian", "write_pair_tables", "stock_spectra")],
        f"{BENCHMARKS}/CMakeLists.txt",
    output:
        f"{BENCHMARK_PROGRAMS}/write-hessian",
        f"{BENCHMARK_PROGRAMS}/write-pair-tables",
    params:
        build=here("build/release"),
    shell:
        "cmake {params.build:q} > /dev/null && cmake --build {params.build:q} --target benchmark-programs > /dev/null"
        " && touch {output:q}"


rule measure_benchmarks:
    """Seconds of every stage at N = 500 to 32,000 and of public programs, in turn, one process at a time."""
    input:
        [f"{TOOLS}/{tool}" for tool in TIMED],
        rules.build_benchmark_programs.output,
        sorted(glob.glob(pattern_here("tests/benchmarks/*.py"))),
        sorted(glob.glob(pattern_here("resources/liquids/*/00.h5"))),
        script=f"{BENCHMARKS}/measure.py",
        plan=f"{BENCHMARKS}/plan.yaml",
        parameters=[result(f"parameters/{name}.yaml") for name in TIMED_SECTIONS],
    output:
        result("tables/benchmarks.csv"),
    log:
        result("logs/measure_benchmarks.log"),
    threads: lambda wildcards: workflow.cores
    params:
        tools=TOOLS,
        programs=BENCHMARK_PROGRAMS,
        liquids=here("resources/liquids"),
        inputs=result("benchmarks/inputs"),
    shell:
        "{PYTHON:q} {input.script:q} --plan {input.plan:q} --parameters {input.parameters:q} --tools {params.tools:q}"
        " --programs {params.programs:q} --liquids {params.liquids:q} --inputs {params.inputs:q}"
        " --output {output:q} 2> {log:q}"


rule benchmark_liquids:
    """What an independent liquid costs: breathing sizes beside swap Monte Carlo, and the growth of both with N."""
    input:
        f"{TOOLS}/equilibrate",
        sorted(glob.glob(pattern_here("tests/benchmarks/*.py"))),
        sorted(glob.glob(pattern_here("resources/liquids/*/00.h5"))),
        script=f"{BENCHMARKS}/liquids.py",
        plan=f"{BENCHMARKS}/plan.yaml",
        parameters=[result(f"parameters/{name}.yaml") for name in ("model", "relaxation", "parents")],
    output:
        result("tables/liquids.csv"),
    log:
        result("logs/benchmark_liquids.log"),
    threads: lambda wildcards: workflow.cores
    params:
        tools=TOOLS,
        liquids=here("resources/liquids"),
        inputs=result("benchmarks/liquids"),
    shell:
        "{PYTHON:q} {input.script:q} --plan {input.plan:q} --parameters {input.parameters:q}"
        " --tools {params.tools:q} --liquids {params.liquids:q}"
        " --inputs {params.inputs:q} --output {output:q} 2> {log:q}"


def measured_liquids(wildcards):
    """What benchmark_liquids measured here, else what is published."""
    own = result("tables/liquids.csv")
    return own if os.path.exists(own) else here("results/published/tables/liquids.csv")


rule tabulate_cost:
    """Exponents of the growth with N, and core-hours of config/paper.yaml, the full scale of [Ji]: the cost of a glass, of
    a liquid at the spacing of that file, and of an independent liquid, times the number of glasses."""
    input:
        TABULATING,
        script=f"{SCRIPTS}/tabulate_cost.py",
        benchmarks=result("tables/benchmarks.csv"),
        liquids=measured_liquids,
        plan=f"{BENCHMARKS}/plan.yaml",
        parents=[here(f"config/{name}.yaml") for name in ("study", "paper")],
    output:
        result("tables/growth.csv"),
        result("tables/cost.csv"),
    log:
        result("logs/tabulate_cost.log"),
    shell:
        "{PYTHON:q} {input.script:q} --input {input.benchmarks:q} {input.liquids:q} --plan {input.plan:q}"
        " --parents {input.parents:q} --output {output[0]:q} 2> {log:q}"


rule draw_benchmarks:
    """Seconds of each stage against N, and how many times as long the public programs take."""
    input:
        DRAWING,
        script=f"{SCRIPTS}/draw_benchmarks.py",
        benchmarks=result("tables/benchmarks.csv"),
        growth=result("tables/growth.csv"),
    output:
        figure("benchmarks"),
    log:
        result("logs/draw_benchmarks.log"),
    shell:
        "{PYTHON:q} {input.script:q} --input {input.benchmarks:q} {input.growth:q} --output {output[0]:q} 2> {log:q}"
