"""Variants of the analysis: how the results depend on choices."""

OF_WELLS = MADE["two_level_systems"] - MADE["n0"]
VARIANTS = [name for name, changes in config["robustness"].items() if set(changes) - OF_WELLS - {"says"}]
# Variants of the search for double wells, their paths and levels; n_0 by the quartic does not change.
WELL_VARIANTS = [name for name in config["robustness"] if name not in VARIANTS] if OWN_WELLS else []
WELLS_COMPARED = [result("tables/well_variants.csv")] if WELL_VARIANTS else []
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


def wells_of(variant):
    """Files that tell the double wells of a variant; of the study itself: empty."""
    stages = [f"{own(variant, MADE[stage])}{stage}" for stage in ("paths", "tunnelling")]
    return [file for stage in stages for file in every(stage)] + [result(f"{variant}two_level_systems.h5")]


rule tabulate_well_variants:
    """Epsilon, Delta_0 and n_0 of the same double wells, under each variant and in the study."""
    input:
        TABULATING,
        f"{SCRIPTS}/double_wells.py",
        script=f"{SCRIPTS}/tabulate_well_variants.py",
        study=lambda wildcards: wells_of(""),
        variants=lambda wildcards: [file for name in WELL_VARIANTS for file in wells_of(f"robustness/{name}/")],
    output:
        result("tables/well_variants.csv"),
    log:
        result("logs/tabulate_well_variants.log"),
    params:
        names=WELL_VARIANTS,
    shell:
        "{PYTHON:q} {input.script:q} --input {input.study:q} {input.variants:q} --names {params.names:q}"
        " --output {output:q} 2> {log:q}"


def well_variants_to_publish(wildcards):
    if not WELLS_COMPARED:
        raise WorkflowError("publish_well_variants: the study has no double wells that it searched for itself, or no variants of them")
    return WELLS_COMPARED


rule publish_well_variants:
    """Copies the table of the variants of double wells to results/published/NAME, as `publish_variants` does."""
    input:
        well_variants_to_publish,
    params:
        directory=lambda wildcards: directory_of_variants(),
    shell:
        COPY_TO_DIRECTORY
