"""Glasses: inherent structures of the liquids, and their elastic moduli.

{variant} is empty for the study itself, and robustness/NAME/ for a variant of the analysis.
"""


rule quench:
    """Instantaneous quench: the minimum of U reached from each liquid, certified by max |force|."""
    input:
        tool=f"{TOOLS}/quench",
        liquids=batch_of("liquids"),
        parameters=section_of("quench"),
    output:
        result("{variant}minima/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}quench/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}quench/{parent}/{batch}.tsv")
    resources:
        mem_mb=memory,
        runtime=runtime("quench"),
    shell:
        "{input.tool:q} --liquids {input.liquids:q} --parameters {input.parameters:q} --output {output:q} 2> {log:q}"


rule measure_elasticity:
    """G = [U_gg - Xi H^-1 Xi]/V and K of each glass, omega_D = [18 pi^2 rho / (2 c_t^-3 + c_l^-3)]^(1/3)."""
    input:
        tool=f"{TOOLS}/measure-elasticity",
        minima=batch_of("minima"),
        parameters=section_of("elasticity"),
    output:
        result("{variant}elasticity/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}measure-elasticity/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}measure-elasticity/{parent}/{batch}.tsv")
    resources:
        mem_mb=memory,
        runtime=runtime("elasticity"),
    shell:
        "{input.tool:q} --minima {input.minima:q} --parameters {input.parameters:q} --output {output:q} 2> {log:q}"
