"""Whether the files of a study are still what the tools wrote."""


rule verify:
    """Reads every checksum, compares shapes with each other, inputs and parameters with what was recorded of them."""
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
