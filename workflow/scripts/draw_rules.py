"""The rules of the study and their dependencies.

snakemake --rulegraph > build/rules.dot; draw_rules.py --input build/rules.dot
"""

import pathlib
import re

import layers
import style
from inputs import arguments

LEFT_OUT = {"parameters"}  # every tool depends on its own section
DRAWN_BY_PYTHON = ("draw", "tabulate", "write", "typeset")


def arrows(dot):
    """{rule: rules that depend on it}, from the output of `snakemake --rulegraph`."""
    names = dict(re.findall(r'(\d+)\[label = "(\w+)"', dot))
    pairs = {(names[a], names[b]) for a, b in re.findall(r"(\d+) -> (\d+)", dot)}
    kept = set(names.values()) - LEFT_OUT
    return {rule: {end for start, end in pairs if start == rule and end in kept - {rule}} for rule in sorted(kept)}


def look(rule):
    verb, _, rest = rule.partition("_")
    color = "white" if rule == "all" else "0.92" if verb in DRAWN_BY_PYTHON else "#fde3b5"
    return f"{verb}\n{rest.replace('_', ' ')}".strip(), color


if __name__ == "__main__":
    given = arguments(__doc__)
    found = layers.reduced(arrows(pathlib.Path(given.input[0]).read_text(encoding="utf-8")))
    style.save(layers.draw(found, layers.layers(found), look), given.output, [".svg"])
