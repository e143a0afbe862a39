"""Variants of the analysis: how the results depend on choices."""

VARIANTS = list(config["robustness"])
# Variants that quench the same liquids with another minimiser, and the table of their minima.
QUENCHED = [name for name, changes in config["robustness"].items() if MADE["minima"] & set(changes) == {"quench"}]
BASINS = [result("tables/basins.csv")] if QUENCHED else []


def densities():
    """The n_0 of the study and of each variant."""
    return [result("n0.h5"), *(result(f"robustness/{variant}/n0.h5") for variant in VARIANTS)]


rule tabulate_robustness:
    """Table I for each variant."""
    input:
        TABULATING,
        script=f"{SCRIPTS}/tabulate_robustness.py",
        measured=densities(),
        variants=result("parameters/robustness.yaml"),
    output:
        result("tables/robustness.csv"),
        result("tables/robustness.tex"),
    log:
        result("logs/tabulate_robustness.log"),
    benchmark:
        result("benchmarks/tabulate_robustness.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.measured:q} --variants {input.variants:q}"
        " --output {output[0]:q} 2> {log:q}"


rule draw_robustness:
    """Figure 6: omega_0/omega_D, D_L(omega_0), f and n_0 of each variant."""
    input:
        DRAWING,
        script=f"{SCRIPTS}/draw_robustness.py",
        table=result("tables/robustness.csv"),
    output:
        figure("robustness"),
    log:
        result("logs/draw_robustness.log"),
    benchmark:
        result("benchmarks/draw_robustness.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.table:q} --output {output[0]:q} 2> {log:q}"


rule tabulate_basins:
    """How many glasses end in another minimum under another minimiser."""
    input:
        TABULATING,
        script=f"{SCRIPTS}/tabulate_basins.py",
        study=every("minima"),
        variants=[file for name in QUENCHED for file in every(f"robustness/{name}/minima")],
    output:
        result("tables/basins.csv"),
    log:
        result("logs/tabulate_basins.log"),
    shell:
        "{PYTHON:q} {input.script:q} --input {input.study:q} {input.variants:q} --output {output:q} 2> {log:q}"
