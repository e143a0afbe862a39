"""Equilibrated parent liquids: made here, or imported; {variant} as for glasses.

Under another model, chains are made anew and imported liquids are read as they are.
"""

import glob
import shlex

GSD = b"\xdf\x65\xdf\x65\xdf\x65\xdf\x65"  # the first bytes of such a file


def chains(wildcards):
    """Directory of the chains of a liquid."""
    return f"{own(wildcards.variant, MADE['chains'])}chains/{wildcards.parent}"


def previous_segment(wildcards):
    """The file a chain goes on from, the last that is imported or its own; else it starts at random positions."""
    before = int(wildcards.batch) - 1
    if before < 0:
        return []
    if made_here(wildcards.parent, before):
        return result(f"{chains(wildcards)}/{wildcards.chain}/{before:04d}.h5")
    files = imported(wildcards.parent) // PARENTS[wildcards.parent]["frames"]
    return imported_files(wildcards.parent)[files - 1]


def imported_files(parent):
    """The files that ship, or the user's: of a directory or a pattern, by name; of a list of these, one by one."""
    told = PARENTS[parent]["path"]
    paths = [here(path) for path in ([told] if isinstance(told, str) else told)]
    for path in paths:
        if not os.path.exists(path) and not glob.has_magic(path):
            refuse(f"parents.{parent}.path", f"{path} does not exist, expected a directory, a file or a pattern")
    found = [sorted(glob.glob(f"{glob.escape(path)}/*" if os.path.isdir(path) else path)) for path in paths]
    files = [file for each in found for file in each if os.path.isfile(file)]
    needed = -(-imported(parent) // PARENTS[parent]["frames"])
    if len(files) < needed:
        refuse(
            f"parents.{parent}.{'glasses' if PARENTS[parent]['source'] == 'import' else 'imported'}",
            f"{imported(parent)} need {needed} files in {', '.join(paths)}, found {len(files)}; "
            "fewer glasses, or source: generate",
        )
    return files


def is_gsd(path):
    with open(path, "rb") as file:
        return file.read(len(GSD)) == GSD


def converted(parent, path):
    """The file itself, or the H5MD that is made of GSD."""
    return result(f"converted/{parent}/{os.path.basename(path)}.h5md") if is_gsd(path) else path


def converted_from(wildcards):
    """The one imported file of that name."""
    files = [path for path in imported_files(wildcards.parent) if os.path.basename(path) == wildcards.source]
    if len(files) > 1:
        refuse(f"parents.{wildcards.parent}.path", f"{' and '.join(files)} have the same name, expected another for each")
    return files


def first_file(wildcards):
    """Index of the imported file that holds the first configuration of a batch."""
    liquid = PARENTS[wildcards.parent]
    return int(wildcards.batch) * liquid["batch"] // liquid["frames"]


def configurations(wildcards):
    """The files that one batch is read from: only those, so that added files re-run nothing."""
    liquid = PARENTS[wildcards.parent]
    if not made_here(wildcards.parent, wildcards.batch):
        end = (int(wildcards.batch) + 1) * liquid["batch"]
        files = imported_files(wildcards.parent)[first_file(wildcards) : -(-end // liquid["frames"])]
        return [converted(wildcards.parent, path) for path in files]
    return [result(f"{chains(wildcards)}/{chain:04d}/{wildcards.batch}.h5") for chain in range(liquid["chains"])]


def served_checkpoints(wildcards, input):
    """Pattern of what `equilibrate` kept beside each segment: had the run been killed before it noted a segment as
    complete, the next run would have made it once more."""
    if not made_here(wildcards.parent, wildcards.batch):
        return []
    return [f"{shlex.quote(path)}.checkpoint.*" for path in input.configurations]


def known_liquid(wildcards):
    whence = "made" if made_here(wildcards.parent, wildcards.batch) else "imported"
    return result(f"parameters/liquids/{wildcards.parent}/{whence}.yaml")


def first_id(wildcards):
    return int(wildcards.batch) * PARENTS[wildcards.parent]["batch"]


def skipped(wildcards):
    """Configurations of the first file that belong to the batch before."""
    if made_here(wildcards.parent, wildcards.batch):
        return 0
    return first_id(wildcards) - first_file(wildcards) * PARENTS[wildcards.parent]["frames"]


def told(wildcards):
    """What the files to import cannot tell; the table of types, like `path`, is named from the repository."""
    words = {} if made_here(wildcards.parent, wildcards.batch) else dict(PARENTS[wildcards.parent].get("reading", {}))
    if "type_sizes" in words:
        words["type_sizes"] = here(words["type_sizes"])
    return words


rule equilibrate:
    """One segment of a chain in the NVT ensemble: swap Monte Carlo or molecular dynamics at T_p."""
    input:
        tool=f"{TOOLS}/equilibrate",
        parameters=result("parameters/chains/{parent}/{chain}.yaml"),
        model=section_of("model"),
        previous=previous_segment,
    output:
        result("{variant}chains/{parent}/{chain}/{batch}.h5"),
    log:
        result("logs/{variant}equilibrate/{parent}/{chain}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}equilibrate/{parent}/{chain}/{batch}.tsv")
    resources:
        mem_mb=memory,
        runtime=runtime_of_segment,
    params:
        previous=lambda wildcards, input: ["--continue", input.previous] if input.previous else [],
    shell:  # exec: no shell that SIGTERM would end before its chain
        "exec {input.tool:q} --parameters {input.parameters:q} --model {input.model:q} {params.previous:q}"
        " --output {output:q} 2> {log:q}"


rule convert_gsd:
    """GSD, which HOOMD-blue writes, as H5MD (needs python3-gsd)."""
    input:
        script=f"{SCRIPTS}/convert_gsd.py",
        source=converted_from,
    output:
        result("converted/{parent}/{source}.h5md"),
    log:
        result("logs/convert_gsd/{parent}/{source}.log"),
    shell:
        "{PYTHON:q} {input.script:q} --input {input.source:q} --output {output:q} 2> {log:q}"


rule import_configurations:
    """The liquids of one batch, each with the id it keeps through all stages."""
    input:
        tool=f"{TOOLS}/import-configurations",
        configurations=configurations,
        model=section_of("model"),
        liquid=known_liquid,
        type_sizes=lambda wildcards: told(wildcards).get("type_sizes", []),
        former=lambda wildcards: former_catalogue(wildcards.parent),
    output:
        result("{variant}liquids/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}import-configurations/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}import-configurations/{parent}/{batch}.tsv")
    resources:
        mem_mb=memory,
        runtime=runtime("import"),
    params:
        first_id=first_id,
        skip=skipped,
        glasses=lambda wildcards: PARENTS[wildcards.parent]["batch"],
        model=lambda wildcards: "other" if own(wildcards.variant, {"model"}) else "same",
        after=lambda wildcards, input: ["--after", input.former] if input.former else [],
        served=served_checkpoints,
        reading=lambda wildcards: [
            word for key, value in sorted(told(wildcards).items()) for word in (f"--{key.replace('_', '-')}", value)
        ],
    shell:
        "{input.tool:q} --input {input.configurations:q} --parameters {input.model:q}"
        " --model-is {params.model:q} --liquid {input.liquid:q} --skip {params.skip:q} --count {params.glasses:q}"
        " --first-id {params.first_id:q} {params.after:q} {params.reading:q} --output {output:q} 2> {log:q}"
        " && rm -f {params.served}"


rule shipped_liquid:
    """One file of resources/liquids: a batch under the short name it ships with."""
    input:
        lambda wildcards: result(f"liquids/{wildcards.parent}/{int(wildcards.segment):04d}.h5"),
    output:
        result("shipped/{parent}/{segment}.h5"),
    shell:
        "cp {input:q} {output:q}.partial" + NAME_PARTIAL


rule ship_liquids:
    """The liquids that ship with the study (end the command with --configfile config/ship.yaml)."""
    input:
        [result(f"shipped/{parent}/{int(b):02d}.h5") for parent in PARENTS for b in batches(parent)],
