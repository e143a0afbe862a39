"""The catalogue: all glasses of a parent temperature in one small file, enough to repeat the averages and figures."""


def batches_of(stage):
    """The batches of one stage at one parent temperature."""
    return lambda wildcards: [result(f"{stage}/{wildcards.parent}/{batch}.h5") for batch in batches_with(stage, wildcards.parent)]


def catalogue(parent):
    """The file with all glasses of a parent: the former catalogue, if none are added."""
    return result(f"catalogue/{parent}.h5") if batches(parent) else former_catalogue(parent)[0]


rule gather_catalogue:
    """Moduli, modes without their fields, records of chains, paths to double wells, and the moving parts of the softest
    nonlinear modes."""
    input:
        tool=f"{TOOLS}/gather-catalogue",
        former=lambda wildcards: former_catalogue(wildcards.parent),
        **{stage: batches_of(stage) for stage in ("liquids", "minima", "elasticity", "modes", "nonlinear_modes", "paths")},
        relaxation=result("relaxation.h5"),
        parameters=result("parameters/catalogue.yaml"),
    output:
        result("catalogue/{parent}.h5"),
    log:
        result("logs/gather-catalogue/{parent}.log"),
    benchmark:
        result("benchmarks/gather-catalogue/{parent}.tsv")
    resources:
        mem_mb=memory_of_study,
        runtime=runtime_of_study,
    params:
        former=lambda wildcards, input: ["--catalogue", input.former] if input.former else [],
    shell:
        "{input.tool:q} {params.former:q} --liquids {input.liquids:q} --minima {input.minima:q}"
        " --elasticity {input.elasticity:q} --modes {input.modes:q} --nonlinear-modes {input.nonlinear_modes:q}"
        " --paths {input.paths:q} --relaxation {input.relaxation:q} --parameters {input.parameters:q} --output {output:q} 2> {log:q}"


rule catalogue:
    """The whole catalogue, as `publish` stores it."""
    input:
        [catalogue(parent) for parent in PARENTS],
