"""The paper, and the published run that the repository keeps.  Without TeX, or for other T_p, all else is made."""

import shutil
import subprocess

PUBLISHED = here("results/published")
READMES = [here(f"{folder}README.md") for folder in ("", "results/published/", "tests/benchmarks/")]
MADE_WITH = result("parameters/configuration.yaml")
AVERAGES = [result(f"{name}.h5") for name in ("n0", "spectrum", "debye", "relaxation")]
TABLES_IN_TEX = [result(f"tables/{name}.tex") for name in ("table1", "claims", "robustness", "numbers")]
TABLES = [result(f"tables/{name}.csv") for name in ("table1", "claims", "robustness", "spectrum")] + TABLES_IN_TEX
# Liquids of two methods beside each other, config/breathing.yaml.
COMPARISON = list(filter(os.path.exists, [here("results/published/tables/comparison.tex")]))
# Real double wells: those of the study, else the published ones.
SHOWN_IN_PAPER = ("tables/double_wells.tex", "tables/well_claims.tex", *(f"figures/{name}.pdf" for name in WELL_FIGURES))
PUBLISHED_WELLS = [here(f"results/published/double_wells/{os.path.basename(name)}") for name in SHOWN_IN_PAPER]
REAL_WELLS = [result(name) for name in SHOWN_IN_PAPER] if OWN_WELLS else list(filter(os.path.exists, PUBLISHED_WELLS))


def missing_tex():
    """What the paper lacks, by its Debian package.  None: nothing."""
    for program, package in {"latexmk": "latexmk", "kpsewhich": "texlive-binaries"}.items():
        if not shutil.which(program):
            return package
    style = subprocess.run(["kpsewhich", "revtex4-2.cls", "lmodern.sty"], stdout=subprocess.PIPE, text=True, check=False)
    found = {os.path.basename(path) for path in style.stdout.split()}
    lacks = {"revtex4-2.cls": "texlive-publishers", "lmodern.sty": "lmodern"}
    return next((package for name, package in lacks.items() if name not in found), None)


def missing_glasses():
    """The T_p of [Ji] that the study lacks, or its hottest or coldest if [Ji] has not printed it: the text quotes these."""
    printed = {row["parent_temperature"] for row in config["printed"].values()}
    made = {values["temperature"] for values in PARENTS.values()}
    if lacks := sorted(printed - made, reverse=True):
        return f"this study has no glasses of T_p = {', '.join(f'{t:.2f}' for t in lacks)}"
    beyond = [t for t in (max(made), min(made)) if t not in printed]
    return f"T_p = {beyond[0]:.2f} lies beyond those of [Ji]" if beyond else None


def reason_without_paper():
    """Why the paper is left out, else None."""
    if package := missing_tex():
        return f"{package} is missing"
    return missing_glasses()


WITHOUT_PAPER = reason_without_paper()
PAPER = [] if WITHOUT_PAPER else [result("paper/main.pdf")]


def paper_to_publish(wildcards):
    if WITHOUT_PAPER:
        raise WorkflowError(f"publish: the paper cannot be typeset: {WITHOUT_PAPER}")
    return PAPER


def tell_without_paper():
    if WITHOUT_PAPER:
        print(f"The paper is left out: {WITHOUT_PAPER}.", file=sys.stderr)


onstart:
    tell_without_paper()


onsuccess:
    tell_without_paper()


rule typeset_paper:
    """The paper; an undefined reference or a missing number is an error."""
    input:
        text=here("paper/main.tex"),
        references=here("paper/references.bib"),
        figures=[result(f"figures/{name}.pdf") for name in FIGURES],
        tables=TABLES_IN_TEX + COMPARISON + REAL_WELLS,
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


def figures_to_publish(names):
    return [result(f"figures/{name}.{suffix}") for name in names for suffix in ("pdf", "png")]


PUBLISHED_FOLDERS = ("figures", "tables", "catalogue", "averages", "double_wells")


def files_to_publish():
    """{file: its name below results/published}, also of the configuration of each root seed."""
    former = config["catalogue"]["former"]
    folders = {
        "figures": figures_to_publish(FIGURES) + if_benchmarked(figures_to_publish(["benchmarks"])),
        "tables": TABLES + BASINS + if_benchmarked(COSTS) + list(filter(os.path.exists, [result("tables/liquids.csv")])),
        "catalogue": [catalogue(parent) for parent in PARENTS] + (configurations_of(former) if former != "none" else []),
        "averages": AVERAGES,
        "double_wells": PUBLISHED_OF_WELLS,
    }
    assert tuple(folders) == PUBLISHED_FOLDERS
    named = {path: f"{folder}/{os.path.basename(path)}" for folder, paths in folders.items() for path in paths}
    if any(batches(parent) for parent in PARENTS):
        named[MADE_WITH] = f"catalogue/configuration-{config['seed']}.yaml"
    return {**named, result("paper/main.pdf"): "paper.pdf"}


def directory_of_variants():
    """Takes its name from `results`; must not be a directory that `publish` fills."""
    name = os.path.basename(os.path.normpath(config["results"]))
    if name in PUBLISHED_FOLDERS:
        refuse("results", f"{config['results']} would replace what publish keeps, expected another last part")
    return f"{PUBLISHED}/{name}"


rule publish:
    """Copies paper, tables, figures, double wells and the catalogue to results/published, and tables into the READMEs.

    A run of fewer glasses than are published is refused before anything is copied; changed parameters are named.
    """
    input:
        [f"{SCRIPTS}/{name}.py" for name in ("inputs", "notation", "readme_cost", "tabulate_readme")],
        script=f"{SCRIPTS}/publish.py",
        figures=figures_to_publish(FIGURES),
        tables=TABLES + BASINS,
        catalogue=[catalogue(parent) for parent in PARENTS],
        averages=AVERAGES,
        double_wells=PUBLISHED_OF_WELLS,
        configuration=MADE_WITH,
        # last: `publish` may replace the catalogue that these read
        paper=paper_to_publish,
        report=result("report/index.html"),
    params:
        directory=PUBLISHED,
        files=lambda wildcards: list(files_to_publish()),
        names=lambda wildcards: list(files_to_publish().values()),
        readmes=READMES,
    shell:
        "{PYTHON:q} {input.script:q} --input {params.files:q} --names {params.names:q}"
        " --configuration {input.configuration:q} --readmes {params.readmes:q} --output {params.directory:q}"


rule publish_variants:
    """Copies table and figure of a run with other variants to results/published/NAME, NAME the last part of its `results`."""
    input:
        tables=[result("tables/robustness.csv"), *BASINS],
        figures=[result(f"figures/robustness.{suffix}") for suffix in ("pdf", "png")],
    params:
        directory=lambda wildcards: directory_of_variants(),
    shell:
        COPY_TO_DIRECTORY


rule publish_spectrum:
    """Copies A_4 and exponents below every cut-off to results/published/NAME, as `publish_variants` does."""
    input:
        result("tables/spectrum.csv"),
    params:
        directory=lambda wildcards: directory_of_variants(),
    shell:
        COPY_TO_DIRECTORY
