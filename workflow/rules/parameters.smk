"""The parameter files of the tools. A changed section rewrites only its own file."""

OF_PLACES = ("results", "compare_with", "tools")  # keys that say where files are
SEEDED = ("spectrum", "n0", "double_wells", "two_level_systems")  # sections of the tools that draw random numbers


def taken(name, of):
    """What the tools of a section need of others (TAKEN_FROM)."""
    descent = {key: of["quench"][key] for key in ("max_force", "max_steps", "history", "longest_move")}
    material = of["n0"]["material"]
    return {
        "double_wells": {"quench": descent},
        "tunnelling": {key: material[key] for key in ("mass", "spacing")},
        "two_level_systems": {key: material[key] for key in ("splitting", "smallest_tunnelling")},
    }.get(name, {})


def section(name, of=config):
    """A section of a configuration; tools that draw random numbers also get the root seed."""
    if name == "catalogue":
        return {key: value for key, value in of[name].items() if key != "former"}  # a file, not a number
    return {**of[name], **taken(name, of), **({"seed": of["seed"]} if name in SEEDED else {})}


def section_of_variant(variant, name):
    """A section with the changes of a variant."""
    return section(name, merged(config, config["robustness"][variant]))


def run_of_chain(parent, number):
    """The run of one chain of a liquid; each of its segments holds the chain's share of one batch."""
    liquid = PARENTS[parent]
    return {
        "temperature": liquid["temperature"],
        "particles": liquid["particles"],
        "samples": liquid["batch"] // liquid["chains"],
        "chain": int(number),
        "seed": config["seed"],
        "overlap_distance": config["relaxation"]["overlap_distance"],
        **liquid["run"],
    }


def known_of_liquid(parent):
    """Values that the imported files of a liquid must agree with, if they contain them."""
    return {key: PARENTS[parent][key] for key in ("temperature", "particles", "frames")}


def parameter_file(name):
    """Contents of {results}/parameters/{name}.yaml; sorted, so that overrides do not change the order."""
    kind, *which = name.split("/")
    special = {"chains": run_of_chain, "liquids": known_of_liquid, "robustness": section_of_variant}
    if kind == "configuration":
        values = {key: values for key, values in config.items() if key not in OF_PLACES}
    else:
        values = special[kind](*which) if which else section(kind)
    return yaml.safe_dump(values, sort_keys=True)


rule parameters:
    """One section of the merged, validated configuration, or the parameters of one chain or liquid."""
    output:
        result("parameters/{name}.yaml"),
    params:
        text=lambda wildcards: parameter_file(wildcards.name),
    shell:
        "printf '%s' {params.text:q} > {output:q}.partial" + NAME_PARTIAL
