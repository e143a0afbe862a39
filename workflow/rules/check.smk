"""Refuses a configuration that makes no sense, in one line that names the key."""

import functools
import operator
import time

from snakemake.logging import logger


include: "schema.smk"
include: "check_parents.smk"


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


def wells_in(former):
    """Whether a catalogue holds double wells: its configurations tell."""
    for path in configurations_of(former) if former != "none" else []:
        with open(path) as file:
            if "double_wells" in yaml.safe_load(file):
                return True
    return False


def check_same(section, theirs, former):
    """Keys of a section must agree, except modes.solver: both solvers find the same modes."""
    may_differ = {"solver"} if section == "modes" else set()
    theirs = {**({"rattlers": "refuse"} if section == "quench" else {}), **theirs}  # before there was a choice
    for key in sorted((theirs.keys() | config[section].keys()) - may_differ):
        own, other = (values.get(key, "nothing") for values in (config[section], theirs))
        if own != other:
            refuse(f"{section}.{key}", f"{own}, but the glasses of {former} were made with {other}")


def imported_from(values):
    """The places that a parent imports liquids from."""
    if not values.get("glasses") or not (values["source"] == "import" or "imported" in values):
        return set()
    paths = [values["path"]] if isinstance(values["path"], str) else values["path"]
    return {os.path.realpath(here(path)) for path in paths}


def check_new_liquids(config, theirs, former):
    """An import starts at the first liquid of a directory, which the catalogue may have."""
    for parent, values in config["parents"].items():
        again = imported_from(values) & imported_from(theirs.get("parents", {}).get(parent, {}))
        if again:
            refuse(f"parents.{parent}.path", f"{former} has the liquids of {min(again)}, expected others, or source: generate")


def check_made_with(config, former):
    """Glasses that are added to a catalogue need the same parameters and another seed."""
    made = any(values["glasses"] and values["source"] == "generate" for values in config["parents"].values())
    for path in configurations_of(former):
        with open(path) as file:
            theirs = yaml.safe_load(file)
        for section in sorted(MADE["paths" if "double_wells" in theirs else "nonlinear_modes"]):
            check_same(section, theirs.get(section, {}), former)
        own, other = config["relaxation"]["overlap_distance"], theirs.get("relaxation", {}).get("overlap_distance")
        if other is not None and own != other:
            refuse("relaxation.overlap_distance", f"{own}, but the overlaps in {former} are of {other}")
        check_new_liquids(config, theirs, former)
        if made and config["seed"] == theirs.get("seed"):
            refuse("seed", f"{config['seed']} made the glasses of {former}, expected another")


OF_REPOSITORY = ("results/published", "config", "paper", "resources", "tests", "tools", "workflow")


def is_within(path, directory):
    return os.path.commonpath([os.path.realpath(path), os.path.realpath(directory)]) == os.path.realpath(directory)


def check_places(config):
    """A run must be able to write, but not into the repository's own directories nor over the catalogue that it reads."""
    config["results"] = os.path.normpath(config["results"])
    results, former = config["results"], config["catalogue"]["former"]
    if any(is_within(results, here(directory)) for directory in OF_REPOSITORY):
        refuse("results", f"{results} belongs to the repository, expected another directory")
    above = os.path.abspath(results)
    while not os.path.lexists(above):
        above = os.path.dirname(above)
    if not os.path.isdir(above):
        refuse("results", f"{above} is no directory")
    if not os.access(above, os.W_OK | os.X_OK):
        refuse("results", f"{above} cannot be written, expected another directory")
    if is_within(".", results):
        refuse("results", f"{results} holds more than results, expected a directory of their own")
    if former != "none" and is_within(here(former), f"{results}/catalogue"):
        refuse("catalogue.former", f"{here(former)} is where this run writes its catalogue, expected another results")


def check_former(config):
    """No key or variant may ask for other glasses than those of the catalogue."""
    former = config["catalogue"]["former"]
    if former == "none":
        return
    if not os.path.isdir(here(former)):
        refuse("catalogue.former", f"{here(former)} is no directory")
    if not any(former_catalogue(parent) for parent in config["parents"]):
        refuse("catalogue.former", f"{former} holds no file of a parent, expected {next(iter(config['parents']))}.h5 or the like")
    check_made_with(config, former)
    for variant, changes in config["robustness"].items():
        made = MADE["paths" if wells_in(former) else "nonlinear_modes"] & set(changes)
        if made:
            refuse(f"robustness.{variant}", f"changes {min(made)}, but the glasses of a catalogue are made already")


def check_reference(config):
    reference = config["debye"]["reference_parent_temperature"]
    known = [parent["temperature"] for parent in config["parents"].values()]
    if reference not in known:
        words = " or ".join(map(str, known))
        refuse("debye.reference_parent_temperature", f"{reference} is no temperature of parents, expected {words}")


def check_bins(config, within=""):
    width, highest = config["spectrum"]["bin_width"], config["spectrum"]["highest"]
    bins = round(highest / width)
    if bins < 1 or abs(bins * width - highest) > 1e-9:
        refuse(f"{within}spectrum.highest", f"{highest} is no multiple of spectrum.bin_width, {width}")


def check_orders(config, within=""):
    check_order(config, "model.smallest_size", "model.largest_size", may_equal=True, within=within)
    check_order(config, "quench.max_force", "quench.at_rest", may_equal=True, within=within)
    check_order(config, "n0.window.low", "n0.window.high", within=within)
    check_order(config, "n0.window.low", "n0.window.narrow_high", within=within)
    check_order(config, "n0.window.narrow_high", "n0.window.high", may_equal=True, within=within)
    check_order(config, "n0.material.smallest_tunnelling", "n0.material.splitting", within=within)
    check_order(config, "double_wells.returned", "double_wells.farthest", within=within)
    check_order(config, "spectrum.lowest_cutoff", "spectrum.highest_cutoff", within=within)
    for key in ("highest", "highest_cutoff"):
        check_order(config, f"spectrum.{key}", "modes.highest_frequency", may_equal=True, within=within)
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
        if "model" in changes and any(set(values.get("start_from", [])) - {"random"} for values in config["parents"].values()):
            refuse(f"{within}model", "chains would start from liquids of another model, expected no parent with start_from")


def only_parents(config):
    """The parents that `only` names, or all; merging files can only add parents to the study's."""
    only = config.pop("only", list(config["parents"]))
    for parent in only:
        if parent not in config["parents"]:
            refuse("only", f"{parent} is none of the parents {', '.join(config['parents'])}")
    return {parent: values for parent, values in config["parents"].items() if parent in only}


check_names(config)
leave_out_other_methods(config["parents"], USER_CONFIG.get("parents", {}), always_read()["parents"])
check_schema(config)
config["parents"] = only_parents(config)
check_orders(config)
check_order(config, "nonlinear_modes.start_below", "n0.start_below", may_equal=True)  # a variant may exclude starts
check_variants(config)
check_places(config)
check_former(config)
# `glasses: 0` removes a parent of the study.
config["parents"] = {
    parent: values for parent, values in config["parents"].items() if values["glasses"] > 0 or former_catalogue(parent)
}
if not config["parents"]:
    refuse("parents", "all have glasses: 0, expected at least one with glasses")
check_reference(config)
for parent, values in config["parents"].items():
    check_name(parent, values)
    check_batches(parent, values)
    check_skin(parent, values)
    check_breathing(parent, values)
check_clock(config["results"])
