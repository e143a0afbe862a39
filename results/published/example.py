"""Prints n_0 with its 68 % interval at each parent temperature.

    python3 example.py [results/n0.h5]        without a file: that of the published run

tools/files/README.md lists every dataset.
"""

import pathlib
import sys

import h5py

PUBLISHED = pathlib.Path(__file__).parent / "averages/n0.h5"


def rows(path):
    """(T_p, n_0, lower end, upper end, whether it is an upper limit), hot to cold; n_0 in 1/(J m^3)."""
    with h5py.File(path, "r") as file:
        group = file["n0"]
        names = ("parent_temperature", "n0", "n0_low", "n0_high")
        limit = group["limit"][()] | group["limit_A4"][()]
        return list(zip(*(group[name][()] for name in names), limit == 1))


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else PUBLISHED
    try:
        found = rows(path)
    except (OSError, KeyError) as error:
        sys.exit(f"{path}: {error}; expected an n0.h5")
    print("T_p    n_0 [1/(J m^3)]")
    for temperature, n0, low, high, limit in found:
        if limit:
            print(f"{temperature:.2f}   below {n0:.1e} (95 %)")
        else:
            print(f"{temperature:.2f}   {n0:.1e} ({low:.1e} to {high:.1e})")
