"""The tests, as one target."""


rule test:
    """The smoke study twice, layering and unit tests, the tests of tools and workflow."""
    threads: lambda wildcards: workflow.cores
    params:
        run=here("tests/run"),
    shell:
        "PYTHON={PYTHON:q} CORES={threads} {params.run:q}"
