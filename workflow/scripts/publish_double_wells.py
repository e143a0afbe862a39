"""Copies tables and figures of real double wells to a directory of published results, and its tables into READMEs.

A study of fewer glasses at any T_p than are published there is refused before anything is copied.
"""

import pathlib

from inputs import arguments, fail
from publish import copy, refuse_fewer
from tabulate_readme import rewrite

WELLS, CLAIMS = "double_wells.csv", "well_claims.csv"


def main():
    given = arguments(__doc__, words=("readmes",))
    directory, files = pathlib.Path(given.output), {pathlib.Path(path).name: path for path in given.input}
    if WELLS not in files:
        fail(f"{WELLS} is missing among {', '.join(given.input)}")
    if (directory / WELLS).exists():
        refuse_fewer(files[WELLS], directory / WELLS)
    directory.mkdir(parents=True, exist_ok=True)
    for name, path in files.items():
        copy(path, directory / name)
    if given.readmes:
        rewrite(given.readmes, [files[name] for name in (WELLS, CLAIMS)])


if __name__ == "__main__":
    main()
