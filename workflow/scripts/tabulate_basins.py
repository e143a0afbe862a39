"""The number of glasses that another minimiser leads to another minimum, as basins.csv."""

import pathlib

import numpy as np

from inputs import Files, arguments, write_text
from tabulate_table1 import as_csv

SAME = 1e-9  # of U/N: the certificate leaves less than 1e-12  [e]


def energies(path):
    """{(parent temperature, id): U/N} of the minima of one batch."""
    file = Files([path])
    keys = zip(file.read("glasses/parent_temperature"), file.read("glasses/id"))
    return dict(zip(keys, file.read("observables/potential_energy/value")))


def rows(variant, own, study):
    """One row for each parent temperature; glasses without a certificate in either run are left out."""
    both = own.keys() & study.keys()
    for temperature in sorted({key[0] for key in both}, reverse=True):
        change = np.array([own[key] - study[key] for key in both if key[0] == temperature])
        moved = np.abs(change) > SAME
        yield {
            "variant": variant,
            "parent_temperature": temperature,
            "glasses": len(change),
            "other_minimum": int(moved.sum()),
            "lower": int((change < -SAME).sum()),
            "energy_change": float(change.mean()),
            "energy_change_error": float(change.std() / np.sqrt(len(change))),
        }


def variant_of(path):
    """NAME of results/robustness/NAME/minima/T_p/batch.h5; empty for the study itself."""
    *_, above, name, _, _, _ = pathlib.Path(path).absolute().parts
    return name if above == "robustness" else ""


if __name__ == "__main__":
    given = arguments(__doc__)
    minima = {}
    for path in given.input:
        minima.setdefault(variant_of(path), {}).update(energies(path))
    study = minima.pop("")
    write_text(given.output, as_csv([row for name, own in minima.items() for row in rows(name, own, study)]))
