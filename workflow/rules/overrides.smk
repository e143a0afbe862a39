"""Refuses, before the merge, changes of the configuration that cannot be merged into the study's."""

import yaml
from snakemake.exceptions import WorkflowError


def check_mergeable(changes, study, where=""):
    """A section must stay a section, and no key be empty: Snakemake's merge would end in a TypeError."""
    for key, value in changes.items():
        name = f"{where}{key}"
        own = study.get(key) if isinstance(study, dict) else None
        if value is None:
            raise WorkflowError(f"config: {name}: is empty, expected {'keys and values' if isinstance(own, dict) else 'a value'}")
        if isinstance(own, dict) and not isinstance(value, dict):
            raise WorkflowError(f"config: {name}: is {value}, expected keys and values")
        if isinstance(value, dict):
            check_mergeable(value, own, f"{name}.")


ALWAYS_READ = ["study.yaml", "variants.yaml", "claims.yaml", "printed.yaml"]  # of config/


def always_read():
    values = {}
    for name in ALWAYS_READ:
        with open(f"{workflow.basedir}/config/{name}") as file:
            values |= yaml.safe_load(file)
    return values


check_mergeable(config, always_read())
