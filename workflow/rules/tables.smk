"""Table I beside the printed one, and every number that the paper's text cites."""

TABULATING = [f"{SCRIPTS}/inputs.py", f"{SCRIPTS}/notation.py", f"{SCRIPTS}/tabulate_table1.py"]
CITED = ("model", "quench", "modes", "nonlinear_modes", "debye", "spectrum", "n0", "parents")
CITED_VARIANTS = ("one_chi", "low_cutoff")


def n0_of(variant):
    """n_0 of a variant, or of the study if the variant is left out because the study has its values."""
    return result(f"robustness/{variant}/n0.h5" if variant in config["robustness"] else "n0.h5")


rule tabulate_table1:
    """omega_0/omega_D, C_0, D_L(omega_0), f and n_0 at each T_p, measured and printed. Ji Table I"""
    input:
        TABULATING,
        script=f"{SCRIPTS}/tabulate_table1.py",
        n0=result("n0.h5"),
        printed=result("parameters/printed.yaml"),
    output:
        result("tables/table1.csv"),
        result("tables/table1.tex"),
    log:
        result("logs/tabulate_table1.log"),
    benchmark:
        result("benchmarks/tabulate_table1.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.n0:q} --printed {input.printed:q} --output {output[0]:q} 2> {log:q}"


rule tabulate_spectrum:
    """A_4 and exponent of the modes below every cut-off."""
    input:
        TABULATING,
        script=f"{SCRIPTS}/tabulate_spectrum.py",
        measured=[result(f"{name}.h5") for name in ("spectrum", "debye")],
    output:
        result("tables/spectrum.csv"),
    log:
        result("logs/tabulate_spectrum.log"),
    benchmark:
        result("benchmarks/tabulate_spectrum.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.measured:q} --output {output:q} 2> {log:q}"


rule tabulate_claims:
    """Claims of the source paper compared with the measured intervals: holds, fails or undecided at 95 %."""
    input:
        TABULATING,
        script=f"{SCRIPTS}/tabulate_claims.py",
        measured=[result(f"{name}.h5") for name in ("n0", "spectrum", "debye")],
        claims=result("parameters/claims.yaml"),
    output:
        result("tables/claims.csv"),
        result("tables/claims.tex"),
    log:
        result("logs/tabulate_claims.log"),
    benchmark:
        result("benchmarks/tabulate_claims.tsv")
    shell:
        "{PYTHON:q} {input.script:q} --input {input.measured:q} --claims {input.claims:q}"
        " --output {output[0]:q} 2> {log:q}"


rule tabulate_numbers:
    """One macro for each number in the paper's text: measured, printed by [Ji], or a parameter."""
    input:
        TABULATING,
        script=f"{SCRIPTS}/tabulate_numbers.py",
        measured=[result(f"{name}.h5") for name in ("n0", "debye", "spectrum", "relaxation")],
        variants=[n0_of(variant) for variant in CITED_VARIANTS],
        printed=result("parameters/printed.yaml"),
        parameters=[result(f"parameters/{name}.yaml") for name in CITED],
    output:
        result("tables/numbers.tex"),
    log:
        result("logs/tabulate_numbers.log"),
    benchmark:
        result("benchmarks/tabulate_numbers.tsv")
    params:
        called=CITED_VARIANTS,
    shell:
        "{PYTHON:q} {input.script:q} --input {input.measured:q} --variants {input.variants:q} --called {params.called:q}"
        " --printed {input.printed:q} --parameters {input.parameters:q} --output {output:q} 2> {log:q}"
