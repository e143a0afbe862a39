"""The published results agree with themselves, with the equations, and with the READMEs that quote them."""

import csv
import hashlib
import pathlib
import re

import h5py
import numpy as np
import pytest
import yaml

from inputs import Files, read_rows
from quoted import PUBLISHED, ROOT
from tabulate_claims import rows_of_table
from tabulate_readme import TABULATE, replaced

HBAR, BOLTZMANN = 1.054571817e-34, 1.380649e-23
CONFIG = {}  # what the Snakefile reads without --configfile
[always_read] = re.findall(r"^ALWAYS_READ = (\[.*?\])", (ROOT / "workflow/rules/overrides.smk").read_text(), re.MULTILINE)
for part in yaml.safe_load(always_read):
    CONFIG |= yaml.safe_load((ROOT / f"config/{part}").read_text())


@pytest.fixture(scope="module")
def n0():
    with h5py.File(PUBLISHED / "averages/n0.h5") as file:
        return {name: item[()] for name, item in file["n0"].items() if isinstance(item, h5py.Dataset)}


@pytest.fixture(scope="module")
def spectrum():
    with h5py.File(PUBLISHED / "averages/spectrum.h5") as file:
        return {name: item[()] for name, item in file["spectrum/fit"].items()}


def same(a, b, tolerance=1e-6):
    np.testing.assert_allclose(a, b, rtol=tolerance)


def test_omega_0_and_c0_follow_from_c1(n0):
    """[Ji] Eqs. (3), (6), (7), (12), written down once more."""
    m, a, energy, smallest = (CONFIG["n0"]["material"][key] for key in ("mass", "spacing", "splitting", "smallest_tunnelling"))
    energy, smallest = BOLTZMANN * energy, BOLTZMANN * smallest
    omega_d = BOLTZMANN * n0["debye_temperature"] / HBAR
    chi = n0["c1"] * m * omega_d**2 / a**2
    log = np.log(HBAR * np.cbrt(HBAR * chi / (96 * m**2)) / energy)
    same(n0["omega0_over_omegaD"], np.cbrt(log) * np.cbrt(HBAR * chi / (2 * m**2)) / omega_d)
    same(n0["C0"], np.log(2 * energy / smallest) / (6 * HBAR * a**3 * log**2))


def test_the_density_of_modes_follows_from_the_counts(n0, spectrum):
    with h5py.File(PUBLISHED / "averages/debye.h5") as file:
        particles = file["debye/particles"][()]
    counted = spectrum["modes"] > 0
    prefactor = 5 * spectrum["modes"] / (3 * particles * spectrum["glasses"] * spectrum["cutoff"] ** 5)
    same(spectrum["A4"][counted], prefactor[counted])
    same(n0["A4"][counted], prefactor[counted])
    omega_d = BOLTZMANN * n0["debye_temperature"] / HBAR
    same(n0["DL"][counted], (n0["A4"] * n0["omega0_over_omegaD"] ** 4 / omega_d)[counted])


def merged(values, changes):
    """As Snakemake merges files of the configuration."""
    both = {name: merged(values[name], change) if isinstance(change, dict) else change for name, change in changes.items()}
    return {**values, **both}


def test_the_glasses_are_those_of_the_configuration(n0):
    """Those that are published with them, one for each root seed; the first is that of the largest run."""
    paths = (PUBLISHED / "catalogue").glob("configuration-*.yaml")
    published = {path.stem: yaml.safe_load(path.read_text()) for path in paths}
    assert all(name == f"configuration-{values['seed']}" for name, values in published.items())
    parents = [parent for values in published.values() for parent in values["parents"].values()]
    for temperature, glasses in zip(n0["parent_temperature"], n0["glasses"]):
        assert glasses == sum(parent["glasses"] for parent in parents if parent["temperature"] == temperature)
    large = merged(CONFIG, yaml.safe_load((ROOT / "config/large.yaml").read_text()))
    known = published[f"configuration-{large['seed']}"]
    assert known == {name: values for name, values in large.items() if name != "results"}
    assert yaml.safe_load((ROOT / "config/published.yaml").read_text())["seed"] == large["seed"]


def test_the_catalogue_is_small():
    assert sum(path.stat().st_size for path in (PUBLISHED / "catalogue").iterdir()) < 9_000_000
    assert sum(path.stat().st_size for path in PUBLISHED.rglob("*.*")) < 15_000_000


def test_the_density_at_omega_0_is_that_of_the_listed_modes(n0):
    """Counted again among the points of Fig. 4b."""
    with h5py.File(PUBLISHED / "averages/n0.h5") as file:
        points = {name: item[()] for name, item in file["n0/harmonic"].items()}
    with h5py.File(PUBLISHED / "averages/debye.h5") as file:
        particles = file["debye/particles"][()]
    width, known = CONFIG["n0"]["c1"]["typical_width"], np.flatnonzero(np.isfinite(n0["D_counted"]))
    assert known.size
    for row in known:
        x = points["x"][points["parent_temperature"] == n0["parent_temperature"][row]]
        low, high = ((1 + sign * width) * n0["omega0_over_omegaD"][row] for sign in (-1, 1))
        prefactor = 5 * ((x >= low) & (x <= high)).sum() / (3 * particles[row] * n0["glasses"][row] * (high**5 - low**5))
        omega_d = BOLTZMANN * n0["debye_temperature"][row] / HBAR
        same(n0["D_counted"][row], prefactor * n0["omega0_over_omegaD"][row] ** 4 / omega_d)


def test_exponents_are_those_of_the_listed_modes():
    """By maximum likelihood, again from the points of Fig. 4b."""
    with h5py.File(PUBLISHED / "averages/n0.h5") as file:
        points = {name: item[()] for name, item in file["n0/harmonic"].items()}
    fitted = [row for row in read_rows(PUBLISHED / "tables/spectrum.csv") if row["exponent"] != "nan"]
    assert len(fitted) > 30
    for row in fitted:
        x, cutoff = points["x"][points["parent_temperature"] == float(row["parent_temperature"])], float(row["cutoff"])
        below = x[x < cutoff]
        assert len(below) == int(row["modes"])
        same(len(below) / np.log(cutoff / below).sum() - 1, float(row["exponent"]), 1e-4)


def test_the_fraction_of_symmetric_wells_follows_from_the_counts(n0):
    low, high = (CONFIG["n0"]["window"][end] for end in ("low", "high"))
    counted = n0["N_strip"] > 0
    assert counted.any()
    scaled = np.sqrt(3) / (np.sqrt(3) - np.sqrt(8 / 3)) * n0["N_strip"] / n0["N_window"]
    same(n0["f_scaled"][counted], scaled[counted])
    same(n0["f"][counted], (scaled * n0["omega0_over_omegaD"] * 2 / (low + high))[counted])


def test_n0_is_the_product_of_its_factors(n0):
    known = (n0["limit"] == 0) & (n0["limit_A4"] == 0)
    same(n0["n0"][known], (n0["C0"] * n0["DL"] * n0["f"])[known])


def test_the_points_are_those_that_were_counted(n0):
    with h5py.File(PUBLISHED / "averages/n0.h5") as file:
        points = {name: item[()] for name, item in file["n0/points"].items()}
        window = {name: item[()] for name, item in file["n0/window"].items()}
    for row, temperature in enumerate(n0["parent_temperature"]):
        own = (points["parent_temperature"] == temperature) & (points["duplicate"] == 0)
        x, y = points["x"][own], points["y"][own]
        inside = (x >= window["low"]) & (x <= window["high"])
        slope = y / x
        strip = inside & (slope >= window["spinodal_slope"]) & (slope <= window["symmetric_slope"])
        assert (inside.sum(), strip.sum()) == (n0["N_window"][row], n0["N_strip"][row])
        same(np.median(points["chi"][own][inside]), n0["c1"][row])


def test_every_interval_holds_its_value_and_the_wider_one(n0):
    for name in (name[:-6] for name in n0 if name.endswith("_low95")):
        low95, low, high, high95 = (n0[f"{name}{end}"] for end in ("_low95", "_low", "_high", "_high95"))
        known = np.isfinite(low95)
        assert (low95 <= low)[known].all() and (low <= high)[known].all() and (high <= high95)[known].all(), name
        assert ((low95 <= n0[name]) & (n0[name] <= high95))[known].all(), name


def test_table1_is_that_of_the_catalogue(n0):
    rows = read_rows(PUBLISHED / "tables/table1.csv")
    for name in ("omega0_over_omegaD", "C0", "DL", "f", "n0"):
        for end in ("", "_low", "_high", "_low95", "_high95"):
            same([float(row[f"{name}{end}"]) for row in rows], n0[f"{name}{end}"], 1e-5)


def test_the_verdicts_follow_from_the_catalogue():
    files = Files([str(PUBLISHED / f"averages/{name}.h5") for name in ("n0", "spectrum")])
    with open(PUBLISHED / "tables/claims.csv", encoding="utf-8", newline="") as file:
        published = {row["claim"]: (row["verdict"], row["times_glasses"]) for row in csv.DictReader(file)}
    made = rows_of_table(files, CONFIG["claims"])
    assert {row["claim"]: (row["verdict"], f"{row['times_glasses']:.6g}") for row in made} == published


@pytest.mark.parametrize("table", ["table1", "claims", "robustness", "numbers"])
def test_the_paper_holds_the_published_tables(table):
    """If not: `publish` typesets it with them."""
    md5 = hashlib.md5((PUBLISHED / f"tables/{table}.tex").read_bytes()).hexdigest().upper()
    assert f"{table}.tex {md5}".encode() in (PUBLISHED / "paper.pdf").read_bytes()


@pytest.mark.parametrize("readme, name", [
    ("README.md", "tables/table1"), ("results/published/README.md", "tables/claims"),
    *(("results/published/README.md", f"double_wells/{name}") for name in ("double_wells", "well_claims")),
    *(("tests/benchmarks/README.md", f"tables/{name}") for name in ("benchmarks", "growth", "cost")),
])  # fmt: skip
def test_the_readmes_quote_the_published_tables(readme, name):
    text, table = (ROOT / readme).read_text(encoding="utf-8"), pathlib.Path(name).name
    assert text == replaced(text, table, TABULATE[table](read_rows(PUBLISHED / f"{name}.csv")), readme)
