"""This study beside another, `compare_with`.  Never a part of `all`."""

COMPARISONS = [result(f"tables/comparison.{suffix}") for suffix in ("csv", "tex")]

COMPARED = ("liquids", "minima", "elasticity", "modes")


def other_study(wildcards):
    """Files of the other study; it is not made here."""
    if "compare_with" not in config:
        refuse("compare_with", "is missing, expected a directory of results of another study")
    directory = glob.escape(config["compare_with"])
    files = [path for stage in COMPARED for path in sorted(glob.glob(f"{directory}/{stage}/T*/*.h5"))]
    if not files:
        refuse("compare_with", f"{config['compare_with']} holds no {' or '.join(COMPARED)} of any T_p")
    return files


rule compare:
    """Means over liquids and glasses at each T_p, with errors, in this study and the other, and a chi^2 over all."""
    input:
        TABULATING,
        script=f"{SCRIPTS}/compare_studies.py",
        ours=[path for stage in COMPARED for path in every(stage)],
        other=other_study,
    output:
        COMPARISONS,
    log:
        result("logs/compare.log"),
    shell:
        "{PYTHON:q} {input.script:q} --input {input.ours:q} --other {input.other:q} --output {output[0]:q} 2> {log:q}"


rule publish_comparison:
    """Copies the tables of `compare` to results/published, for the paper."""
    input:
        COMPARISONS,
    params:
        directory=here("results/published/tables"),
    shell:
        COPY_TO_DIRECTORY
