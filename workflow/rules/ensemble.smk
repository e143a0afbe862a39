"""Averages over all glasses of each parent temperature; {variant} as for glasses."""


rule measure_relaxation:
    """Overlap between the samples of each chain, its 1/e time, and the change of the energy."""
    input:
        tool=f"{TOOLS}/measure-relaxation",
        liquids=FORMER + every("liquids"),
        parameters=result("parameters/relaxation.yaml"),
    output:
        result("relaxation.h5"),
    log:
        result("logs/measure-relaxation.log"),
    benchmark:
        result("benchmarks/measure-relaxation.tsv")
    resources:
        mem_mb=memory_of_study,
        runtime=runtime_of_study,
    shell:
        "{input.tool:q} --liquids {input.liquids:q} --parameters {input.parameters:q} --output {output:q} 2> {log:q}"


rule scale_debye:
    """omega_D(T_p) from the mean G and K, in kelvin: 530 k_B K / hbar at the reference T_p. Ji SI"""
    input:
        tool=f"{TOOLS}/scale-debye",
        elasticity=every_of("elasticity"),
        parameters=section_of("debye"),
    output:
        result("{variant}debye.h5"),
    log:
        result("logs/{variant}scale-debye.log"),
    benchmark:
        result("benchmarks/{variant}scale-debye.tsv")
    resources:
        mem_mb=memory_of_study,
        runtime=runtime_of_study,
    shell:
        "{input.tool:q} --elasticity {input.elasticity:q} --parameters {input.parameters:q}"
        " --output {output:q} 2> {log:q}"


rule measure_spectrum:
    """D(omega) = <sum delta(omega - omega_i)>/(3N), and A_4 from the modes below the first plane wave."""
    input:
        tool=f"{TOOLS}/measure-spectrum",
        modes=every_of("modes"),
        debye=ensemble_of("debye"),
        parameters=section_of("spectrum"),
    output:
        result("{variant}spectrum.h5"),
    log:
        result("logs/{variant}measure-spectrum.log"),
    benchmark:
        result("benchmarks/{variant}measure-spectrum.tsv")
    resources:
        mem_mb=memory_of_study,
        runtime=runtime_of_study,
    shell:
        "{input.tool:q} --modes {input.modes:q} --debye {input.debye:q} --parameters {input.parameters:q}"
        " --output {output:q} 2> {log:q}"


rule assemble_n0:
    """n_0 = C_0 A_4 omega_0^4 f(omega_0). Ji Eqs. (3)-(12)"""
    input:
        tool=f"{TOOLS}/assemble-n0",
        nonlinear_modes=every_of("nonlinear_modes"),
        modes=every_of("modes"),
        debye=ensemble_of("debye"),
        spectrum=ensemble_of("spectrum"),
        parameters=section_of("n0"),
    output:
        result("{variant}n0.h5"),
    log:
        result("logs/{variant}assemble-n0.log"),
    benchmark:
        result("benchmarks/{variant}assemble-n0.tsv")
    resources:
        mem_mb=memory_of_study,
        runtime=runtime_of_study,
    shell:
        "{input.tool:q} --nonlinear-modes {input.nonlinear_modes:q} --modes {input.modes:q} --debye {input.debye:q}"
        " --spectrum {input.spectrum:q} --parameters {input.parameters:q} --output {output:q} 2> {log:q}"
