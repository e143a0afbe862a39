"""The tests, as one target."""


rule test:
    """Layering, unit tests, the smoke study twice, and the tests of tools and workflow."""
    threads: workflow.cores
    params:
        run=f"{workflow.basedir}/tests/run",
    shell:
        "PYTHON={PYTHON} CORES={threads} {params.run}"
