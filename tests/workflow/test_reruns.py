"""A changed number re-runs its own stage and what follows from it, and nothing else."""

import re

import pytest
import yaml

from conftest import ROOT

VARIANTS = yaml.safe_load((ROOT / "config/variants.yaml").read_text())["robustness"].values()
OWN_N0 = sum("n0" in changes for changes in VARIANTS)
OWN_TUNNELLING = sum("tunnelling" in changes for changes in VARIANTS)
TEXT = {"tabulate_table1", "tabulate_numbers", "typeset_paper", "write_report"}
TABLES = {"tabulate_claims", "tabulate_robustness", "draw_robustness"}
FROM_N0 = {"assemble_n0", "draw_n0", "draw_sketch", "draw_kappa", "draw_chi", "tabulate_double_wells",
           "tabulate_well_claims"} | TABLES | TEXT  # fmt: skip
FROM_SPECTRUM = {"measure_spectrum", "draw_spectrum", "tabulate_spectrum"} | FROM_N0
FROM_COUNT = {"count_two_level_systems", "tabulate_double_wells", "draw_wells", "draw_asymmetries", "draw_n0", "typeset_paper",
              "write_report", "tabulate_well_variants", "tabulate_well_claims"}  # fmt: skip
FROM_TUNNELLING = {"solve_tunnelling", "tabulate_modes_and_wells", "draw_second_wells"} | FROM_COUNT
FROM_PATHS = {"trace_paths", "gather_catalogue"} | FROM_TUNNELLING
FROM_DOUBLE_WELLS = {"find_double_wells"} | FROM_PATHS
FROM_NONLINEAR_MODES = {"fit_nonlinear_modes"} | FROM_DOUBLE_WELLS | FROM_N0
FROM_MODES = {"find_modes"} | FROM_NONLINEAR_MODES | FROM_SPECTRUM
FROM_QUENCH = {"quench", "measure_elasticity", "scale_debye"} | FROM_MODES


def test_a_finished_study_has_nothing_to_do(finished):
    assert finished.planned() == {}


@pytest.mark.parametrize(
    "section, key, value, files, expected",
    [
        ("quench", "max_force", 2.0e-10, 2, FROM_QUENCH),  # the search for double wells quenches, too
        ("modes", "highest_frequency", 0.31, 1, FROM_MODES),
        ("nonlinear_modes", "gradient", 2.0e-6, 1, FROM_NONLINEAR_MODES),
        ("double_wells", "returned", 0.13, 1, FROM_DOUBLE_WELLS),
        ("paths", "images", 11, 1, FROM_PATHS),
        ("tunnelling", "points", 41, 1 + OWN_TUNNELLING, FROM_TUNNELLING),
        ("two_level_systems", "asymmetries", [60], 1, FROM_COUNT),
        ("n0", "window", {"low": 0.05}, 1 + OWN_N0, FROM_N0),
        ("n0", "material", {"mass": 4.7e-26}, 2 + OWN_N0 + OWN_TUNNELLING, FROM_N0 | FROM_TUNNELLING),
    ],
)
def test_a_changed_number_reruns_its_stage_and_successors(finished, section, key, value, files, expected):
    """files: of parameters that hold the number."""
    planned = finished.planned({section: {key: value}})
    assert planned.pop("parameters") == files
    assert set(planned) == expected


def test_more_glasses_compute_only_the_missing_batches(finished):
    """One more batch: a further segment of each of the four chains, then one job per stage."""
    planned = finished.planned({"parents": {"T0.55": {"glasses": 12}}})
    stages = ("equilibrate", "join_chains", "quench", "measure_elasticity", "find_modes", "fit_nonlinear_modes",
              "find_double_wells", "trace_paths")  # fmt: skip
    assert [planned[stage] for stage in stages] == [4, 1, 1, 1, 1, 1, 1, 1]
    assert planned["parameters"] == 1


def test_only_searched_glasses_have_double_wells(finished):
    planned = finished.planned({"parents": {"T0.30": {"glasses": 12}}})
    assert planned["fit_nonlinear_modes"] == 1 and "find_double_wells" not in planned
    planned = finished.planned({"parents": {"T0.30": {"searched": 8}}})
    assert (planned["find_double_wells"], planned["trace_paths"]) == (1, 1) and "fit_nonlinear_modes" not in planned


def test_a_changed_print_of_the_paper_only_changes_what_shows_it(finished):
    planned = finished.planned({"printed": {"T0.35": {"omega0_over_omegaD": 0.094}}})
    assert planned.pop("parameters") == 1
    assert set(planned) == TEXT | {"draw_n0"}


@pytest.mark.parametrize("changes, first", [
    ({"quench": {"history": 5}}, "quench"),
    ({"modes": {"shift": 2.0e-2}}, "find_modes"),
    ({"nonlinear_modes": {"flow_accuracy": 1.0e-3}}, "fit_nonlinear_modes"),
    ({"model": {"smoothing": 2}}, "equilibrate"),
])  # fmt: skip
def test_a_variant_makes_anew_what_rests_on_its_change_and_reads_the_rest(finished, changes, first):
    planned = finished.planned({"robustness": {"other": {"says": "otherwise", **changes}}})
    stages = ["equilibrate", "join_chains", "quench", "measure_elasticity", "find_modes", "fit_nonlinear_modes"]
    jobs = dict(zip(stages, [32, 8, 8, 8, 8, 8]))
    from_first = stages[stages.index(first) :]
    assert {stage: planned[stage] for stage in stages if stage in planned} == {stage: jobs[stage] for stage in from_first}
    assert planned["assemble_n0"] == 1


def test_a_run_is_published_by_name_after_its_paper_and_report(workflow):
    done = workflow.run("--dry-run", "--printshellcmds", "publish")
    assert done.returncode == 0, done.stdout
    command = re.search(r"^\S+ \S+/publish.py --input (.*) --names (.*) --configuration .* --output \S+/results/published$", done.stdout, re.MULTILINE)
    files, names = (words.split() for words in command.groups())
    published = dict(zip(names, files, strict=True))
    expected = {
        "tables/table1.csv": "tables/table1.csv",
        "figures/n0.png": "figures/n0.png",
        "catalogue/T0.30.h5": "catalogue/T0.30.h5",
        "catalogue/configuration-211210106.yaml": "parameters/configuration.yaml",
        "averages/n0.h5": "n0.h5",
        "paper.pdf": "paper/main.pdf",
        "double_wells/two_level_systems.h5": "two_level_systems.h5",
    }
    tables = ("cost_of_double_wells.csv", "double_wells.csv", "double_wells.tex", "modes_and_wells.csv", "well_claims.csv",
              "well_claims.tex", "well_quantities.csv")  # fmt: skip
    figures = [f"{name}.{suffix}" for name in ("wells", "second_wells", "asymmetries") for suffix in ("pdf", "png")]
    of_wells = {f"double_wells/{name}": f"{kind}/{name}" for kind, names in (("tables", tables), ("figures", figures)) for name in names}
    expected |= of_wells
    assert {name for name in published if name.startswith("double_wells/")} == {name for name in expected if name.startswith("double_wells/")}
    assert {name: published[name] for name in expected} == {name: f"results/smoke/{file}" for name, file in expected.items()}
    last = done.stdout.rpartition("localrule publish:")[0]
    assert "rule write_report:" in last and "rule typeset_paper:" in last  # they may read the catalogue that is replaced


def test_all_makes_the_tables_that_the_paper_does_not_read(workflow):
    done = workflow.run("--dry-run")
    assert "rule tabulate_spectrum:" in done.stdout
    [read] = re.findall(r"^localrule typeset_paper:\n +input: (.*)$", done.stdout, re.MULTILINE)
    assert all(name.endswith(".tex") for name in read.split(", ") if "/tables/" in name) and "tables/table1.tex" in read


def test_variants_are_published_beside_what_publish_keeps(workflow):
    done = workflow.run("--dry-run", "--printshellcmds", "publish_variants", change={"results": "results/others/"})
    assert re.search(r"^install \S+ --mode=644 --target-directory=\S+/results/published/others ", done.stdout, re.MULTILINE), done.stdout
    done = workflow.run("--dry-run", "publish_variants", change={"results": "results/tables"})
    assert "config: results: results/tables would replace what publish keeps" in done.stdout


def test_variants_of_double_wells_are_published_alone(workflow):
    done = workflow.run("--dry-run", "--printshellcmds", "publish_well_variants", change={"results": "results/others"})
    (words,) = re.findall(r"^install \S+ --mode=644 --target-directory=\S+/results/published/others (.*)$", done.stdout, re.MULTILINE)
    assert words == "results/others/tables/well_variants.csv"


def test_a_spectrum_is_published_alone(workflow):
    done = workflow.run("--dry-run", "--printshellcmds", "publish_spectrum", change={"results": "results/others"})
    (words,) = re.findall(r"^install \S+ --mode=644 --target-directory=\S+/results/published/others (.*)$", done.stdout, re.MULTILINE)
    assert words == "results/others/tables/spectrum.csv"
    assert "rule assemble_n0" not in done.stdout
