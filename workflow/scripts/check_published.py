"""Refuses to publish a run that has fewer glasses at any parent temperature than the published run.

Lists parameters that differ from those published for the same root seed.
"""

import pathlib
import sys

import yaml

from inputs import arguments, fail, read_rows
from notation import temperature


def glasses(path):
    """{parent temperature: glasses} of a Table I."""
    return {float(row["parent_temperature"]): int(row["glasses"]) for row in read_rows(path)}


def leaves(values, within=""):
    """{path of keys: value} of a mapping of mappings."""
    found = {}
    for key, value in values.items():
        found |= leaves(value, f"{within}{key}.") if isinstance(value, dict) else {f"{within}{key}": value}
    return found


def parameters(path):
    """Parameters of a configuration, without its directory, seed, catalogue and parents, which differ from run to run."""
    with open(path, encoding="utf-8") as file:
        values = yaml.safe_load(file)
    of_run = ("results", "seed", "catalogue", "parents")
    return leaves({section: keys for section, keys in values.items() if section not in of_run})


def tell_changes(path, published):
    now, before = parameters(path), parameters(published)
    for key in sorted(now.keys() | before.keys()):
        new, old = (values.get(key, "nothing") for values in (now, before))
        if new != old:
            print(f"{key} is {new}, was {old} in {published}: what the READMEs say in words may change", file=sys.stderr)


given = arguments(__doc__, optional=("configurations",))
[path] = given.input
found = glasses(path)
published = glasses(given.output) if pathlib.Path(given.output).exists() else {}
for parent, number in published.items():
    if found.get(parent, 0) < number:
        fail(
            f"{path}: has {found.get(parent, 0)} glasses at T_p = {temperature(parent)}, expected the {number} of "
            f"{given.output} at least; delete that file to publish nonetheless"
        )
if given.configurations:
    tell_changes(*given.configurations)
