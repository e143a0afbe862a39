"""A configuration that makes no sense is refused in one line that names the key; those of the study are accepted."""

import pytest

REFUSED = [
    ({"quench": {"max_forse": 1.0}}, "config: quench: Additional properties are not allowed ('max_forse' was unexpected)"),
    ({"colour": "red"}, "config: top level: Additional properties are not allowed ('colour' was unexpected)"),
    ({"n0": {"particle_mass": -4.8e-26}}, "config: n0.particle_mass: -4.8e-26 is less than or equal to the minimum of 0 (m in kg)"),
    ({"nonlinear_modes": {"gradient": "1e-6"}}, "config: nonlinear_modes.gradient: '1e-6' is not of type 'number'"),
    ({"parents": {"T0.30": {"glasses": 5}}}, "config: parents.T0.30.glasses: 5 is no multiple of batch 4"),
    ({"parents": {"T0.30": {"chains": 3}}}, "config: parents.T0.30.batch: 4 is no multiple of chains 3"),
    ({"parents": {"T0.30": {"run": {"timestep": 0.01}}}}, "config: parents.T0.30.run: Unevaluated properties are not allowed"),
    ({"parents": {"cold": {"temperature": 0.1}}}, "config: parents: 'cold' does not match"),
    ({"debye": {"reference_parent_temperature": 0.6}}, "config: debye.reference_parent_temperature: 0.6 is no temperature of parents"),
]


@pytest.mark.parametrize("change, message", REFUSED)
def test_nonsense_is_refused_by_name(workflow, change, message):
    done = workflow.run("--dry-run", change=change)
    assert done.returncode == 1
    assert message in done.stdout
    assert len([line for line in done.stdout.splitlines() if "config:" in line]) == 1


@pytest.mark.parametrize("config", ["study", "smoke", "paper", "ship"])
def test_the_configurations_of_the_study_are_accepted(workflow, config):
    target = {"study": "results", "smoke": "results/smoke", "paper": "results/paper-scale", "ship": "results/ship"}
    done = workflow.run("--dry-run", f"{target[config]}/parameters/model.yaml", config=config)
    assert done.returncode == 0, done.stdout


def test_a_study_that_needs_more_liquids_than_there_are_says_so(workflow):
    change = {"parents": {"T0.55": {"glasses": 10**6, "source": "import"}}}
    done = workflow.run("--dry-run", "results/liquids/T0.55/0000.h5", config="study", change=change)
    assert done.returncode == 1
    assert "config: parents.T0.55.glasses: 1000000 need 50000 files in " in done.stdout
