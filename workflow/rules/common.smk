"""Names shared by the rules. Nothing here runs a program or knows physics."""

import sys


def directory_of_tools():
    """The programs: where the configuration says, else those built here, else those that came in an archive."""
    if "tools" in config:
        if not os.path.isdir(here(config["tools"])):
            refuse("tools", f"{here(config['tools'])} is no directory")
        return here(config["tools"])
    built, unpacked = here("build/release/tools-in-use"), here("bin")
    return unpacked if os.path.isdir(unpacked) and not os.path.isdir(built) else built


def refuse_missing(directory):
    """A program that is missing would pass for a file that never changes, and what it makes for an input."""
    names = (os.path.basename(path)[: -len(".cpp")].replace("_", "-") for path in sorted(glob.glob(here("tools/programs/*.cpp"))))
    if missing := [name for name in names if not os.access(f"{directory}/{name}", os.X_OK)]:
        several = f", nor {len(missing) - 1} others," if len(missing) > 1 else ""
        refuse("tools", f"{directory} holds no program {missing[0]}{several} that can run: workflow/bootstrap builds them")


TOOLS = directory_of_tools()
refuse_missing(TOOLS)
SCRIPTS = here("workflow/scripts")
PYTHON = sys.executable  # the interpreter that runs Snakemake has h5py and matplotlib beside it
PARENTS = config["parents"]
WELL_STAGES = ("double_wells", "paths", "tunnelling")
COPY_TO_DIRECTORY = "install -D --mode=644 --target-directory={params.directory:q} {input:q}"
# Ends a rule of shell commands: the output gets its name when it is complete and on the disk.
NAME_PARTIAL = " && sync {output:q}.partial && mv {output:q}.partial {output:q}"


def result(path):
    """A file of the study, below the directory that the configuration names."""
    return f"{config['results']}/{path}"


def batches(parent):
    """Batch b holds the glasses [b * batch, (b + 1) * batch)."""
    return [f"{b:04d}" for b in range(PARENTS[parent]["glasses"] // PARENTS[parent]["batch"])]


def searched(parent):
    """The batches that are searched for double wells: the first ones, or all."""
    return batches(parent)[: PARENTS[parent].get("searched", PARENTS[parent]["glasses"]) // PARENTS[parent]["batch"]]


def imported(parent):
    """The number of leading glasses that are imported."""
    return PARENTS[parent]["glasses"] if PARENTS[parent]["source"] == "import" else PARENTS[parent].get("imported", 0)


def made_here(parent, batch):
    """Whether the liquids of a batch come from chains that the study runs itself."""
    return int(batch) * PARENTS[parent]["batch"] >= imported(parent)


def parents_of_batches(made):
    """Pattern of parents whose batches are made here, or imported. It looks ahead to the batch: a parent may have both."""
    own = {parent: [batch for batch in batches(parent) if made_here(parent, batch) == made] for parent in PARENTS}
    return "|".join(rf"{re.escape(parent)}(?=/(?:{'|'.join(numbers)})\.)" for parent, numbers in own.items())


def first_id(wildcards):
    """The id of the first glass of a batch."""
    return int(wildcards.batch) * PARENTS[wildcards.parent]["batch"]


FORMER = [path for parent in PARENTS for path in former_catalogue(parent)]


def batches_with(stage, parent):
    """Those that have this stage."""
    return searched(parent) if os.path.basename(stage) in WELL_STAGES else batches(parent)


def every(stage, of=batches_with):
    """The batches of one stage at all parent temperatures."""
    return [result(f"{stage}/{parent}/{batch}.h5") for parent in PARENTS for batch in of(stage, parent)]


def every_searched(stage):
    """Likewise, of the glasses that are searched for double wells."""
    return every(stage, lambda _, parent: searched(parent))


def solved(variant):
    """The levels of all double wells, those of the catalogue of an earlier run among them if it holds some."""
    former = [parent for parent in PARENTS if wells_in(config["catalogue"]["former"]) and former_catalogue(parent)]
    return [result(f"{variant}tunnelling/{parent}/former.h5") for parent in former] + every(f"{variant}tunnelling")


COUNTED_WELLS = [result("two_level_systems.h5")] if solved("") else []
# Whether every well that counts is of a batch of this study: tables and figures show its search and its path.
OWN_WELLS = bool(solved("")) and solved("") == every("tunnelling")


def own(variant, sections):
    """The directory of a variant if it changes one of these sections; else empty, which is that of the study."""
    name = os.path.basename(variant.rstrip("/"))
    return variant if sections & set(config["robustness"].get(name, {})) else ""


def section_of(name):
    """The parameter file of a section, for the variant of the rule."""
    return lambda wildcards: result(f"parameters/{own(wildcards.variant, {name} | TAKEN_FROM.get(name, set()))}{name}.yaml")


def batch_of(stage):
    """The file of an earlier stage with the same glasses, for the variant of the rule."""
    return lambda wildcards: result(
        f"{own(wildcards.variant, MADE[stage])}{stage}/{wildcards.parent}/{wildcards.batch}.h5"
    )


def every_of(stage):
    """All files of a stage for the variant of the rule, and the catalogues, which averages read as they read a stage."""
    return lambda wildcards: FORMER + every(own(wildcards.variant, MADE[stage]) + stage)


def ensemble_of(stage):
    """The file of an averaging stage, for the variant of the rule."""
    return lambda wildcards: result(f"{own(wildcards.variant, MADE[stage])}{stage}.h5")


wildcard_constraints:
    parent="|".join(map(re.escape, PARENTS)),
    chain=r"\d{4}",
    batch=r"\d{4}",
    source=r"[^/]+",
    segment=r"\d{2}",
    name=r"\w+|liquids/[^/]+|chains/[^/]+/\d{4}|robustness/\w+/\w+",
    variant=r"(robustness/\w+/)?",
