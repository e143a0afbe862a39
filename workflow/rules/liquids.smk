"""Equilibrated parent liquids: made here, or imported."""

import glob


def previous_segment(wildcards):
    """The file a chain goes on from; its first segment starts at random positions."""
    before = int(wildcards.batch) - 1
    return [] if before < 0 else result(f"chains/{wildcards.parent}/{wildcards.chain}/{before:04d}.h5")


def imported_files(parent):
    """The files that ship, or the user's, in the order of their names: those of a directory, or of a pattern."""
    path = os.path.join(workflow.basedir, PARENTS[parent]["path"])
    files = sorted(glob.glob(path if glob.has_magic(path) else f"{path}/*"))
    needed = -(-PARENTS[parent]["glasses"] // PARENTS[parent]["frames"])
    if len(files) < needed:
        refuse(
            f"parents.{parent}.glasses",
            f"{PARENTS[parent]['glasses']} need {needed} files in {path}, found {len(files)}; "
            "fewer glasses, or source: generate",
        )
    return files


def first_file(wildcards):
    """Index of the imported file that holds the first configuration of a batch."""
    liquid = PARENTS[wildcards.parent]
    return int(wildcards.batch) * liquid["batch"] // liquid["frames"]


def configurations(wildcards):
    """The files that one batch is read from: only those, so that added files re-run nothing."""
    liquid = PARENTS[wildcards.parent]
    if liquid["source"] == "import":
        end = (int(wildcards.batch) + 1) * liquid["batch"]
        return imported_files(wildcards.parent)[first_file(wildcards) : -(-end // liquid["frames"])]
    chains = [f"{chain:04d}" for chain in range(liquid["chains"])]
    return [result(f"chains/{wildcards.parent}/{chain}/{wildcards.batch}.h5") for chain in chains]


def first_id(wildcards):
    return int(wildcards.batch) * PARENTS[wildcards.parent]["batch"]


def skipped(wildcards):
    """Configurations of the first file that belong to the batch before."""
    if PARENTS[wildcards.parent]["source"] == "generate":
        return 0
    return first_id(wildcards) - first_file(wildcards) * PARENTS[wildcards.parent]["frames"]


def told(wildcards):
    """What the files to import cannot tell; the table of types, like `path`, is named from the repository."""
    liquid = PARENTS[wildcards.parent]
    words = dict(liquid.get("reading", {})) if liquid["source"] == "import" else {}
    if "type_sizes" in words:
        words["type_sizes"] = os.path.join(workflow.basedir, words["type_sizes"])
    return words


rule equilibrate:
    """One segment of a chain in the NVT ensemble: swap Monte Carlo or molecular dynamics at T_p."""
    input:
        tool=f"{TOOLS}/equilibrate",
        parameters=result("parameters/chains/{parent}/{chain}.yaml"),
        model=result("parameters/model.yaml"),
        previous=previous_segment,
    output:
        result("chains/{parent}/{chain}/{batch}.h5"),
    log:
        result("logs/equilibrate/{parent}/{chain}/{batch}.log"),
    benchmark:
        result("benchmarks/equilibrate/{parent}/{chain}/{batch}.tsv")
    params:
        previous=lambda wildcards, input: ["--continue", input.previous] if input.previous else [],
    shell:
        "{input.tool:q} --parameters {input.parameters:q} --model {input.model:q} {params.previous:q}"
        " --output {output:q} 2> {log:q}"


rule import_configurations:
    """The liquids of one batch, each with the id it keeps through all stages."""
    input:
        tool=f"{TOOLS}/import-configurations",
        configurations=configurations,
        model=result("parameters/model.yaml"),
        liquid=result("parameters/liquids/{parent}.yaml"),
        type_sizes=lambda wildcards: told(wildcards).get("type_sizes", []),
    output:
        result("liquids/{parent}/{batch}.h5"),
    log:
        result("logs/import-configurations/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/import-configurations/{parent}/{batch}.tsv")
    params:
        first_id=first_id,
        skip=skipped,
        glasses=lambda wildcards: PARENTS[wildcards.parent]["batch"],
        reading=lambda wildcards: [
            word for key, value in sorted(told(wildcards).items()) for word in (f"--{key.replace('_', '-')}", value)
        ],
    shell:
        "{input.tool:q} --input {input.configurations:q} --parameters {input.model:q}"
        " --liquid {input.liquid:q} --skip {params.skip:q} --count {params.glasses:q}"
        " --first-id {params.first_id:q} {params.reading:q} --output {output:q} 2> {log:q}"


rule shipped_liquid:
    """One file of resources/liquids: a batch under the short name it ships with."""
    input:
        lambda wildcards: result(f"liquids/{wildcards.parent}/{int(wildcards.segment):04d}.h5"),
    output:
        result("shipped/{parent}/{segment}.h5"),
    shell:
        "cp {input:q} {output:q}"


rule ship_liquids:
    """The liquids that ship with the study (end the command with --configfile config/ship.yaml)."""
    input:
        [result(f"shipped/{parent}/{int(b):02d}.h5") for parent in PARENTS for b in batches(parent)],
