"""A configuration that makes no sense is refused in one line that names the key; those of the study are accepted."""

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import yaml

from conftest import ROOT, Workflow, copy_of_clone


def always_read():
    """Files of config/, as the Snakefile reads them."""
    [names] = re.findall(r"^ALWAYS_READ = (\[.*?\])", (ROOT / "workflow/rules/overrides.smk").read_text(), re.MULTILINE)
    return yaml.safe_load(names)


def silly(case):
    return yaml.safe_load((ROOT / f"tests/cases/{case}/silly.yaml").read_text())


BREATHING = {
    "method": "breathing_molecular_dynamics", "timestep": 0.01, "friction": 0.2, "size_friction": 1.3, "finish_sweeps": 100,
    "fitting_steps": 20000, "temperature_tolerance": 0.01,
}  # fmt: skip
REFUSED = [
    ({"quench": {"max_forse": 1.0}}, "config: quench: Additional properties are not allowed ('max_forse' was unexpected)"),
    (silly("null_section"), "config: quench: is empty, expected keys and values"),
    ({"quench": 3}, "config: quench: is 3, expected keys and values"),
    ({"parents": {"T0.55": {"run": {"skin": None}}}}, "config: parents.T0.55.run.skin: is empty, expected a value"),
    (silly("swap_fraction"),
     "config: parents.T0.55.run.swap_fraction: 1.5 is greater than or equal to the maximum of 1"),
    ({"parents": {"T0.55": {"run": {"swap_range": 7}}}}, "config: parents.T0.55.run.swap_range: 7 is greater than the maximum of 1"),
    ({"only": ["T0.57"]}, "config: only: T0.57 is none of the parents T0.80, T0.55, T0.35, T0.30"),
    ({"colour": "red"}, "config: top level: Additional properties are not allowed ('colour' was unexpected)"),
    ({"n0": {"material": {"mass": -4.8e-26}}},
     "config: n0.material.mass: -4.8e-26 is less than or equal to the minimum of 0 (mass of a particle, m [kg])"),
    ({"n0": {"window_high": 0.2}}, "config: n0.window_high: is now called n0.window.high"),
    ({"robustness": {"old": {"says": "an old name", "n0": {"c1_of": "harmonic"}}}}, "config: robustness.old.n0.c1_of: is now called n0.c1.of"),
    ({"n0": {"window": {"hihg": 0.2}}}, "config: n0.window: Additional properties are not allowed ('hihg' was unexpected)"),
    ({"nonlinear_modes": {"gradient": "1e-6"}}, "config: nonlinear_modes.gradient: '1e-6' is not of type 'number'"),
    ({"nonlinear_modes": {"gradient": "1e-6"}}, "(largest |grad log b| of a converged mode); in YAML write 1.0e-6"),
    ({"quench": {"max_force": "12.5E6"}}, "(largest force component of a certified minimum [e/l]); in YAML write 12.5e+6"),
    ({"parents": {"T0.30": {"glasses": 5}}}, "config: parents.T0.30.glasses: 5 is no multiple of batch 4"),
    ({"parents": {"T0.30": {"chains": 3}}}, "config: parents.T0.30.batch: 4 is no multiple of chains 3"),
    ({"parents": {"T0.30": {"run": {"timestep": 0.01}}}}, "config: parents.T0.30.run: Unevaluated properties are not allowed"),
    ({"parents": {"T0.30": {"source": "import", "start_from": ["random"]}}}, "config: parents.T0.30.start_from: changes nothing: no chain starts here"),
    ({"parents": {"T0.30": {"source": "generate", "start_from": ["hot.h5"]}}}, "/hot.h5 is no file, expected a file of liquids or random"),
    ({"parents": {"T0.30": {"run": {"method": "breathing_molecular_dynamics", "timestep": 0.01, "friction": 0.2}}}},
     "config: parents.T0.30.run: 'size_friction' is a required property"),
    ({"parents": {"T0.35": {"source": "generate", "run": {**BREATHING, "finish_sweeps": 200000}}}},
     "config: parents.T0.35.run.finish_sweeps: 200000 is more than spacing"),
    ({"parents": {"T0.35": {"source": "generate", "run": {**BREATHING, "fitting_steps": 1504, "finish_sweeps": 300}}}},
     "config: parents.T0.35.run.fitting_steps: 1504 is too few, expected more than 5 times finish_sweeps"),
    ({"parents": {"cold": {"temperature": 0.1}}}, "config: parents: 'cold' does not match"),
    ({"parents": {"T0.30": {"temperature": 0.31}}}, "config: parents.T0.30.temperature: 0.31 belongs to the name T0.31"),
    ({"parents": {"T0.30": {"temperature": 0.305}}}, "config: parents.T0.30.temperature: 0.305 belongs to the name T0.305"),
    ({"parents": {"T0.300": {"temperature": 0.3, "particles": 250, "glasses": 4, "batch": 4, "source": "import", "path": "a", "frames": 1}}},
     "config: parents.T0.300.temperature: 0.3 belongs to the name T0.30"),
    ({"parents": {"T0.062": {"temperature": 0.062, "particles": 250, "glasses": 4, "batch": 4, "source": "generate"}}},
     "config: parents.T0.062: 'chains' is a required property"),
    ({"parents": {"T0.062": {"temperature": 0.062, "particles": 250, "glasses": 4, "batch": 4, "source": "import"}}},
     "config: parents.T0.062: 'path' is a required property"),
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
    ({"spectrum": {"bin_width": 0.04}}, "config: spectrum.highest: 0.3 is no multiple of spectrum.bin_width, 0.04"),
    ({"spectrum": {"bin_width": 0.7}}, "config: spectrum.highest: 0.3 is no multiple of spectrum.bin_width, 0.7"),
    ({"n0": {"material": {"smallest_tunnelling": 2.0}}},
     "config: n0.material.smallest_tunnelling: 2.0 is not below n0.material.splitting, 1"),
    ({"model": {"smallest_size": 3.0}}, "config: model.smallest_size: 3.0 is not below model.largest_size, 2.22"),
    ({"robustness": {"coarse": {"says": "wide bins", "spectrum": {"bin_width": 0.04}}}},
     "config: robustness.coarse.spectrum.highest: 0.3 is no multiple of spectrum.bin_width, 0.04"),
    ({"debye": {"reference_parent_temperature": 0.6}}, "config: debye.reference_parent_temperature: 0.6 is no temperature of parents"),
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


@pytest.fixture(scope="module")
def refusals(tmp_path_factory):
    """What Snakemake says to each change of REFUSED: on all cores, since most of it is the start of Snakemake."""
    studies = [Workflow(tmp_path_factory.mktemp("refused")) for _ in REFUSED]
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        return list(cores.map(lambda study, case: study.run("--dry-run", change=case[0]), studies, REFUSED))


@pytest.mark.parametrize("case", range(len(REFUSED)), ids=[message for _, message in REFUSED])
def test_nonsense_is_refused_by_name(refusals, case):
    done, message = refusals[case], REFUSED[case][1]
    assert done.returncode == 1
    assert message in done.stdout
    assert len([line for line in done.stdout.splitlines() if "config:" in line]) == 1


def test_every_case_is_used_by_a_test():
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    folders = {path.name for path in (ROOT / "tests/cases").iterdir() if path.is_dir()}
    assert {name for name in folders if not re.search(rf"[\"/]{name}(/|\"[,)\]])", tests)} == set()


def test_the_table_of_keys_is_that_of_the_schema(tmp_path):
    """Tabulated again by the command in config/README.md, of all files that are always read, it stays as it is."""
    text = (ROOT / "config/README.md").read_text(encoding="utf-8").replace("\\\n", " ")
    command = shlex.split(re.search(r"^cd config && (.*)$", text, re.MULTILINE).group(1))
    assert command[-len(always_read()) :] == always_read()
    page = shutil.copy(ROOT / "config/README.md", tmp_path)
    command[command.index("README.md")] = page
    subprocess.run([sys.executable, *command[1:]], cwd=ROOT / "config", check=True)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == (ROOT / "config/README.md").read_text(encoding="utf-8")


def test_every_file_of_config_is_in_its_readme_and_fits_a_screen():
    text = (ROOT / "config/README.md").read_text(encoding="utf-8")
    for path in (ROOT / "config").glob("*.yaml"):
        assert f"`{path.name}`" in text
        assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 120, path.name


def test_a_users_file_wins_over_each_file_that_is_always_read(workflow):
    """Keys of all four, and of a mapping within a section; what is not named stays."""
    change = {
        "n0": {"window": {"high": 0.25}},
        "robustness": {"soft_window": {"n0": {"window": {"high": 0.12}}}},
        "claims": {"silicon": {"above": 2.0}},
        "printed": {"T0.35": {"omega0_over_omegaD": 0.094}},
    }
    names = ["n0", "robustness/soft_window/n0", "claims", "printed"]
    files = {name: workflow.directory / f"results/smoke/parameters/{name}.yaml" for name in names}
    done = workflow.run("--show-failed-logs", *(path.relative_to(workflow.directory) for path in files.values()), change=change)
    assert done.returncode == 0, done.stdout
    n0, variant, claims, printed = (yaml.safe_load(path.read_text()) for path in files.values())
    assert n0["window"] == {"low": 0.04, "high": 0.25, "narrow_high": 0.1}
    assert variant == {**n0, "window": {"low": 0.04, "high": 0.12, "narrow_high": 0.1}}
    assert (claims["silicon"]["above"], claims["silicon"]["below"]) == (2.0, 1e49)
    assert (printed["T0.35"]["omega0_over_omegaD"], printed["T0.35"]["c1"]) == (0.094, 2.1)


def test_a_variant_whose_values_the_user_chose_for_the_study_is_left_out(workflow):
    """The paper then quotes the study itself for it."""
    change = {"n0": {"window": {"high": 0.20}, "chi_of": "median"}, "spectrum": {"fit_below": 0.6}}
    done = workflow.run("--dry-run", "--printshellcmds", change=change)
    assert done.returncode == 0, done.stdout
    said = [line for line in done.stdout.splitlines() if "config:" in line]
    left_out = ("one_chi", "wide_window", "low_cutoff")
    assert said == [f"config: robustness.{name}: left out, the study itself has its values" for name in left_out]
    assert not any(f"robustness/{name}" in done.stdout for name in left_out) and "robustness/high_cutoff" in done.stdout
    assert "--variants results/smoke/n0.h5 results/smoke/n0.h5 --called one_chi low_cutoff --printed" in done.stdout


@pytest.mark.parametrize("config", ["study", "smoke", "large", "paper", "ship", "nbc"])
def test_the_configurations_of_the_study_are_accepted(workflow, config):
    target = {"study": "results", "smoke": "results/smoke", "large": "results/large", "paper": "results/paper-scale", "ship": "results/ship",
              "nbc": "results/nbc"}  # fmt: skip
    done = workflow.run("--dry-run", f"{target[config]}/parameters/model.yaml", config=config)
    assert done.returncode == 0, done.stdout


def test_a_parent_without_glasses_is_none(workflow):
    change = {"parents": {parent: {"glasses": 0} for parent in ("T0.80", "T0.55", "T0.35")}, "debye": {"reference_parent_temperature": 0.3}}
    done = workflow.run("--dry-run", "results/smoke/debye.h5", change=change)
    assert done.returncode == 0, done.stdout
    assert "T0.30" in done.stdout and "T0.80" not in done.stdout


def test_only_the_parents_that_are_meant_are_studied(workflow):
    done = workflow.run("--dry-run", "results/smoke/debye.h5", change={"only": ["T0.55"]})
    assert done.returncode == 0, done.stdout
    assert "T0.55" in done.stdout and not any(parent in done.stdout for parent in ("T0.80", "T0.35", "T0.30"))


def files_of(workflow, names):
    for name in names:
        (workflow.directory / name).write_text("")
    parent = {"path": [f"{workflow.directory}/{name}" for name in names], "glasses": len(names), "batch": len(names)}
    return {"parents": {"T0.062": parent}}


def test_a_file_that_is_named_twice_or_a_link_to_nowhere(workflow):
    dry_run = ["--dry-run", "results/nbc/liquids/T0.062/0000.h5"]
    change = files_of(workflow, ["a.xyz", "b.xyz", "a.xyz"])
    done = workflow.run(*dry_run, config="nbc", change=change)
    a = f"{workflow.directory}/a.xyz"
    assert done.returncode == 1
    assert f"config: parents.T0.062.path: {a} is given twice, also as {a}, expected every file once" in done.stdout
    (workflow.directory / "d").mkdir()
    (workflow.directory / "d/c.xyz").symlink_to("nowhere")
    change["parents"]["T0.062"]["path"] = f"{workflow.directory}/d"
    done = workflow.run(*dry_run, config="nbc", change=change)
    assert done.returncode == 1
    assert f"config: parents.T0.062.path: {workflow.directory}/d/c.xyz is a link that leads nowhere" in done.stdout


def test_more_files_than_glasses_are_told(workflow):
    change = files_of(workflow, ["a.xyz", "b.xyz", "c.xyz"])
    change["parents"]["T0.062"] |= {"glasses": 2, "batch": 2}
    done = workflow.run("--dry-run", "results/nbc/liquids/T0.062/0000.h5", config="nbc", change=change)
    assert done.returncode == 0, done.stdout
    assert "parents.T0.062: 2 glasses need the first 2 of 3 files" in done.stdout


def test_a_pattern_in_a_repository_whose_own_path_looks_like_one(workflow):
    clone = copy_of_clone(workflow.directory / "glass[1]")
    for name in ("a.data", "b.data"):
        (clone / name).write_text("")
    change = {"parents": {"T0.062": {"path": "*.data", "glasses": 2, "batch": 2}}}
    command = workflow.command("--dry-run", "results/nbc/liquids/T0.062/0000.h5", config="nbc", change=change)
    moved = [str(word).replace(str(ROOT), str(clone)) for word in command]
    done = subprocess.run(moved, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert f"{clone}/a.data, {clone}/b.data" in done.stdout


def test_files_of_a_pattern_and_what_they_cannot_tell(workflow):
    for name in ["b.data", "a.data", "LICENSE"]:
        (workflow.directory / name).write_text("")
    (workflow.directory / "types.yaml").write_text("{1: 1.0}")
    reading = {"type_sizes": f"{workflow.directory}/types.yaml"}
    change = {"parents": {"T0.062": {"path": f"{workflow.directory}/*.data", "glasses": 2, "batch": 2, "reading": reading}}}
    done = workflow.run("--dry-run", "--printshellcmds", "results/nbc/liquids/T0.062/0000.h5", config="nbc", change=change)
    assert done.returncode == 0, done.stdout
    assert f"--input {workflow.directory}/a.data {workflow.directory}/b.data --parameters" in done.stdout
    assert f"--column charge --size-is diameter --type-sizes {workflow.directory}/types.yaml --output" in done.stdout


def test_a_study_that_needs_more_liquids_than_there_are_says_so(workflow):
    change = {"parents": {"T0.55": {"glasses": 10**6, "source": "import"}}}
    done = workflow.run("--dry-run", "results/liquids/T0.55/0000.h5", config="study", change=change)
    assert done.returncode == 1
    assert "config: parents.T0.55.glasses: 1000000 need 50000 files in " in done.stdout


def test_files_to_import_that_are_not_there_are_named(workflow):
    change = {"parents": {"T0.062": {"path": f"{workflow.directory}/liqiuds"}}}
    done = workflow.run("--dry-run", "results/nbc/liquids/T0.062/0000.h5", config="nbc", change=change)
    assert done.returncode == 1
    line = f"{workflow.directory}/liqiuds does not exist, expected a directory, a file or a pattern"
    assert f"config: parents.T0.062.path: {line}" in done.stdout


def test_a_list_of_directories_and_patterns(workflow):
    for name in ["two/b.xyz", "two/a.xyz", "one/c.data", "one/d.xyz", "two/deeper/e.xyz"]:
        (workflow.directory / name).parent.mkdir(parents=True, exist_ok=True)
        (workflow.directory / name).write_text("")
    path = [f"{workflow.directory}/two", f"{workflow.directory}/one/*.data"]
    change = {"parents": {"T0.062": {"path": path, "glasses": 3, "batch": 3}}}
    done = workflow.run("--dry-run", "--printshellcmds", "results/nbc/liquids/T0.062/0000.h5", config="nbc", change=change)
    assert done.returncode == 0, done.stdout
    files = " ".join(f"{workflow.directory}/{name}" for name in ["two/a.xyz", "two/b.xyz", "one/c.data"])
    assert f"--input {files} --parameters" in done.stdout


def test_chains_go_on_from_the_last_imported_file(workflow):
    """Batches 0 to 14 of T0.30 are in the three files that ship; 15 starts from the last of them, 16 from 15."""
    target = [f"results/large/liquids/T0.30/{batch}.h5" for batch in ("0014", "0016")]
    done = workflow.run("--dry-run", "--printshellcmds", *target, config="large")
    assert done.returncode == 0, done.stdout
    assert f"--input {ROOT}/resources/liquids/T0.30/02.h5 --parameters" in done.stdout
    own = "results/large/chains/T0.30"
    assert f"--chains {' '.join(f'{own}/000{chain}/0016.h5' for chain in range(4))} --first-id 192 " in done.stdout
    for chain in range(4):
        for previous, output in ((f"{ROOT}/resources/liquids/T0.30/02.h5", "0015"), (f"{own}/000{chain}/0015.h5", "0016")):
            assert f"--continue {previous} --output {own}/000{chain}/{output}.h5" in done.stdout


def test_gsd_is_converted_on_the_way(workflow):
    (workflow.directory / "a.gsd").write_bytes(b"\xdf\x65" * 4)
    (workflow.directory / "b.xyz").write_text("")
    change = {"parents": {"T0.062": {"path": f"{workflow.directory}/?.*", "glasses": 2, "batch": 2}}}
    done = workflow.run("--dry-run", "--printshellcmds", "results/nbc/liquids/T0.062/0000.h5", config="nbc", change=change)
    assert done.returncode == 0, done.stdout
    assert f"--input {workflow.directory}/a.gsd --output results/nbc/converted/T0.062/a.gsd.h5md" in done.stdout
    assert f"--input results/nbc/converted/T0.062/a.gsd.h5md {workflow.directory}/b.xyz --parameters" in done.stdout


@pytest.mark.parametrize("config", ["study", "paper"])
def test_no_job_of_a_batch_takes_two_minutes(config):
    """So that a kill costs no more; as measured, with a third to spare."""
    study, sizes = (yaml.safe_load((ROOT / f"config/{name}.yaml").read_text()) for name in ("study", config))
    with open(ROOT / "results/published/tables/cost.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        parent = f"T{float(row['parent_temperature']):.2f}"
        batch = {**study["parents"][parent], **sizes["parents"][parent]}["batch"]
        seconds = {name: batch * 3600 * float(row[f"{name}_h"]) / int(row["glasses"])
                   for name in ("quench", "moduli", "modes", "inertia_count", "nonlinear_modes")}  # fmt: skip
        seconds["modes"] += seconds.pop("inertia_count")
        assert max(seconds.values()) < 80, (parent, seconds)


def test_a_file_of_the_future_is_named(workflow):
    path = workflow.directory / "results/smoke/minima/T0.30/0000.h5"
    path.parent.mkdir(parents=True)
    path.touch()
    os.utime(path, (time.time() + 3600,) * 2)
    done = workflow.run("--dry-run")
    assert done.returncode == 1
    assert "results/smoke/minima/T0.30/0000.h5: is dated 3" in done.stdout and "touch it" in done.stdout, done.stdout
