"""Refuses to publish a run that has fewer glasses at any parent temperature than what is published."""

import pathlib

from inputs import arguments, fail, read_rows
from notation import temperature


def glasses(path):
    """{parent temperature: glasses} of a Table I."""
    return {float(row["parent_temperature"]): int(row["glasses"]) for row in read_rows(path)}


given = arguments(__doc__)
[path] = given.input
found = glasses(path)
published = glasses(given.output) if pathlib.Path(given.output).exists() else {}
for parent, number in published.items():
    if found.get(parent, 0) < number:
        fail(
            f"{path}: has {found.get(parent, 0)} glasses at T_p = {temperature(parent)}, expected the {number} of "
            f"{given.output} at least; delete that file to publish nonetheless"
        )
