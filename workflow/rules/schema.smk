"""Refuses keys and values that the schema does not allow, in one line that names the key."""

import re

import jsonschema


def refuse(where, what):
    raise WorkflowError(f"config: {where}: {what}")


def as_yaml_number(value):
    """The number as YAML needs it written: there 1e-6 is text, 1.0e-6 a number."""
    found = re.fullmatch(r"([-+]?\d+)(\.\d*)?[eE]([-+]?\d+)", value) if isinstance(value, str) else None
    return found and f"{found[1]}{found[2] or '.0'}e{int(found[3]):+d}"


# Former keys of n0, and their present names.
NOW_CALLED = {
    "window_low": "window.low",
    "window_high": "window.high",
    "narrow_high": "window.narrow_high",
    "c1_of": "c1.of",
    "typical_width": "c1.typical_width",
    "softest_modes": "c1.softest_modes",
    "particle_mass": "material.mass",
    "spacing": "material.spacing",
    "splitting": "material.splitting",
    "smallest_tunnelling": "material.smallest_tunnelling",
}


def check_names(config, within=""):
    for key in config["n0"] if isinstance(config["n0"], dict) else ():
        if key in NOW_CALLED:
            refuse(f"{within}n0.{key}", f"is now called n0.{NOW_CALLED[key]}")
    for parent, values in config["parents"].items() if isinstance(config["parents"], dict) else ():
        if "overlap_distance" in (isinstance(values, dict) and values.get("run") or ()):
            refuse(f"parents.{parent}.run.overlap_distance", "is now relaxation.overlap_distance, one for all liquids")


def merged(values, changes):
    """Merges as Snakemake merges configuration files: mappings key by key, other values as a whole."""
    both = dict(values)
    for key, change in changes.items():
        inner = isinstance(change, dict) and isinstance(values.get(key), dict)
        both[key] = merged(values[key], change) if inner else change
    return both


with open(here("workflow/schemas/study.schema.yaml")) as file:
    SCHEMA = yaml.safe_load(file)


def keys_of_methods():
    """{method of a run: keys that it needs beside those of every method}."""
    run = SCHEMA["$defs"]["run"]
    dynamics, breathing = set(run["then"]["properties"]), set(run["allOf"][0]["then"]["properties"])
    return {"swap_monte_carlo": set(), "molecular_dynamics": dynamics, "breathing_molecular_dynamics": dynamics | breathing}


LENGTHS = {"burn_in", "spacing", "records"}  # in sweeps or steps


def leave_out_other_methods(parents, changes, study):
    """A parent that is given another method than the study's keeps neither its keys nor its lengths, only those of `changes`,
    the user's."""
    own = keys_of_methods()
    for parent in changes.keys() & study.keys():
        run = changes[parent].get("run", {})
        method, before = run.get("method"), study[parent]["run"]["method"]
        if isinstance(method, str) and method in own and method != before:
            if missing := sorted(LENGTHS - set(run)):
                refuse(f"parents.{parent}.run", f"{', '.join(missing)} missing: {method} counts them otherwise than {before}")
            for key in (own[before] - own[method] | LENGTHS) - set(run):
                parents[parent]["run"].pop(key, None)


def is_whole(checker, value):
    """JSON Schema takes 4.0 for a whole number, range() does not."""
    return isinstance(value, int) and not isinstance(value, bool)


Validator = jsonschema.validators.extend(
    jsonschema.Draft202012Validator, type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", is_whole)
)


def wording(error, errors):
    """What is wrong, with all keys that are missing in the same place; and the keys that could stand there."""
    if error.validator == "required":
        same_place = [other for other in errors if other.validator == "required" and other.path == error.path]
        missing = dict.fromkeys(key for other in same_place for key in other.validator_value if key not in other.instance)
        return f"{', '.join(missing)} missing", ()
    if error.validator == "unevaluatedProperties":  # only `run` has these
        method = error.instance["method"]
        known = [*SCHEMA["$defs"]["run"]["properties"], *sorted(keys_of_methods()[method])]
        wrong = ", ".join(str(key) for key in error.instance if key not in known)
        return f"{wrong} unknown to method {method}", known
    return error.message, error.schema.get("properties", ()) if error.validator == "additionalProperties" else ()


def check_schema(config, within=""):
    errors = list(Validator(SCHEMA).iter_errors(config))
    # In a union of schemas jsonschema also calls a key with a wrong value unexpected.
    errors_shown = [error for error in errors if error.validator != "unevaluatedProperties"]
    error = jsonschema.exceptions.best_match(errors_shown or errors)
    if error:
        where = ".".join(map(str, error.absolute_path)) or "top level"
        meaning, unit = (error.schema.get(keyword) for keyword in ("description", "unit"))
        meaning = f"{meaning} [{unit}]" if meaning and unit else meaning
        number = as_yaml_number(error.instance) if error.validator_value == "number" else None
        hints = [f" ({meaning})" if meaning else "", f"; in YAML write {number}" if number else ""]
        what, known = wording(error, errors)
        hints.append(f", expected {', '.join(known)}" if known else "")
        refuse(within + where, what + "".join(hints))
