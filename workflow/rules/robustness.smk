"""The same modes read otherwise: what the results owe to choices."""

VARIANTS = list(config["robustness"])


def variants(stage):
    """The file of one stage: that of the study first."""
    return [result(f"{stage}.h5"), *(result(f"robustness/{variant}/{stage}.h5") for variant in VARIANTS)]


rule tabulate_robustness:
    """Table I for each variant."""
    input:
        TABULATING,
        script=f"{SCRIPTS}/tabulate_robustness.py",
        measured=variants("n0"),
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
