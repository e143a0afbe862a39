"""Two studies beside each other: means over chains, Student's errors, and a chi^2 over all rows."""

import csv
import math
import subprocess
import sys

import h5py
import numpy as np
import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "workflow/scripts"))
import chain_statistics  # noqa: E402
import compare_studies  # noqa: E402


def write_elasticity(path, moduli):
    """Glasses of a few chains with one shear modulus each; K is twice as large."""
    with h5py.File(path, "w") as file:
        chains, values = zip(*((chain, value) for chain, found in enumerate(moduli) for value in found))
        identities = np.arange(len(values)) + 7
        file["glasses/id"], file["glasses/chain"] = identities, chains
        file["glasses/parent_temperature"] = np.full(len(values), 0.35)
        file["elasticity/glass"] = identities[::-1]
        file["elasticity/shear_modulus"], file["elasticity/bulk_modulus"] = values[::-1], 2 * np.array(values[::-1])
    return path


def test_the_sample_is_the_chains(tmp_path):
    ours = write_elasticity(tmp_path / "ours.h5", [[10, 12], [12, 14], [14, 16]])  # means 11, 13, 15
    theirs = write_elasticity(tmp_path / "theirs.h5", [[9], [10], [11]])
    rows = chain_statistics.compared(*(compare_studies.chains_of(compare_studies.values_of([path])) for path in (ours, theirs)))
    shear = next(row for row in rows if row["quantity"] == "shear_modulus")
    assert (shear["value"], shear["glasses"], shear["chains"], shear["other"]) == (13, 6, 3, 10)
    assert (shear["error"], shear["other_error"]) == pytest.approx((2 / math.sqrt(3), 1 / math.sqrt(3)))
    # t = 3/sqrt(5/3) = 2.3238 with 2.941 degrees of freedom: P = 0.1045, which is 1.62 normal deviations
    assert shear["deviations"] == pytest.approx(1.62, abs=0.01)


def write_starts(path, start):
    with h5py.File(path, "w") as file:
        file["glasses/parent_temperature"] = [0.35]
        file["equilibration/chains/chain"], file["equilibration/chains/start"] = range(len(start)), start
    return path


def test_chains_are_parted_by_their_first_segment(tmp_path):
    first = write_starts(tmp_path / "0000.h5", ["hot", "cold", "hot", "random"])
    second = write_starts(tmp_path / "0001.h5", ["continued"] * 4)
    values = {"liquid_energy": {(0.35, chain): [chain, chain + 2.0] for chain in range(4)}}
    hot, cold = compare_studies.parted_by_start(values, compare_studies.starts_of([first, second]))
    assert hot == {compare_studies.STARTS: {0.35: {0: (1.0, 2), 2: (3.0, 2), 3: (4.0, 2)}}}  # random positions are hot
    assert cold == {compare_studies.STARTS: {0.35: {1: (2.0, 2)}}}


@pytest.mark.parametrize("t, freedom, probability", [(12.706, 1, 0.05), (3.1824, 3, 0.05), (2.2281, 10, 0.05), (1.0, 2, 0.42265)])
def test_student(t, freedom, probability):
    assert chain_statistics.student(t, freedom) == pytest.approx(probability, rel=1e-4)


def study(random, quantities, chains=6, apart=0.0):
    """Quantities that are one number of each chain, and so as correlated as can be."""
    means = random.normal(apart, 1, chains)
    return {f"quantity {k}": {0.35: {chain: (mean, 1) for chain, mean in enumerate(means)}} for k in range(quantities)}


def test_correlated_rows_do_not_make_equal_studies_differ():
    random = np.random.default_rng(5)
    chances = []
    for _ in range(40):
        ours, theirs = study(random, 5), study(random, 5)
        found = chain_statistics.chi_squared(chain_statistics.compared(ours, theirs))
        chances.append(chain_statistics.probability(ours, theirs, found, times=59))
    assert sum(chance <= 0.05 for chance in chances) <= 6  # 2 expected; were the rows independent, 10
    ours, theirs = study(random, 5), study(random, 5, apart=5)
    found = chain_statistics.chi_squared(chain_statistics.compared(ours, theirs))
    assert chain_statistics.probability(ours, theirs, found, times=499) < 0.01


def test_a_study_beside_itself(finished, tmp_path):
    study = finished.directory / "results/smoke"
    files = [path for stage in ("liquids", "minima", "elasticity", "modes") for path in study.glob(f"{stage}/T*/*.h5")]
    command = [sys.executable, ROOT / "workflow/scripts/compare_studies.py", "--input", *files, "--other", *files]
    subprocess.run([*command, "--output", tmp_path / "comparison.csv"], check=True)
    rows = list(csv.DictReader((tmp_path / "comparison.csv").open(encoding="utf-8")))
    assert len(rows) == 4 * len([name for name in compare_studies.LATEX if name != compare_studies.STARTS])
    assert all(float(row["deviations"]) == 0 for row in rows)
    assert (tmp_path / "comparison.tex").read_text().count("pm") == 2 * len(rows)


def test_the_rule_reads_the_other_study(finished):
    done = finished.run("--dry-run", "--printshellcmds", "compare", change={"compare_with": "results/smoke"})
    assert done.returncode == 0 and "--other results/smoke/liquids/T0.30/0000.h5" in done.stdout, done.stdout


def test_a_study_without_another_is_refused(workflow):
    done = workflow.run("--dry-run", "compare")
    assert "config: compare_with: is missing, expected a directory of results of another study" in done.stdout
    done = workflow.run("--dry-run", "compare", change={"compare_with": "nowhere"})
    assert "config: compare_with: nowhere holds no liquids or minima or elasticity or modes" in done.stdout
