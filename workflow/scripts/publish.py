"""Copies the files of a run to the directory of published results, and its tables into the READMEs.

--input FILE... --names NAME...: each file gets the name that stands at its place.  A run that has fewer glasses, or fewer
that were searched for double wells, at any parent temperature than the published run is refused before anything is copied.
Parameters that differ from those published for the same root seed are listed.  Configurations of glasses that are replaced
are removed.
"""

import os
import pathlib
import shutil
import sys

import yaml

from inputs import arguments, fail, partial_file, read_rows
from notation import temperature
from tabulate_readme import TABULATE, rewrite

COUNTING = ("tables/table1.csv", "double_wells/double_wells.csv")


def glasses(path):
    """{parent temperature: glasses} of a table."""
    return {float(row["parent_temperature"]): int(row["glasses"]) for row in read_rows(path)}


def refuse_fewer(path, published):
    found = glasses(path)
    for parent, number in glasses(published).items():
        if found.get(parent, 0) < number:
            fail(
                f"{path}: has {found.get(parent, 0)} glasses at T_p = {temperature(parent)}, expected the {number} of "
                f"{published} at least; delete that file to publish nonetheless"
            )


def leaves(values, within=""):
    """{path of keys: value} of a mapping of mappings."""
    found = {}
    for key, value in values.items():
        found |= leaves(value, f"{within}{key}.") if isinstance(value, dict) else {f"{within}{key}": value}
    return found


def parameters(values):
    """Parameters of a configuration, without its directory, seed, catalogue and parents, which differ from run to run."""
    of_run = ("results", "compare_with", "seed", "catalogue", "parents")
    return leaves({section: keys for section, keys in values.items() if section not in of_run})


def read(path):
    return yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))


def tell_changes(configuration, published):
    now, before = parameters(configuration), parameters(read(published))
    for key in sorted(now.keys() | before.keys()):
        new, old = (values.get(key, "nothing") for values in (now, before))
        if new != old:
            print(f"{key} is {new}, was {old} in {published}: what the READMEs say in words may change", file=sys.stderr)


def copy(path, published):
    """No file onto itself: those of a former catalogue may be published already."""
    if published.exists() and os.path.samefile(path, published):
        return
    with partial_file(published) as partial:
        shutil.copyfile(path, partial)
        partial.chmod(0o644)


def main():
    given = arguments(__doc__, "configuration", optional=("readmes",), words=("names",))
    directory, files = pathlib.Path(given.output), dict(zip(given.names, given.input, strict=True))
    for table in (name for name in COUNTING if (directory / name).exists()):
        if table in files:
            refuse_fewer(files[table], directory / table)
        else:
            print(f"{directory / table} and what lies beside it stay: this run has not searched for them itself", file=sys.stderr)
    configuration = read(given.configuration[0])
    before = directory / f"catalogue/configuration-{configuration['seed']}.yaml"
    if before.exists():
        tell_changes(configuration, before)
    for name, path in files.items():
        copy(path, directory / name)
    for former in (directory / "catalogue").glob("configuration-*.yaml"):
        if str(former.relative_to(directory)) not in files:
            former.unlink()
    tables = [path for name, path in files.items() if name.endswith(".csv") and pathlib.Path(name).stem in TABULATE]
    rewrite(given.readmes, tables)


if __name__ == "__main__":
    main()
