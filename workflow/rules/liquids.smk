"""Parent liquids from chains that the study runs itself; {variant} as for glasses.

A variant of the model runs its own chains.
"""


def chains(wildcards):
    """Directory of the chains of a liquid."""
    return f"{own(wildcards.variant, MADE['chains'])}chains/{wildcards.parent}"


def first_liquid(parent, chain):
    """The file that a chain starts from: each file serves an equal share of the chains. None: random positions."""
    starts = PARENTS[parent].get("start_from", ["random"])
    start = starts[int(chain) * len(starts) // PARENTS[parent]["chains"]]
    return [] if start == "random" else here(start)


include: "continued_chains.smk"


def previous_segment(wildcards):
    """The file that a chain continues: its own last segment, or the last imported file. None: random positions."""
    before = int(wildcards.batch) - 1
    if before < 0:
        return first_liquid(wildcards.parent, wildcards.chain)
    if made_here(wildcards.parent, before):
        return result(f"{chains(wildcards)}/{wildcards.chain}/{before:04d}.h5")
    files = imported(wildcards.parent) // PARENTS[wildcards.parent]["frames"]
    return imported_files(wildcards.parent)[files - 1]


def method_of(path):
    """The method of the chains in a file; None without a record."""
    return of_liquids(path, lambda liquids: liquids["equilibration/chains/method"].asstr()[0])


def makes_chains(parent):
    return imported(parent) < PARENTS[parent]["glasses"]


def samples_before(parent):
    """Files with samples of the same T_p, beside which liquids are added here."""
    last = imported(parent) // PARENTS[parent]["frames"] if makes_chains(parent) and imported(parent) else 0
    return former_catalogue(parent) + (imported_files(parent)[last - 1 : last] if last else [])


# Times are averaged over the chains of a T_p: they count sweeps or steps, never both.
for parent in filter(batches, PARENTS):
    for path in samples_before(parent):
        method = PARENTS[parent]["run"]["method"] if makes_chains(parent) else method_of(imported_files(parent)[0])
        theirs = method_of(path)
        if None not in (theirs, method) and theirs != method:
            key = "run.method" if makes_chains(parent) else "path"
            refuse(f"parents.{parent}.{key}", f"{method}, but {path} has chains by {theirs}, expected the same")


def segments(wildcards):
    """The segment of each chain that belongs to one batch."""
    number = PARENTS[wildcards.parent]["chains"]
    return [result(f"{chains(wildcards)}/{chain:04d}/{wildcards.batch}.h5") for chain in range(number)]


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
    shell:  # exec: SIGTERM must reach the tool, not end a shell before it
        "exec {input.tool:q} --parameters {input.parameters:q} --model {input.model:q} {params.previous:q}"
        " --output {output:q} 2> {log:q}"


rule join_chains:
    """The samples of one batch from all chains, each with the id that it keeps through all stages."""
    input:
        tool=f"{TOOLS}/join-chains",
        chains=segments,
        former=lambda wildcards: former_catalogue(wildcards.parent),
    output:
        result("{variant}liquids/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}join-chains/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}join-chains/{parent}/{batch}.tsv")
    wildcard_constraints:
        parent=parents_of_batches(made=True),
    resources:
        mem_mb=memory,
        runtime=runtime("import"),
    params:
        first_id=first_id,
        after=lambda wildcards, input: ["--after", input.former] if input.former else [],
        continues=lambda wildcards: [f"--chains-of-seed={seed}"] if (seed := CONTINUED[wildcards.parent]) is not None else [],
    shell:
        "{input.tool:q} --chains {input.chains:q} --first-id {params.first_id:q} {params.after:q}"
        " {params.continues:q} --output {output:q} 2> {log:q}"


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
