"""Reproduces Ji, arXiv:2112.10105: from parent liquids to the density of two-level systems."""

# All rules share one namespace: a module is imported once, where it is needed first.
import copy
import os

from snakemake.utils import min_version

min_version("7.21")

# What `snakemake --lint` finds stays, because
#   conda environment, container   Debian's packages are the environment: workflow/bootstrap
#   PYTHON in shell commands       is the same in every rule
#   files by index                 the first of several that a script writes beside each other
#   rules beside functions         a function stands next to the rules that use it
#   no log                         one line of shell, or a target
#   envvars, prefixes, '+'         variables are set here, not read; prefixes lie in the repository; '+' joins lists

# One single-threaded process per core: parallelism is over batches of glasses.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"


include: "workflow/rules/overrides.smk"


USER_CONFIG = copy.deepcopy(config)  # by --configfile and --config, which go on top of what is always read


for name in ALWAYS_READ:

    configfile: f"{workflow.basedir}/config/{name}"


include: "workflow/rules/paths.smk"
include: "workflow/rules/sections.smk"
include: "workflow/rules/check.smk"
include: "workflow/rules/common.smk"
include: "workflow/rules/resources.smk"
include: "workflow/rules/messages.smk"


# What only writes a few lines, copies, or needs TeX: on a cluster, where Snakemake itself runs.
localrules:
    all,
    benchmark,
    catalogue,
    parameters,
    publish,
    publish_comparison,
    publish_double_wells,
    publish_spectrum,
    publish_variants,
    publish_well_variants,
    ship_liquids,
    shipped_liquid,
    test,
    typeset_paper,


rule all:
    """The whole study: its paper (where there is TeX) and its report, every figure and table, and the catalogue of its modes."""
    input:
        lambda wildcards: (PAPER or [result(f"figures/{name}.pdf") for name in FIGURES]) + TABLES,
        result("report/index.html"),
        lambda wildcards: BASINS + [catalogue(parent) for parent in PARENTS] + COUNTED_WELLS + WELLS_COMPARED + SHOWN_WELLS,


include: "workflow/rules/parameters.smk"
include: "workflow/rules/imported.smk"
include: "workflow/rules/liquids.smk"
include: "workflow/rules/glasses.smk"
include: "workflow/rules/modes.smk"
include: "workflow/rules/double_wells.smk"
include: "workflow/rules/ensemble.smk"
include: "workflow/rules/figures.smk"
include: "workflow/rules/tables.smk"
include: "workflow/rules/real_wells.smk"
include: "workflow/rules/robustness.smk"
include: "workflow/rules/comparison.smk"
include: "workflow/rules/benchmark.smk"
include: "workflow/rules/catalogue.smk"
include: "workflow/rules/paper.smk"
include: "workflow/rules/report.smk"
include: "workflow/rules/verify.smk"
include: "workflow/rules/tests.smk"
