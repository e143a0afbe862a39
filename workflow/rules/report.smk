"""The report: the whole study as one page."""

STAGES = ("liquids", "minima", "elasticity", "modes", "nonlinear_modes", "double_wells", "paths", "tunnelling")
REPORTING = [f"{SCRIPTS}/{name}.py" for name in ("inputs", "notation", "style", "markup", "stages")]
PARTS = ("findings", "tables", "equilibration", "imported", "provenance", "modes", "double_wells")
REPORTING += [f"{SCRIPTS}/report_{name}.py" for name in PARTS]
PAGE = ("page.html", "page.css", "turned.js", "scatter.js", "field.js", "double_wells.html", "double_wells.js")
REPORTING += [here(f"workflow/report/{name}") for name in PAGE]


def generated_chains():
    """The segments of the chains that the study ran itself."""
    return [
        result(f"chains/{parent}/{chain:04d}/{batch}.h5")
        for parent in PARENTS
        for batch in batches(parent)
        if made_here(parent, batch)
        for chain in range(PARENTS[parent]["chains"])
    ]


rule write_report:
    """Tables, figures, equilibration, provenance and an explorer of the nonlinear modes, in one file."""
    input:
        REPORTING,
        generated_chains(),
        [every(stage) for stage in STAGES],
        COUNTED_WELLS,
        script=f"{SCRIPTS}/write_report.py",
        measured=[result(f"{name}.h5") for name in ("n0", "debye", "spectrum", "relaxation")],
        parents=result("parameters/parents.yaml"),
        catalogue=FORMER,
        kept=result("parameters/catalogue.yaml"),
        tables=[result("tables/table1.csv"), result("tables/claims.csv"), *WELL_CLAIMS],
        figures=[result(f"figures/{name}.svg") for name in FIGURES],
    output:
        result("report/index.html"),
    log:
        result("logs/write_report.log"),
    benchmark:
        result("benchmarks/write_report.tsv")
    resources:
        mem_mb=memory_of_study,
        runtime=runtime_of_study,
    shell:
        "{PYTHON:q} {input.script:q} --input {input.measured:q} --parents {input.parents:q}"
        " --catalogue {input.catalogue:q} --kept {input.kept:q} --tables {input.tables:q}"
        " --figures {input.figures:q} --output {output:q} 2> {log:q}"
