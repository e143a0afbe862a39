"""A configuration that makes no sense is refused in one line that names the key."""

import contextlib
import io
import multiprocessing
import os

import pytest
import smart_open  # noqa: F401  half of Snakemake's start; with it loaded here, no child loads it
import snakemake
import yaml

from conftest import ROOT, Workflow


def silly(case):
    return yaml.safe_load((ROOT / f"tests/cases/{case}/silly.yaml").read_text())


BREATHING = {
    "method": "breathing_molecular_dynamics", "timestep": 0.01, "friction": 0.2, "size_friction": 1.3, "finish_sweeps": 100,
    "fitting_steps": 20000, "temperature_tolerance": 0.01, "size_tolerance": 0.02,
}  # fmt: skip
REFUSED = [
    ({"quench": {"max_forse": 1.0}},
     "config: quench: Additional properties are not allowed ('max_forse' was unexpected) (minimisation by L-BFGS), expected max_force, "),
    (silly("null_section"), "config: quench: is empty, expected keys and values"),
    ({"quench": {"rattlers": "pin"}}, "config: quench.rattlers: 'pin' is not one of ['refuse', 'leave_out']"),
    ({"quench": 3}, "config: quench: is 3, expected keys and values"),
    ({"parents": {"T0.55": {"run": {"skin": None}}}}, "config: parents.T0.55.run.skin: is empty, expected a value"),
    (silly("swap_fraction"),
     "config: parents.T0.55.run.swap_fraction: 1.5 is greater than or equal to the maximum of 1"),
    ({"parents": {"T0.55": {"run": {"swap_range": 7}}}}, "config: parents.T0.55.run.swap_range: 7 is greater than the maximum of 1"),
    ({"only": ["T0.57"]}, "config: only: T0.57 is none of the parents T0.80, T0.55, T0.35, T0.30"),
    ({"colour": "red"}, "config: top level: Additional properties are not allowed ('colour' was unexpected)"),
    ({"n0": {"material": {"mass": -4.8e-26}}},
     "config: n0.material.mass: -4.8e-26 is less than or equal to the minimum of 0 (mass of a particle, m [kg])"),
    ({"n0": {"material": {"mass": 28}}}, "config: n0.material.mass: 28 is greater than the maximum of 1e-20 (mass of a particle, m [kg])"),
    ({"n0": {"material": {"spacing": 2.9}}},
     "config: n0.material.spacing: 2.9 is greater than the maximum of 1e-08 (spacing of particles, a [m])"),
    ({"n0": {"material": {"splitting": 1.0e30}}}, "config: n0.material.splitting: 1e+30 is greater than the maximum of 1000"),
    ({"n0": {"window": {"high": 30}}}, "config: n0.window.high: 30 is greater than the maximum of 10 (upper end of the window [omega_D])"),
    ({"n0": {"bootstrap_samples": 1}}, "config: n0.bootstrap_samples: 1 is less than the minimum of 100"),
    ({"modes": {"highest_frequency": 12}}, "config: modes.highest_frequency: 12 is greater than the maximum of 10"),
    ({"debye": {"reference_debye_temperature": 5.3e5}}, "config: debye.reference_debye_temperature: 530000.0 is greater than the maximum"),
    ({"quench": {"max_force": 1.0}}, "config: quench.max_force: 1.0 is not below quench.at_rest, 0.001"),
    ({"robustness": {"my variant": {"says": "mine"}}}, "config: robustness: 'my variant' does not match '^\\\\w+$' (letters, digits and _)"),
    ({"parents": {parent: {"glasses": 0} for parent in ("T0.80", "T0.55", "T0.35", "T0.30")}},
     "config: parents: all have glasses: 0, expected at least one with glasses"),
    ({"paths": {"images": 100000}}, "config: paths.images: 100000 is greater than the maximum of 1000"),
    ({"double_wells": {"pushes": [1.0e20]}}, "config: double_wells.pushes.0: 1e+20 is greater than the maximum of 10"),
    ({"double_wells": {"pushes": [0]}}, "config: double_wells.pushes.0: 0 should not be valid under {'const': 0}"),
    ({"double_wells": {"returned": 2.0}}, "config: double_wells.returned: 2.0 is not below double_wells.farthest, 1.4"),
    ({"n0": {"window_high": 0.2}}, "config: n0.window_high: is now called n0.window.high"),
    ({"robustness": {"old": {"says": "an old name", "n0": {"c1_of": "harmonic"}}}}, "config: robustness.old.n0.c1_of: is now called n0.c1.of"),
    ({"n0": {"window": {"hihg": 0.2}}}, "config: n0.window: Additional properties are not allowed ('hihg' was unexpected)"),
    ({"nonlinear_modes": {"gradient": "1e-6"}}, "config: nonlinear_modes.gradient: '1e-6' is not of type 'number'"),
    ({"nonlinear_modes": {"gradient": "1e-6"}}, "(largest |grad log b| of a converged mode); in YAML write 1.0e-6"),
    ({"quench": {"max_force": "12.5E6"}}, "(largest force component of a certified minimum [e/l]); in YAML write 12.5e+6"),
    ({"parents": {"T0.30": {"glasses": 5}}}, "config: parents.T0.30.glasses: 5 is no multiple of batch 4"),
    ({"parents": {"T0.30": {"batch": 4.0}}}, "config: parents.T0.30.batch: 4.0 is not of type 'integer' (glasses in one file)"),
    ({"results": f"{ROOT}/results/published/mine"}, "results/published/mine belongs to the repository, expected another directory"),
    ({"results": f"{ROOT}/results/mine", "catalogue": {"former": "results/mine/catalogue"}},
     "results/mine/catalogue is where this run writes its catalogue, expected another results"),
    ({"parents": {"T0.30": {"chains": 3}}}, "config: parents.T0.30.batch: 4 is no multiple of chains 3"),
    ({"parents": {"T0.30": {"run": {"timestep": 0.01}}}}, "config: parents.T0.30.run: timestep unknown to method swap_monte_carlo"
     " (how a chain is run; molecular dynamics starts from a liquid that swap moves have mixed), expected method, start_temperature, start_sweeps, "),
    ({"parents": {0.3: {"glasses": 4}}}, "config: parents: 0.3 is not of type 'string' (T and the parent temperature with two to four decimals, T0.30)"),
    ({"printed": {0.3: {"f": 4}}}, "config: printed: 0.3 is not of type 'string'"),
    ({"robustness": {1: {"says": "one"}}}, "config: robustness: 1 is not of type 'string'"),
    ({"parents": {"T0.062": {"temperature": 0.062}}}, "config: parents.T0.062: particles, glasses, batch, source missing"),
    ({"parents": {"T0.062": {"temperature": 0.062, "particles": 250, "glasses": 4, "batch": 4, "source": "generate", "chains": 4,
                             "run": {"method": "swap_monte_carlo"}}}},
     "config: parents.T0.062.run: start_temperature, start_sweeps, burn_in, spacing, records, displacement, swap_fraction, swap_range, skin missing"),
    ({"parents": {"T0.30": {"source": "import", "start_from": ["random"]}}}, "config: parents.T0.30.start_from: changes nothing: no chain starts here"),
    ({"parents": {"T0.30": {"source": "generate", "start_from": ["hot.h5"]}}}, "/hot.h5 is no file, expected a file of liquids or random"),
    ({"parents": {"T0.30": {"source": "generate", "start_from": ["resources/liquids/T0.35/00.h5"]}}}, "config: parents.T0.30.particles: 250, but start_from names "),
    ({"parents": {"T0.80": {"run": {"method": "breathing_molecular_dynamics"}}}},
     "config: parents.T0.80.run: size_friction, finish_sweeps, fitting_steps, temperature_tolerance, size_tolerance missing"),
    ({"parents": {"T0.35": {"run": {"method": ["swap"]}}}}, "config: parents.T0.35.run.method: ['swap'] is not one of"),
    ({"parents": {"T0.30": {"source": "generate", "start_from": ["random"] * 5}}}, "config: parents.T0.30.start_from: names 5 files, expected at most 4"),
    ({"parents": {"T0.55": {"particles": 2000, "batch": 20, "imported": 20, "glasses": 40, "run": {**BREATHING, "spacing": 5000}}}},
     "resources/liquids/T0.55/00.h5 has chains by swap_monte_carlo, expected the same"),
    ({"results": f"{ROOT}/resources"}, "resources belongs to the repository, expected another directory"),
    ({"results": f"{ROOT}/README.md/mine"}, "README.md is no directory"),
    ({"results": "results/{a}"}, "config: results: 'results/{a}' does not match"),
    ({"parents": {"T0.35": {"start_from": ["resources/liquids/T0.35/00.h5"], "particles": 2000}},
      "robustness": {"soft": {"says": "soft", "model": {"smoothing": 2}}}},
     "config: robustness.soft.model: chains would start from liquids of another model"),
    ({"parents": {"T0.30": {"run": {"method": "breathing"}}}}, "config: parents.T0.30.run.method: 'breathing' is not one of"),
    ({"parents": {"T0.35": {"source": "generate", "run": {**BREATHING, "finish_sweeps": 200000}}}},
     "config: parents.T0.35.run.finish_sweeps: 200000 is more than spacing"),
    ({"parents": {"T0.35": {"source": "generate", "run": {**BREATHING, "fitting_steps": 1504, "finish_sweeps": 300}}}},
     "config: parents.T0.35.run.fitting_steps: 1504 is too few, expected more than 5 times finish_sweeps"),
    ({"parents": {"T0.35": {"source": "generate", "run": {**BREATHING, "size_tolerance": 1.5}}}},
     "config: parents.T0.35.run.size_tolerance: 1.5 is greater than the maximum of 1"),
    ({"parents": {"cold": {"temperature": 0.1}}}, "config: parents: 'cold' does not match"),
    ({"parents": {"T0.30": {"temperature": 0.31}}}, "config: parents.T0.30.temperature: 0.31 belongs to the name T0.31"),
    ({"parents": {"T0.30": {"temperature": 0.305}}}, "config: parents.T0.30.temperature: 0.305 belongs to the name T0.305"),
    ({"parents": {"T0.300": {"temperature": 0.3, "particles": 250, "glasses": 4, "batch": 4, "source": "import", "path": "a", "frames": 1}}},
     "config: parents.T0.300.temperature: 0.3 belongs to the name T0.30"),
    ({"parents": {"T0.062": {"temperature": 0.062, "particles": 250, "glasses": 4, "batch": 4, "source": "generate"}}},
     "config: parents.T0.062: chains, run missing"),
    ({"parents": {"T0.062": {"temperature": 0.062, "particles": 250, "glasses": 4, "batch": 4, "source": "import"}}},
     "config: parents.T0.062: path, frames missing"),
    ({"parents": {"T0.30": {"searched": 6}}}, "config: parents.T0.30.searched: 6 is no multiple of batch 4"),
    ({"parents": {"T0.30": {"searched": 12}}}, "config: parents.T0.30.searched: 12 is more than glasses, 8"),
    ({"parents": {"T0.30": {"imported": 6}}}, "config: parents.T0.30.imported: 6 is no multiple of batch 4"),
    ({"parents": {"T0.30": {"imported": 8}}}, "config: parents.T0.30.imported: 8 is no multiple of frames 60"),
    ({"parents": {"T0.30": {"imported": 60}}, "robustness": {"soft": {"says": "soft", "model": {"smoothing": 2}}}},
     "config: robustness.soft.model: chains would go on from liquids of another model, expected no parent with imported"),
    ({"parents": {"T0.30": {"imported": 60, "reading": {"size_is": "radius"}}}}, "config: parents.T0.30.reading: chains go on from files"),
    ({"parents": {"T0.30": {"imported": 60, "source": "import"}}}, "config: parents.T0.30.imported: all glasses are, expected source: generate"),
    ({"parents": {"T0.30": {"reading": {"size_is": "charge"}}}}, "config: parents.T0.30.reading.size_is: 'charge' is not one of"),
    ({"parents": {"T0.30": {"run": {"skin": 0.3}}}}, "config: parents.T0.30.run.skin: 0.3 is not more than 4 displacements of 0.08"),
    ({"n0": {"window": {"narrow_high": 0.03}}}, "config: n0.window.low: 0.04 is not below n0.window.narrow_high, 0.03"),
    ({"n0": {"window": {"high": 0.04}}}, "config: n0.window.low: 0.04 is not below n0.window.high, 0.04"),
    ({"spectrum": {"highest": 9}}, "config: spectrum.highest: 9 is not below modes.highest_frequency"),
    ({"spectrum": {"highest_cutoff": 9}}, "config: spectrum.highest_cutoff: 9 is not below modes.highest_frequency"),
    ({"spectrum": {"bin_width": 0.04}}, "config: spectrum.highest: 0.3 is no multiple of spectrum.bin_width, 0.04"),
    ({"spectrum": {"bin_width": 0.7}}, "config: spectrum.highest: 0.3 is no multiple of spectrum.bin_width, 0.7"),
    ({"n0": {"material": {"smallest_tunnelling": 2.0}}},
     "config: n0.material.smallest_tunnelling: 2.0 is not below n0.material.splitting, 1"),
    ({"model": {"exponent": 11}}, "config: model.exponent: 11 is not a multiple of 2"),
    ({"only": ["T0.30", "T0.30"]}, "config: only: ['T0.30', 'T0.30'] has non-unique elements"),
    ({"model": {"smallest_size": 3.0}}, "config: model.smallest_size: 3.0 is not below model.largest_size, 2.22"),
    ({"robustness": {"coarse": {"says": "wide bins", "spectrum": {"bin_width": 0.04}}}},
     "config: robustness.coarse.spectrum.highest: 0.3 is no multiple of spectrum.bin_width, 0.04"),
    ({"debye": {"reference_parent_temperature": 0.6}}, "config: debye.reference_parent_temperature: 0.6 is no temperature of parents, expected 0.8 or "),
    ({"robustness": {"same": {"says": "the same", "n0": {"window": {"low": 0.04}}}}},
     "config: robustness.same: changes nothing, expected a value that is not the study's"),
    ({"robustness": {"empty": {"says": "nothing"}}},
     "config: robustness.empty: changes nothing, expected a value that is not the study's"),
    ({"robustness": {"typo": {"says": "a typo", "n0": {"windw": {"low": 0.05}}}}},
     "config: robustness.typo.n0: Additional properties are not allowed ('windw' was unexpected)"),
    ({"robustness": {"other": {"says": "no such section", "parents": {"shift": 1.0}}}},
     "config: robustness.other: Additional properties are not allowed ('parents' was unexpected)"),
    ({"robustness": {"upside_down": {"says": "an empty window", "n0": {"window": {"low": 0.5}}}}},
     "config: robustness.upside_down.n0.window.low: 0.5 is not below n0.window.high, 0.3"),
]


def dry_run(directory, change):
    """Code and messages of Snakemake in a forked process, which need not import it again."""
    _, _, _, *arguments = map(str, Workflow(directory).command("--dry-run", change=change))
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            snakemake.main(arguments)
    except SystemExit as end:
        return end.code, said.getvalue()


@pytest.fixture(scope="module")
def refusals(tmp_path_factory):
    """What Snakemake says to each change of REFUSED."""
    studies = [(tmp_path_factory.mktemp("refused"), change) for change, _ in REFUSED]
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), maxtasksperchild=1) as cores:
        return cores.starmap(dry_run, studies, chunksize=1)


@pytest.mark.parametrize("case", range(len(REFUSED)), ids=[message for _, message in REFUSED])
def test_nonsense_is_refused_by_name(refusals, case):
    (code, said), message = refusals[case], REFUSED[case][1]
    assert code == 1
    assert message in said
    assert len([line for line in said.splitlines() if "config:" in line]) == 1
