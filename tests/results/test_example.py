"""The example that reads the published n_0."""

import re
import subprocess
import sys

import h5py
import numpy as np

from quoted import PUBLISHED, rows


def test_the_example_prints_the_published_n0():
    done = subprocess.run([sys.executable, PUBLISHED / "example.py"], capture_output=True, text=True, check=True)
    found = re.findall(r"^(\d\.\d\d) +(\S+) \((\S+) to (\S+)\)$", done.stdout, re.MULTILINE)
    measured = [row for row in rows("tables/table1") if not row["limit"]]
    table = [[float(row[name]) for name in ("parent_temperature", "n0", "n0_low", "n0_high")] for row in measured]
    [limit] = [row for row in rows("tables/table1") if row["limit"]]
    assert done.stdout.splitlines()[-1] == f"{float(limit['parent_temperature']):.2f}   below {float(limit['n0']):.1e} (95 %)"
    assert np.allclose(np.array(found, dtype=float), table, rtol=0.06)
    assert [f"{float(n0):.1e}" for _, n0, *_ in found] == [f"{row[1]:.1e}" for row in table]


def test_the_example_reads_a_run_with_an_empty_strip(tmp_path):
    with h5py.File(tmp_path / "n0.h5", "w") as file:
        for name, value in {"parent_temperature": 0.3, "n0": 2e44, "n0_low": 0.0, "n0_high": 1e44, "limit": 1, "limit_A4": 0}.items():
            file[f"n0/{name}"] = [value]
    done = subprocess.run([sys.executable, PUBLISHED / "example.py", tmp_path / "n0.h5"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "0.30   below 2.0e+44 (95 %)"


def test_the_example_names_a_file_that_it_cannot_read():
    for path in ("nowhere.h5", PUBLISHED / "averages/debye.h5"):
        done = subprocess.run([sys.executable, PUBLISHED / "example.py", path], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"{path}: ") and done.stderr.endswith("; expected an n0.h5\n") and done.stderr.count("\n") == 1
