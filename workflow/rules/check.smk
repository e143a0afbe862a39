"""Refuses a configuration that makes no sense, in one line that names the key."""

import jsonschema
import yaml
from snakemake.exceptions import WorkflowError


def refuse(where, what):
    raise WorkflowError(f"config: {where}: {what}")


def check_schema(config):
    with open(f"{workflow.basedir}/workflow/schemas/study.schema.yaml") as file:
        validator = jsonschema.Draft202012Validator(yaml.safe_load(file))
    error = jsonschema.exceptions.best_match(validator.iter_errors(config))
    if error:
        where = ".".join(map(str, error.absolute_path)) or "top level"
        meaning = error.schema.get("description")
        refuse(where, error.message + (f" ({meaning})" if meaning else ""))


def check_batches(parent, values):
    """Batches are whole, so that more glasses never change a batch that exists."""
    if values["glasses"] % values["batch"]:
        refuse(f"parents.{parent}.glasses", f"{values['glasses']} is no multiple of batch {values['batch']}")
    if values["source"] == "generate" and values["batch"] % values["chains"]:
        refuse(f"parents.{parent}.batch", f"{values['batch']} is no multiple of chains {values['chains']}")


def check_reference(config):
    reference = config["debye"]["reference_parent_temperature"]
    if reference not in [parent["temperature"] for parent in config["parents"].values()]:
        refuse("debye.reference_parent_temperature", f"{reference} is no temperature of parents")


check_schema(config)
check_reference(config)
for parent, values in config["parents"].items():
    check_batches(parent, values)
