"""The paper, and the published run that the repository keeps."""

PUBLISHED = here("results/published")
READMES = [here(f"{folder}README.md") for folder in ("", "results/published/", "tests/benchmarks/")]
IN_READMES = [result("tables/table1.csv"), result("tables/claims.csv")]
MADE_WITH = "parameters/configuration.yaml"
TABLES = IN_READMES + [result("tables/robustness.csv")]
TABLES += [result(f"tables/{name}.tex") for name in ("table1", "claims", "robustness", "numbers")]


rule typeset_paper:
    """The paper; an undefined reference or a missing number is an error."""
    input:
        text=here("paper/main.tex"),
        references=here("paper/references.bib"),
        figures=[result(f"figures/{name}.pdf") for name in FIGURES],
        tables=TABLES + BASINS,
    output:
        result("paper/main.pdf"),
    log:
        result("logs/typeset_paper.log"),
    benchmark:
        result("benchmarks/typeset_paper.tsv")
    params:
        directory=result("paper/latex"),  # where all is side by side: TeX cannot search paths of any name
    shell:
        "mkdir -p {params.directory:q} && cp {input:q} {params.directory:q} && (cd {params.directory:q} &&"
        " SOURCE_DATE_EPOCH=0 latexmk -norc -pdf -gg -Werror -halt-on-error -file-line-error -interaction=nonstopmode"
        " main.tex) > {log:q} 2>&1 && cp {params.directory:q}/main.pdf {output:q}.partial" + NAME_PARTIAL


def if_benchmarked(files):
    """The files, if the benchmark was run; `publish` does not run it."""
    return [path for path in files if all(map(os.path.exists, COSTS)) and os.path.exists(path)]


def new_in_catalogue():
    """{file: name} of the catalogue and of the configuration of each root seed, without the files that are published
    already: `install` does not copy a file onto itself."""
    former = config["catalogue"]["former"]
    files = [catalogue(parent) for parent in PARENTS] + (configurations_of(former) if former != "none" else [])
    named = {path: os.path.basename(path) for path in files}
    if any(batches(parent) for parent in PARENTS):
        named[result(MADE_WITH)] = f"configuration-{config['seed']}.yaml"
    return {path: name for path, name in named.items() if os.path.dirname(os.path.abspath(path)) != os.path.abspath(f"{PUBLISHED}/catalogue")}


def directory_of_variants():
    """Takes its name from `results`; must not be a directory that `publish` fills."""
    name = os.path.basename(os.path.normpath(config["results"]))
    if name in ("figures", "tables", "catalogue", "averages"):
        refuse("results", f"{config['results']} would replace what publish keeps, expected another last part")
    return f"{PUBLISHED}/{name}"


MADE_BEFORE = f"{PUBLISHED}/catalogue/configuration-{config['seed']}.yaml"


rule publish:
    """Copies paper, tables, figures and the catalogue of modes to results/published, and tables into the READMEs.

    A run of fewer glasses than are published is refused before anything is copied; changed parameters are named.
    """
    input:
        check=f"{SCRIPTS}/check_published.py",
        script=f"{SCRIPTS}/tabulate_readme.py",
        figures=[result(f"figures/{name}.{suffix}") for name in FIGURES for suffix in ("pdf", "png")],
        tables=TABLES + BASINS,
        catalogue=[catalogue(parent) for parent in PARENTS],
        averages=[result(f"{name}.h5") for name in ("n0", "spectrum", "debye", "relaxation")],
        configuration=result(MADE_WITH),
        # last: `publish` may replace the catalogue that these read
        paper=result("paper/main.pdf"),
        report=result("report/index.html"),
    params:
        directory=PUBLISHED,
        compared=lambda wildcards, input: ["--configurations", input.configuration, MADE_BEFORE] if os.path.exists(MADE_BEFORE) else [],
        catalogue=list(new_in_catalogue()),
        names=list(new_in_catalogue().values()),
        readmes=READMES,
        in_readmes=IN_READMES,
        costs=lambda wildcards: if_benchmarked(COSTS),
        cost_figures=lambda wildcards: if_benchmarked([result(f"figures/benchmarks.{suffix}") for suffix in ("pdf", "png")]),
    shell:
        "{PYTHON:q} {input.check:q} --input {params.in_readmes[0]:q} --output {params.directory:q}/tables/table1.csv"
        " {params.compared:q} &&"
        " install -D --mode=644 --target-directory={params.directory:q}/figures {input.figures:q} {params.cost_figures:q} &&"
        " install -D --mode=644 --target-directory={params.directory:q}/tables {input.tables:q} {params.costs:q} &&"
        " files=({params.catalogue:q}) && names=({params.names:q}) && for i in \"${{!files[@]}}\"; do"
        " install -D --mode=644 \"${{files[i]}}\" {params.directory:q}/catalogue/\"${{names[i]}}\"; done &&"
        " install -D --mode=644 --target-directory={params.directory:q}/averages {input.averages:q} &&"
        " install --mode=644 {input.paper:q} {params.directory:q}/paper.pdf &&"
        " {PYTHON:q} {input.script:q} --input {params.in_readmes:q} {params.costs:q} --output {params.readmes:q}"


rule publish_variants:
    """Copies table and figure of a run with other variants to results/published/NAME, NAME the last part of its `results`."""
    input:
        tables=[result("tables/robustness.csv"), *BASINS],
        figures=[result(f"figures/robustness.{suffix}") for suffix in ("pdf", "png")],
    params:
        directory=lambda wildcards: directory_of_variants(),
    shell:
        "install -D --mode=644 --target-directory={params.directory:q} {input:q}"
