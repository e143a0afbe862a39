"""Refuses to publish a run that has fewer glasses at any parent temperature than what is published.

Says which parameters are not those that the catalogue of the same root seed is published with.
"""

import pathlib
import sys

import yaml

from inputs import arguments, fail, read_rows
from notation import temperature


def glasses(path):
    """{parent temperature: glasses} of a Table I."""
    return {float(row["parent_temperature"]): int(row["glasses"]) for row in read_rows(path)}


def sections(path):
    """{section.key: value} of a configuration, but for what belongs to the run: where it is, and its glasses."""
    with open(path, encoding="utf-8") as file:
        values = yaml.safe_load(file)
    of_run = ("results", "catalogue", "parents")
    return {
        f"{section}.{key}": value
        for section, keys in values.items()
        if isinstance(keys, dict) and section not in of_run
        for key, value in keys.items()
    }


def tell_changes(path, published):
    now, before = sections(path), sections(published)
    for key in sorted(now.keys() | before.keys()):
        new, old = (values.get(key, "nothing") for values in (now, before))
        if new != old:
            print(f"{key} is {new}, was {old} in {published}: what README.md says in words may change", file=sys.stderr)


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
