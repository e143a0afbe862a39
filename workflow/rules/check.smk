"""Refuses a configuration that makes no sense, in one line that names the key."""

import functools
import operator
import re
import time

import jsonschema
from snakemake.logging import logger


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


def check_schema(config, within=""):
    with open(here("workflow/schemas/study.schema.yaml")) as file:
        validator = jsonschema.Draft202012Validator(yaml.safe_load(file))
    errors = list(validator.iter_errors(config))
    # In a union of schemas jsonschema also calls a key with a wrong value unexpected.
    errors_shown = [error for error in errors if error.validator != "unevaluatedProperties"]
    error = jsonschema.exceptions.best_match(errors_shown or errors)
    if error:
        where = ".".join(map(str, error.absolute_path)) or "top level"
        meaning, unit = (error.schema.get(keyword) for keyword in ("description", "unit"))
        meaning = f"{meaning} [{unit}]" if meaning and unit else meaning
        number = as_yaml_number(error.instance) if error.validator_value == "number" else None
        refuse(
            within + where,
            error.message + (f" ({meaning})" if meaning else "") + (f"; in YAML write {number}" if number else ""),
        )


def check_batches(parent, values):
    """Batches are complete, so that more glasses never change an existing batch."""
    if values["glasses"] % values["batch"]:
        refuse(f"parents.{parent}.glasses", f"{values['glasses']} is no multiple of batch {values['batch']}")
    if values["source"] == "generate" and values["batch"] % values["chains"]:
        refuse(f"parents.{parent}.batch", f"{values['batch']} is no multiple of chains {values['chains']}")
    if "imported" in values:
        check_imported(parent, values)
    if "start_from" in values:
        check_start(parent, values)


def check_imported(parent, values):
    """A batch is imported or made here, never both, and chains continue from the end of a file."""
    if values["source"] == "import":
        refuse(f"parents.{parent}.imported", "all glasses are, expected source: generate")
    if "reading" in values:
        refuse(f"parents.{parent}.reading", "chains go on from files of equilibrate only, which need none")
    for key in ("batch", "frames"):
        if values["imported"] % values[key]:
            refuse(f"parents.{parent}.imported", f"{values['imported']} is no multiple of {key} {values[key]}")


def check_start(parent, values):
    """Only the first segment of a chain that is run here starts from another liquid."""
    where = f"parents.{parent}.start_from"
    if values["source"] == "import" or "imported" in values:
        refuse(where, "changes nothing: no chain starts here, expected source: generate without imported")
    for file in values["start_from"]:
        if file != "random" and not os.path.isfile(here(file)):
            refuse(where, f"{here(file)} is no file, expected a file of liquids or random")


def check_name(parent, values):
    """The name is T and the temperature with at least two decimals."""
    texts = [f"{values['temperature']:.{decimals}f}" for decimals in (2, 3, 4)]
    expected = "T" + next((text for text in texts if float(text) == values["temperature"]), texts[-1])
    if parent != expected:
        refuse(f"parents.{parent}.temperature", f"{values['temperature']} belongs to the name {expected}")


def check_skin(parent, values):
    run = values.get("run")
    if run and run["skin"] <= 4 * run["displacement"]:
        refuse(f"parents.{parent}.run.skin", f"{run['skin']} is not more than 4 displacements of {run['displacement']}")


def check_breathing(parent, values):
    """What the tool refuses as well, but only once a chain has begun."""
    run = values.get("run", {})
    if run.get("method") != "breathing_molecular_dynamics":
        return
    where = f"parents.{parent}.run"
    if run["finish_sweeps"] > run["spacing"]:
        refuse(f"{where}.finish_sweeps", f"{run['finish_sweeps']} is more than spacing, {run['spacing']}")
    if run["fitting_steps"] // 5 <= max(run["finish_sweeps"], 200):
        refuse(f"{where}.fitting_steps", f"{run['fitting_steps']} is too few, expected more than 5 times finish_sweeps, and 1005 at least")


def check_order(config, lower, upper, may_equal=False, within=""):
    """The first of two numbers, each given as the path of its keys, must be below the second."""
    low, high = (functools.reduce(operator.getitem, name.split("."), config) for name in (lower, upper))
    if low > high or (low == high and not may_equal):
        refuse(within + lower, f"{low} is not below {upper}, {high}")


def former_catalogue(parent):
    """The catalogue file with glasses of this parent, as a list; empty if there is none."""
    directory = config["catalogue"]["former"]
    path = here(f"{directory}/{parent}.h5")
    if directory == "none" or os.path.exists(path):
        return [] if directory == "none" else [path]
    if config["parents"][parent]["glasses"] == 0:
        refuse(f"parents.{parent}", f"has no glasses, and {path} does not exist")
    return []


def configurations_of(former):
    """The configurations that made a catalogue, one per seed."""
    return sorted(glob.glob(f"{glob.escape(here(former))}/configuration-*.yaml"))


def check_same(section, theirs, former):
    """Keys of a section must agree, except modes.solver: both solvers find the same modes."""
    may_differ = {"solver"} if section == "modes" else set()
    for key in sorted((theirs.keys() | config[section].keys()) - may_differ):
        own, other = (values.get(key, "nothing") for values in (config[section], theirs))
        if own != other:
            refuse(f"{section}.{key}", f"{own}, but the glasses of {former} were made with {other}")


def check_made_with(config, former):
    """Glasses that are added to a catalogue need the same parameters and another seed."""
    made = any(values["glasses"] and values["source"] == "generate" for values in config["parents"].values())
    for path in configurations_of(former):
        with open(path) as file:
            theirs = yaml.safe_load(file)
        for section in sorted(MADE["nonlinear_modes"]):
            check_same(section, theirs.get(section, {}), former)
        if made and config["seed"] == theirs.get("seed"):
            refuse("seed", f"{config['seed']} made the glasses of {former}, expected another")


def check_former(config):
    """No key or variant may ask for other glasses than those of the catalogue."""
    former = config["catalogue"]["former"]
    if former == "none":
        return
    if not any(former_catalogue(parent) for parent in config["parents"]):
        refuse("catalogue.former", f"{former} holds no file of a parent, expected {next(iter(config['parents']))}.h5 or the like")
    check_made_with(config, former)
    for variant, changes in config["robustness"].items():
        made = MADE["nonlinear_modes"] & set(changes)
        if made:
            refuse(f"robustness.{variant}", f"changes {min(made)}, but the glasses of a catalogue are made already")


def check_reference(config):
    reference = config["debye"]["reference_parent_temperature"]
    if reference not in [parent["temperature"] for parent in config["parents"].values()]:
        refuse("debye.reference_parent_temperature", f"{reference} is no temperature of parents")


def check_bins(config, within=""):
    width, highest = config["spectrum"]["bin_width"], config["spectrum"]["highest"]
    bins = round(highest / width)
    if bins < 1 or abs(bins * width - highest) > 1e-9:
        refuse(f"{within}spectrum.highest", f"{highest} is no multiple of spectrum.bin_width, {width}")


def check_orders(config, within=""):
    check_order(config, "model.smallest_size", "model.largest_size", may_equal=True, within=within)
    check_order(config, "n0.window.low", "n0.window.high", within=within)
    check_order(config, "n0.window.low", "n0.window.narrow_high", within=within)
    check_order(config, "n0.window.narrow_high", "n0.window.high", may_equal=True, within=within)
    check_order(config, "n0.material.smallest_tunnelling", "n0.material.splitting", within=within)
    check_order(config, "spectrum.lowest_cutoff", "spectrum.highest_cutoff", within=within)
    check_order(config, "spectrum.highest", "modes.highest_frequency", may_equal=True, within=within)
    check_order(config, "nonlinear_modes.start_below", "modes.keep_fields_below", may_equal=True, within=within)
    check_bins(config, within)


def check_clock(results):
    """Refuses inputs dated in the future: Snakemake would rerun them forever."""
    for path in glob.iglob(f"{glob.escape(results)}/**/*.h5", recursive=True):
        try:
            ahead = os.path.getmtime(path) - time.time()
        except FileNotFoundError:  # another run is at work
            continue
        if ahead > 60:
            raise WorkflowError(
                f"{path}: is dated {ahead:.0f} s from now, expected the past; if the clock was wrong, touch it"
            )


def is_users(changes):
    """Whether --configfile or --config sets one of these keys: a variant may then equal the study."""

    def meet(chosen, changed):
        nested = isinstance(chosen, dict) and isinstance(changed, dict)
        return any(meet(chosen[key], changed[key]) for key in chosen.keys() & changed.keys()) if nested else True

    return any(meet(USER_CONFIG[name], changes[name]) for name in USER_CONFIG.keys() & changes.keys())


def check_variants(config):
    """A variant must change something, and its sections pass the checks of the study's. If the user gives the study the
    values of a variant, the variant is left out."""
    for variant, changes in list(config["robustness"].items()):
        sections = {name: merged(config[name], values) for name, values in changes.items() if name != "says"}
        within = f"robustness.{variant}."
        check_names({**config, **sections}, within)
        check_schema({**config, **sections}, within)
        check_orders({**config, **sections}, within)
        if all(config[name] == values for name, values in sections.items()):
            if is_users(changes):
                logger.info(f"config: robustness.{variant}: left out, the study itself has its values")
                del config["robustness"][variant]
                continue
            refuse(within.rstrip("."), "changes nothing, expected a value that is not the study's")
        if "model" in changes and any("imported" in values for values in config["parents"].values()):
            refuse(f"{within}model", "chains would go on from liquids of another model, expected no parent with imported")


def only_parents(config):
    """The parents that `only` names, or all; merging files can only add parents to the study's."""
    only = config.pop("only", list(config["parents"]))
    for parent in only:
        if parent not in config["parents"]:
            refuse("only", f"{parent} is none of the parents {', '.join(config['parents'])}")
    return {parent: values for parent, values in config["parents"].items() if parent in only}


check_names(config)
check_schema(config)
config["parents"] = only_parents(config)
check_orders(config)
check_order(config, "nonlinear_modes.start_below", "n0.start_below", may_equal=True)  # a variant may exclude starts
check_variants(config)
check_former(config)
# `glasses: 0` removes a parent of the study.
config["parents"] = {
    parent: values for parent, values in config["parents"].items() if values["glasses"] > 0 or former_catalogue(parent)
}
check_reference(config)
for parent, values in config["parents"].items():
    check_name(parent, values)
    check_batches(parent, values)
    check_skin(parent, values)
    check_breathing(parent, values)
check_clock(config["results"])
