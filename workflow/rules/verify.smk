"""Checks that the files of a study are unchanged."""


rule verify:
    """Reads every checksum; compares extents within each file, inputs and parameters with what files recorded."""
    input:
        f"{SCRIPTS}/extents.py",
        f"{SCRIPTS}/inputs.py",
        f"{SCRIPTS}/stages.py",
        script=f"{SCRIPTS}/verify.py",
    resources:
        mem_mb=memory_of_study,
        runtime=runtime_of_study,
    params:
        results=config["results"],
        outside=here("resources/liquids"),
    shell:
        "{PYTHON:q} {input.script:q} --results {params.results:q} --outside {params.outside:q}"
