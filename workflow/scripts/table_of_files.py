"""Writes the table of tools/files/README.md: every dataset of the files given, from its attributes."""

import argparse
import pathlib

import h5py

from stages import IMPORTING, TOOLS

BEGIN, END = "<!-- made by workflow/scripts/table_of_files.py -->", "<!-- end -->"
FIRST, *LATER = TOOLS.values()
ORDER = (FIRST, IMPORTING, *LATER, "export-configurations")  # of the tools in the study
ENDS = ("_low", "_high", "_low95", "_high95")  # of the intervals of a value


def told(dataset, name):
    return dataset.attrs[name].decode() if name in dataset.attrs else ""


def cells(dataset):
    """(shape, unit, meaning) of a dataset, the other cells of its row being name, type and writers."""
    return tuple(told(dataset, name) for name in ("extents", "unit", "meaning"))


def datasets(file):
    """(name, dataset), each once; step and time, which all elements of H5MD share, with the positions only."""
    found, groups = {}, [file]
    while groups:
        for item in groups.pop().values():
            if isinstance(item, h5py.Group):
                groups.append(item)
            elif item.name.rsplit("/", 1)[1] not in ("step", "time") or "/position/" in item.name:
                found[item.name] = item
    return sorted(found.items())


def collect(paths):
    """{(name, *cells): (types, tools)} of all files."""
    rows = {}
    for path in paths:
        with h5py.File(path, "r") as file:
            tool = file["provenance/tool"][()].decode()
            for name, dataset in datasets(file):
                types, tools = rows.setdefault((name, *cells(dataset)), (set(), set()))
                types.add("text" if dataset.dtype.kind == "S" else dataset.dtype.str[1:])
                tools.add(tool)
    return rows


def without_ends(rows):
    """Rows without those of intervals; a value with intervals gets a star, and stands for five datasets."""
    names = {name for name, *_ in rows}
    starred = {name for name in names if all(name + end in names for end in ENDS)}
    ends = {name + end for name in starred for end in ENDS}
    return {(name, name in starred, *rest): row for (name, *rest), row in rows.items() if name not in ends}


def folded(rows):
    """[(group, names, star, type, shape, unit, meaning, tools)]; datasets of a group that differ only in name share a row."""
    found = {}
    for (name, star, *rest), (types, tools) in rows.items():
        group, _, last = name.rpartition("/")
        key = (group, star, "|".join(sorted(types)), *rest, tuple(sorted(tools, key=ORDER.index)))
        found.setdefault(key, []).append(last)
    lines = [(key[0], sorted(names), *key[1:]) for key, names in found.items()]
    place = {}  # groups in the order of the tools that write them first
    for line in lines:
        first = ORDER.index(line[-1][0])
        place[line[0]] = min(place.get(line[0], first), first)
    return sorted(lines, key=lambda line: (place[line[0]], *line[:2], [ORDER.index(tool) for tool in line[-1]], line))


def writers(tools, everyone):
    """The tools that write a dataset, or `all but` and the few that do not."""
    others = [tool for tool in everyone if tool not in tools]
    if len(others) < 3:
        return "all but " + ", ".join(others) if others else "all"
    return ", ".join(tools)


def table(paths):
    """The table as lines of Markdown."""
    rows = collect(paths)
    everyone = tuple(sorted({tool for _, tools in rows.values() for tool in tools}, key=ORDER.index))
    lines = ["| dataset | type | shape | unit | meaning | written by |", "|---|---|---|---|---|---|"]
    for group, names, star, kind, shape, unit, meaning, tools in folded(without_ends(rows)):
        last = names[0] if len(names) == 1 else "{" + ", ".join(names) + "}"
        texts = (f"`{group}/{last}`" + star * r"\*", kind, shape, unit, meaning, writers(tools, everyone))
        lines.append("| " + " | ".join(text.replace("|", r"\|") for text in texts) + " |")
    return [" ".join(line.split()) for line in lines]


def rewritten(text, paths):
    """The text of the README with a new table between its two marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([before + BEGIN, "", *table(paths), "", END + after])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", nargs="+", required=True, type=pathlib.Path, metavar="DIRECTORY")
    parser.add_argument("--readme", required=True, type=pathlib.Path, metavar="FILE", help="tools/files/README.md")
    given = parser.parse_args()
    paths = sorted(path for directory in given.files for path in directory.rglob("*.h5"))
    given.readme.write_text(rewritten(given.readme.read_text(encoding="utf-8"), paths), encoding="utf-8")


if __name__ == "__main__":
    main()
