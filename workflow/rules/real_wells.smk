"""Tables and figures of real double wells, in every study that has them, and their publication."""

WELL_TABLES = ("double_wells.csv", "double_wells.tex", "modes_and_wells.csv", "well_claims.csv", "well_claims.tex",
               "well_quantities.csv")
WELL_FIGURES = ("wells", "second_wells", "asymmetries")
SHOWN_WELLS = [result(f"tables/{name}") for name in WELL_TABLES] if OWN_WELLS else []
SHOWN_WELLS += [path for name in WELL_FIGURES for path in figure(name)] if OWN_WELLS else []
WELL_CLAIMS = [result("tables/well_claims.csv")] if OWN_WELLS else []
# Not a part of `all`: seconds differ from run to run.
COST_OF_WELLS = result("tables/cost_of_double_wells.csv")


rule tabulate_double_wells:
    """Minima beside the glasses, certified paths, wells that count, and n_0 from these and from quartics at each T_p."""
    input:
        TABULATING,
        f"{SCRIPTS}/double_wells.py",
        script=f"{SCRIPTS}/tabulate_double_wells.py",
        double_wells=every("double_wells"),
        paths=every("paths"),
        tunnelling=every("tunnelling"),
        measured=[result("two_level_systems.h5"), result("n0.h5")],
    output:
        result("tables/double_wells.csv"),
        result("tables/double_wells.tex"),
    log:
        result("logs/tabulate_double_wells.log"),
    benchmark:
        result("benchmarks/tabulate_double_wells.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.double_wells:q} --paths {input.paths:q}"
        " --tunnelling {input.tunnelling:q} --measured {input.measured:q} --output {output[0]:q} 2> {log:q}"


rule tabulate_modes_and_wells:
    """Share of the modes with a second minimum by kappa/(sqrt(chi) omega), and the quartic beside the real well."""
    input:
        TABULATING,
        f"{SCRIPTS}/double_wells.py",
        script=f"{SCRIPTS}/tabulate_modes_and_wells.py",
        double_wells=every("double_wells"),
        paths=every("paths"),
        tunnelling=every("tunnelling"),
    output:
        result("tables/modes_and_wells.csv"),
    log:
        result("logs/tabulate_modes_and_wells.log"),
    benchmark:
        result("benchmarks/tabulate_modes_and_wells.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.double_wells:q} --paths {input.paths:q}"
        " --tunnelling {input.tunnelling:q} --output {output:q} 2> {log:q}"


rule tabulate_well_claims:
    """The picture behind n_0 held against real double wells: holds, fails or undecided at 95 %."""
    input:
        TABULATING,
        [f"{SCRIPTS}/{name}.py" for name in ("double_wells", "tabulate_claims", "tabulate_modes_and_wells", "well_statistics")],
        script=f"{SCRIPTS}/tabulate_well_claims.py",
        double_wells=every("double_wells"),
        paths=every("paths"),
        tunnelling=every("tunnelling"),
        modes=every_searched("nonlinear_modes"),
        measured=[result(f"{name}.h5") for name in ("two_level_systems", "n0", "debye")],
        claims=result("parameters/claims.yaml"),
    output:
        result("tables/well_claims.csv"),
        result("tables/well_claims.tex"),
        result("tables/well_quantities.csv"),
    log:
        result("logs/tabulate_well_claims.log"),
    benchmark:
        result("benchmarks/tabulate_well_claims.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.double_wells:q} --paths {input.paths:q}"
        " --tunnelling {input.tunnelling:q} --modes {input.modes:q} --measured {input.measured:q}"
        " --claims {input.claims:q} --output {output[0]:q} 2> {log:q}"


rule draw_wells:
    """V(s) of one real double well at each T_p, its levels, and the quartic of the mode that led to it."""
    input:
        DRAWING,
        f"{SCRIPTS}/double_wells.py",
        script=f"{SCRIPTS}/draw_wells.py",
        double_wells=every("double_wells"),
        paths=every("paths"),
        tunnelling=every("tunnelling"),
        modes=every_searched("nonlinear_modes"),
        counted=result("two_level_systems.h5"),
    output:
        figure("wells"),
    log:
        result("logs/draw_wells.log"),
    benchmark:
        result("benchmarks/draw_wells.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.double_wells:q} --paths {input.paths:q}"
        " --tunnelling {input.tunnelling:q} --modes {input.modes:q} --counted {input.counted:q}"
        " --output {output[0]:q} 2> {log:q}"


rule draw_second_wells:
    """Share of the modes with a second minimum against kappa/(sqrt(chi) omega), and real against quartic barriers."""
    input:
        DRAWING,
        f"{SCRIPTS}/double_wells.py",
        f"{SCRIPTS}/tabulate_modes_and_wells.py",
        f"{SCRIPTS}/tabulate_table1.py",
        f"{SCRIPTS}/well_statistics.py",
        script=f"{SCRIPTS}/draw_second_wells.py",
        double_wells=every("double_wells"),
        paths=every("paths"),
        tunnelling=every("tunnelling"),
    output:
        figure("second_wells"),
    log:
        result("logs/draw_second_wells.log"),
    benchmark:
        result("benchmarks/draw_second_wells.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.double_wells:q} --paths {input.paths:q}"
        " --tunnelling {input.tunnelling:q} --output {output[0]:q} 2> {log:q}"


rule draw_asymmetries:
    """epsilon against Delta_0 of all localised wells, and whether epsilon is flat near 0."""
    input:
        DRAWING,
        f"{SCRIPTS}/double_wells.py",
        script=f"{SCRIPTS}/draw_asymmetries.py",
        double_wells=every("double_wells"),
        paths=every("paths"),
        tunnelling=every("tunnelling"),
        counted=result("two_level_systems.h5"),
    output:
        figure("asymmetries"),
    log:
        result("logs/draw_asymmetries.log"),
    benchmark:
        result("benchmarks/draw_asymmetries.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.double_wells:q} --paths {input.paths:q}"
        " --tunnelling {input.tunnelling:q} --counted {input.counted:q} --output {output[0]:q} 2> {log:q}"


rule tabulate_cost_of_double_wells:
    """Core-seconds a glass of every stage at each T_p, as Snakemake timed them."""
    input:
        [f"{SCRIPTS}/{name}.py" for name in ("inputs", "notation", "stages", "tabulate_table1")],
        # not the timings themselves: a study whose timings were removed is not made again
        SHOWN_WELLS,
        script=f"{SCRIPTS}/tabulate_cost_of_double_wells.py",
        double_wells=every("double_wells"),
    output:
        COST_OF_WELLS,
    log:
        result("logs/tabulate_cost_of_double_wells.log"),
    params:
        benchmarks=result("benchmarks"),
    shell:
        "{PYTHON:q} {input.script:q} --input {input.double_wells:q} --benchmarks {params.benchmarks:q}"
        " --output {output:q} 2> {log:q}"


# Beside the paper's tables and figures: those of real wells, and what they cost.
PUBLISHED_OF_WELLS = [path for path in SHOWN_WELLS if not path.endswith(".svg")]
PUBLISHED_OF_WELLS += [*COUNTED_WELLS, COST_OF_WELLS] if OWN_WELLS else []


def wells_at_other_temperatures(wildcards):
    if not OWN_WELLS:
        raise WorkflowError("publish_double_wells: the study has wells of catalogues or none, expected wells that it searched for itself")
    if not missing_glasses():
        raise WorkflowError("publish_double_wells: the study has all T_p of the paper, expected others: publish copies its wells, too")
    return PUBLISHED_OF_WELLS


rule publish_double_wells:
    """Copies tables and figures of real double wells at other T_p than the paper's to results/published/NAME, NAME the last
    part of `results`."""
    input:
        wells_at_other_temperatures,
    params:
        directory=lambda wildcards: directory_of_variants(),
    shell:
        COPY_TO_DIRECTORY
