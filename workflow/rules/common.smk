"""Names shared by the rules. Nothing here runs a program or knows physics."""

import re
import sys

TOOLS = f"{workflow.basedir}/build/release/tools-in-use"
SCRIPTS = f"{workflow.basedir}/workflow/scripts"
PYTHON = sys.executable  # the interpreter that runs Snakemake has h5py and matplotlib beside it
PARENTS = config["parents"]


def result(path):
    """A file of the study, below the directory that the configuration names."""
    return f"{config['results']}/{path}"


def batches(parent):
    """Batch b holds the glasses [b * batch, (b + 1) * batch)."""
    return [f"{b:04d}" for b in range(PARENTS[parent]["glasses"] // PARENTS[parent]["batch"])]


def every(stage):
    """The files of one stage at all parent temperatures."""
    return [result(f"{stage}/{parent}/{batch}.h5") for parent in PARENTS for batch in batches(parent)]


wildcard_constraints:
    parent="|".join(map(re.escape, PARENTS)),
    chain=r"\d{4}",
    batch=r"\d{4}",
    source=r"[^/]+",
    segment=r"\d{2}",
    name=r"\w+|liquids/[^/]+|chains/[^/]+/\d{4}|robustness/\w+/\w+",
    variant=r"(robustness/\w+/)?",
