"""The report's figure of n_0, and Figures 1 to 6 of the paper, from stored or tabulated results, as PDF, PNG and SVG."""

DRAWING = [f"{SCRIPTS}/style.py", f"{SCRIPTS}/notation.py", f"{SCRIPTS}/inputs.py"]
FIGURES = ("n0", "sketch", "kappa", "spectrum", "chi", "equilibration", "robustness")


def figure(name):
    """The three files of one figure."""
    return [result(f"figures/{name}.{suffix}") for suffix in ("pdf", "png", "svg")]


rule draw_n0:
    """n_0 against T_p, measured, printed and of real double wells, and the order of magnitude in amorphous silicon. Ji Table I"""
    input:
        DRAWING,
        script=f"{SCRIPTS}/draw_n0.py",
        table=result("tables/table1.csv"),
        claims=result("tables/claims.csv"),
        direct=[*COUNTED_WELLS, result("n0.h5")] if COUNTED_WELLS else [],
    output:
        figure("n0"),
    log:
        result("logs/draw_n0.log"),
    benchmark:
        result("benchmarks/draw_n0.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.table:q} --claims {input.claims:q} --direct {input.direct:q}"
        " --output {output[0]:q} 2> {log:q}"


rule draw_sketch:
    """Figure 1: D_L = A_4 omega^4, and the double well of U(s) = m omega^2 s^2/2 + kappa s^3/6 + chi s^4/24. Ji Eq. (1)"""
    input:
        DRAWING,
        script=f"{SCRIPTS}/draw_sketch.py",
        measured=[result("n0.h5"), result("spectrum.h5")],
    output:
        figure("sketch"),
    log:
        result("logs/draw_sketch.log"),
    benchmark:
        result("benchmarks/draw_sketch.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.measured:q} --output {output[0]:q} 2> {log:q}"


rule draw_kappa:
    """Figure 2: kappa_1/(sqrt(chi_1) omega_D) against omega_1/omega_D, symmetric wells and spinodal."""
    input:
        DRAWING,
        script=f"{SCRIPTS}/draw_kappa.py",
        measured=result("n0.h5"),
    output:
        figure("kappa"),
    log:
        result("logs/draw_kappa.log"),
    benchmark:
        result("benchmarks/draw_kappa.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.measured:q} --output {output[0]:q} 2> {log:q}"


rule draw_spectrum:
    """Figure 3: D(omega) omega_D against omega/omega_D, with A_4 omega_D^5 (omega/omega_D)^4."""
    input:
        DRAWING,
        script=f"{SCRIPTS}/draw_spectrum.py",
        measured=[result("spectrum.h5"), result("debye.h5")],
    output:
        figure("spectrum"),
    log:
        result("logs/draw_spectrum.log"),
    benchmark:
        result("benchmarks/draw_spectrum.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.measured:q} --output {output[0]:q} 2> {log:q}"


rule draw_chi:
    """Figure 4: chi a^2/(m omega_D^2) against omega/omega_D, nonlinear and harmonic modes."""
    input:
        DRAWING,
        script=f"{SCRIPTS}/draw_chi.py",
        measured=result("n0.h5"),
    output:
        figure("chi"),
    log:
        result("logs/draw_chi.log"),
    benchmark:
        result("benchmarks/draw_chi.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.measured:q} --output {output[0]:q} 2> {log:q}"


rule draw_equilibration:
    """Figure 5: energy and self-overlap against sweeps, the evidence that the liquids are equilibrated."""
    input:
        DRAWING,
        script=f"{SCRIPTS}/draw_equilibration.py",
        liquids=FORMER + every("liquids"),
        relaxation=result("relaxation.h5"),
    output:
        figure("equilibration"),
    log:
        result("logs/draw_equilibration.log"),
    benchmark:
        result("benchmarks/draw_equilibration.tsv")
    resources:
        mem_mb=memory_of_study,
        runtime=runtime_of_study,
    shell:
        "{PYTHON:q} {input.script:q} --input {input.liquids:q} {input.relaxation:q} --output {output[0]:q} 2> {log:q}"
