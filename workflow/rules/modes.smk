"""Soft modes: harmonic ones, and the nonlinear ones that start from them; {variant} as for glasses."""


rule find_modes:
    """H z = m omega^2 z: every mode of the Hessian below a frequency. Ji Eq. (15)"""
    input:
        tool=f"{TOOLS}/find-modes",
        minima=batch_of("minima"),
        elasticity=batch_of("elasticity"),
        parameters=section_of("modes"),
    output:
        result("{variant}modes/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}find-modes/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}find-modes/{parent}/{batch}.tsv")
    resources:
        mem_mb=memory,
        runtime=runtime("modes"),
    shell:
        "{input.tool:q} --minima {input.minima:q} --elasticity {input.elasticity:q}"
        " --parameters {input.parameters:q} --output {output:q} 2> {log:q}"


rule fit_nonlinear_modes:
    """The minimum of (2/3) (H:zz)^3 / (U''':zzz)^2 that belongs to each quasi-localised mode. Ji Eq. (16)"""
    input:
        tool=f"{TOOLS}/fit-nonlinear-modes",
        minima=batch_of("minima"),
        modes=batch_of("modes"),
        parameters=section_of("nonlinear_modes"),
    output:
        result("{variant}nonlinear_modes/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}fit-nonlinear-modes/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}fit-nonlinear-modes/{parent}/{batch}.tsv")
    resources:
        mem_mb=memory,
        runtime=runtime("nonlinear_modes"),
    shell:
        "{input.tool:q} --minima {input.minima:q} --modes {input.modes:q} --parameters {input.parameters:q}"
        " --output {output:q} 2> {log:q}"
