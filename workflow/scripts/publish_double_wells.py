"""Copies tables, figures and catalogue of real double wells to a directory of published results, its tables into READMEs.

--input FILE... --names NAME...: each file gets the name that stands at its place.  A study of fewer glasses at any T_p than
are published there is refused before anything is copied.  Configurations of glasses that are replaced are removed.
"""

import pathlib

from inputs import arguments, fail
from publish import copy, refuse_fewer
from tabulate_readme import rewrite

WELLS, CLAIMS = "double_wells.csv", "well_claims.csv"


def main():
    given = arguments(__doc__, words=("names", "readmes"))
    directory, files = pathlib.Path(given.output), dict(zip(given.names, given.input, strict=True))
    if WELLS not in files:
        fail(f"{WELLS} is missing among {', '.join(given.input)}")
    if (directory / WELLS).exists():
        refuse_fewer(files[WELLS], directory / WELLS)
    for name, path in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        copy(path, directory / name)
    for configuration in directory.glob("catalogue/configuration-*.yaml"):
        if str(configuration.relative_to(directory)) not in files:
            configuration.unlink()
    if given.readmes:
        rewrite(given.readmes, [files[name] for name in (WELLS, CLAIMS)])


if __name__ == "__main__":
    main()
