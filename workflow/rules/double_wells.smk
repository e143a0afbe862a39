"""Double wells: minima beside the glasses, the paths to them, and the levels along these; {variant} as for glasses."""


rule find_double_wells:
    """Minima into which pushes along each nonlinear mode lead, certified as every minimum."""
    input:
        tool=f"{TOOLS}/find-double-wells",
        minima=batch_of("minima"),
        nonlinear_modes=batch_of("nonlinear_modes"),
        parameters=section_of("double_wells"),
    output:
        result("{variant}double_wells/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}find-double-wells/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}find-double-wells/{parent}/{batch}.tsv")
    resources:
        mem_mb=memory,
        runtime=runtime("double_wells"),
    shell:
        "{input.tool:q} --minima {input.minima:q} --nonlinear-modes {input.nonlinear_modes:q}"
        " --parameters {input.parameters:q} --output {output:q} 2> {log:q}"


rule trace_paths:
    """The path of least energy to each of these minima, by a climbing nudged elastic band; its saddle, by inertia."""
    input:
        tool=f"{TOOLS}/trace-paths",
        minima=batch_of("minima"),
        double_wells=batch_of("double_wells"),
        parameters=section_of("paths"),
    output:
        result("{variant}paths/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}trace-paths/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}trace-paths/{parent}/{batch}.tsv")
    resources:
        mem_mb=memory,
        runtime=runtime("paths"),
    shell:
        "{input.tool:q} --minima {input.minima:q} --double-wells {input.double_wells:q}"
        " --parameters {input.parameters:q} --output {output:q} 2> {log:q}"


rule solve_tunnelling:
    """-(hbar^2/2m) psi'' + V(s) psi = E psi along each certified path: E, epsilon and Delta_0."""
    wildcard_constraints:
        batch=r"\d{4}|former",  # former: those in the catalogue of an earlier run
    input:
        tool=f"{TOOLS}/solve-tunnelling",
        paths=lambda wildcards: former_catalogue(wildcards.parent) if wildcards.batch == "former" else batch_of("paths")(wildcards),
        debye=ensemble_of("debye"),
        parameters=section_of("tunnelling"),
    output:
        result("{variant}tunnelling/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}solve-tunnelling/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}solve-tunnelling/{parent}/{batch}.tsv")
    resources:
        mem_mb=memory,
        runtime=runtime("tunnelling"),
    shell:
        "{input.tool:q} --paths {input.paths:q} --debye {input.debye:q} --parameters {input.parameters:q}"
        " --output {output:q} 2> {log:q}"


rule count_two_level_systems:
    """n_0 of the double wells with |epsilon| < A, each by the range of its tilts: tools/physics/ensemble/direct_density.hpp."""
    input:
        tool=f"{TOOLS}/count-two-level-systems",
        tunnelling=lambda wildcards: solved(own(wildcards.variant, MADE["tunnelling"])),
        debye=ensemble_of("debye"),
        parameters=section_of("two_level_systems"),
    output:
        result("{variant}two_level_systems.h5"),
    log:
        result("logs/{variant}count-two-level-systems.log"),
    benchmark:
        result("benchmarks/{variant}count-two-level-systems.tsv")
    resources:
        mem_mb=memory_of_study,
        runtime=runtime_of_study,
    shell:
        "{input.tool:q} --tunnelling {input.tunnelling:q} --debye {input.debye:q} --parameters {input.parameters:q}"
        " --output {output:q} 2> {log:q}"
