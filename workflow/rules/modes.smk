"""Soft modes: harmonic ones, and the nonlinear ones that start from them."""


rule find_modes:
    """H z = m omega^2 z: every mode of the Hessian below a frequency. Ji Eq. (15)"""
    input:
        tool=f"{TOOLS}/find-modes",
        minima=result("minima/{parent}/{batch}.h5"),
        elasticity=result("elasticity/{parent}/{batch}.h5"),
        parameters=result("parameters/modes.yaml"),
    output:
        result("modes/{parent}/{batch}.h5"),
    log:
        result("logs/find-modes/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/find-modes/{parent}/{batch}.tsv")
    shell:
        "{input.tool:q} --minima {input.minima:q} --elasticity {input.elasticity:q}"
        " --parameters {input.parameters:q} --output {output:q} 2> {log:q}"


rule fit_nonlinear_modes:
    """The minimum of (2/3) (H:zz)^3 / (U''':zzz)^2 that belongs to each quasi-localised mode. Ji Eq. (16)"""
    input:
        tool=f"{TOOLS}/fit-nonlinear-modes",
        minima=result("minima/{parent}/{batch}.h5"),
        modes=result("modes/{parent}/{batch}.h5"),
        parameters=result("parameters/nonlinear_modes.yaml"),
    output:
        result("nonlinear_modes/{parent}/{batch}.h5"),
    log:
        result("logs/fit-nonlinear-modes/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/fit-nonlinear-modes/{parent}/{batch}.tsv")
    shell:
        "{input.tool:q} --minima {input.minima:q} --modes {input.modes:q} --parameters {input.parameters:q}"
        " --output {output:q} 2> {log:q}"
