"""Parent liquids that are imported: those that ship, or the user's; {variant} as for glasses.

A variant of the model imports the same liquids.
"""

GSD = b"\xdf\x65\xdf\x65\xdf\x65\xdf\x65"  # the first bytes of a GSD file


def check_files(parent, files):
    """Every file exists and is read only once: a glass that counts twice makes errors too small."""
    first = {}
    for file in files:
        if not os.path.isfile(file):
            refuse(f"parents.{parent}.path", f"{file} is a link that leads nowhere or no file, expected files only")
        other = first.setdefault(os.path.realpath(file), file)
        if other is not file:
            refuse(f"parents.{parent}.path", f"{file} is given twice, also as {other}, expected every file once")


def files_at(path):
    """Of a directory or a pattern, by name."""
    pattern = f"{glob.escape(here(path))}/*" if os.path.isdir(here(path)) else pattern_here(path)
    return [file for file in sorted(glob.glob(pattern)) if not os.path.isdir(file)]


@functools.cache
def imported_files(parent):
    """The files of `path`, in the order of their names; those of a list of paths, path by path."""
    given = PARENTS[parent]["path"]
    paths = [given] if isinstance(given, str) else given
    for path in paths:
        if not os.path.exists(here(path)) and not glob.has_magic(path):
            refuse(f"parents.{parent}.path", f"{here(path)} does not exist, expected a directory, a file or a pattern")
        if not files_at(path):
            refuse(f"parents.{parent}.path", f"{here(path)} holds or matches no file")
    files = [file for path in paths for file in files_at(path)]
    check_files(parent, files)
    needed = -(-imported(parent) // PARENTS[parent]["frames"])
    if len(files) < needed:
        refuse(
            f"parents.{parent}.{'glasses' if PARENTS[parent]['source'] == 'import' else 'imported'}",
            f"{imported(parent)} need {needed} files in {', '.join(map(here, paths))}, found {len(files)}; "
            "fewer glasses, or source: generate",
        )
    if len(files) > needed and not here(paths[0]).startswith(here("resources")):
        logger.warning(f"parents.{parent}: {imported(parent)} glasses need the first {needed} of {len(files)} files")
    return files


def is_gsd(path):
    with open(path, "rb") as file:
        return file.read(len(GSD)) == GSD


def converted(parent, path):
    """The file itself; for GSD, the H5MD file that it is converted to."""
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
    """The files that hold a batch, and no others: files that are added later rerun nothing."""
    liquid = PARENTS[wildcards.parent]
    end = first_id(wildcards) + liquid["batch"]
    files = imported_files(wildcards.parent)[first_file(wildcards) : -(-end // liquid["frames"])]
    return [converted(wildcards.parent, path) for path in files]


def skipped(wildcards):
    """Configurations of the first file that belong to the batch before."""
    return first_id(wildcards) - first_file(wildcards) * PARENTS[wildcards.parent]["frames"]


def reading_options(parent):
    """`reading` of a parent; the file of type sizes, like `path`, is relative to the repository."""
    words = dict(PARENTS[parent].get("reading", {}))
    if "type_sizes" in words:
        words["type_sizes"] = here(words["type_sizes"])
        if not os.path.isfile(words["type_sizes"]):
            refuse(f"parents.{parent}.reading.type_sizes", f"{words['type_sizes']} is no file")
    return words


# Here, so that a file that is missing is one line, not the trace of a rule.
readers = {}
for parent in PARENTS:
    if imported(parent) and batches(parent):
        reading_options(parent)
        for file in map(os.path.realpath, imported_files(parent)):
            other = readers.setdefault(file, parent)
            if other != parent:
                refuse(f"parents.{parent}.path", f"{file} is read by parents.{other}, too, expected every file once")


rule convert_gsd:
    """Converts GSD, which HOOMD-blue writes, to H5MD (needs python3-gsd)."""
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
        liquid=result("parameters/liquids/{parent}.yaml"),
        type_sizes=lambda wildcards: reading_options(wildcards.parent).get("type_sizes", []),
        former=lambda wildcards: former_catalogue(wildcards.parent),
    output:
        result("{variant}liquids/{parent}/{batch}.h5"),
    log:
        result("logs/{variant}import-configurations/{parent}/{batch}.log"),
    benchmark:
        result("benchmarks/{variant}import-configurations/{parent}/{batch}.tsv")
    wildcard_constraints:
        parent=parents_of_batches(made=False),
    resources:
        mem_mb=memory,
        runtime=runtime("import"),
    params:
        first_id=first_id,
        skip=skipped,
        glasses=lambda wildcards: PARENTS[wildcards.parent]["batch"],
        model=lambda wildcards: "other" if own(wildcards.variant, {"model"}) else "same",
        after=lambda wildcards, input: ["--after", input.former] if input.former else [],
        reading=lambda wildcards: [
            word for key, value in sorted(reading_options(wildcards.parent).items()) for word in (f"--{key.replace('_', '-')}", value)
        ],
    shell:
        "{input.tool:q} --input {input.configurations:q} --parameters {input.model:q}"
        " --model-is {params.model:q} --liquid {input.liquid:q} --skip {params.skip:q} --count {params.glasses:q}"
        " --first-id {params.first_id:q} {params.after:q} {params.reading:q} --output {output:q} 2> {log:q}"
