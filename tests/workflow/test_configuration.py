"""What a configuration may hold: those of the study are accepted, and what depends on files is told."""

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
import time

import pytest
import yaml

from conftest import ROOT, Workflow, copy_of_clone


def always_read():
    """Files of config/, as the Snakefile reads them."""
    [names] = re.findall(r"^ALWAYS_READ = (\[.*?\])", (ROOT / "workflow/rules/overrides.smk").read_text(), re.MULTILINE)
    return yaml.safe_load(names)


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


@pytest.mark.parametrize("config", ["study", "smoke", "large", "paper", "ship", "nbc", "well_variants", "far_minima", "finite_size"])
def test_the_configurations_of_the_study_are_accepted(workflow, config):
    target = {"study": "results", "smoke": "results/smoke", "large": "results/large", "paper": "results/paper-scale", "ship": "results/ship",
              "nbc": "results/nbc", "well_variants": "results/well_variants", "far_minima": "results/far_minima",
              "finite_size": "results/finite_size"}  # fmt: skip
    for k in range(34):  # the glasses of nbc.yaml, which do not ship
        (workflow.directory / f"{k:02d}.data").touch()
    change = {"parents": {"T0.062": {"path": f"{workflow.directory}/*.data"}}} if config == "nbc" else None
    done = workflow.run("--dry-run", f"{target[config]}/parameters/model.yaml", config=config, change=change)
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
    """In a line, not under the trace of a rule."""
    for name, what in {
        "liqiuds": "does not exist, expected a directory, a file or a pattern",
        "*.xyz": "holds or matches no file",
    }.items():
        change = {"parents": {"T0.062": {"path": f"{workflow.directory}/{name}"}}}
        done = workflow.run("--dry-run", "results/nbc/liquids/T0.062/0000.h5", config="nbc", change=change)
        assert done.returncode == 1
        assert f"config: parents.T0.062.path: {workflow.directory}/{name} {what}" in done.stdout
        assert "InputFunctionException" not in done.stdout
    change = {"parents": {"T0.062": {"reading": {"type_sizes": "nowhere.yaml"}}}}
    done = workflow.run("--dry-run", config="nbc", change=change)
    assert f"config: parents.T0.062.reading.type_sizes: {ROOT}/nowhere.yaml is no file" in done.stdout


def test_a_file_belongs_to_one_parent(workflow):
    change = {"parents": {"T0.30": {"path": "resources/liquids/T0.35", "glasses": 12, "batch": 12, "frames": 12}}}
    done = workflow.run("--dry-run", config="study", change=change)
    assert "00.h5 is read by parents.T0.35, too, expected every file once" in done.stdout, done.stdout


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
    run = {"method": "swap_monte_carlo", "burn_in": 7800000, "spacing": 5000, "records": 10}
    change = {"parents": {"T0.30": {"source": "generate", "imported": 180, "glasses": 204, "run": run}}}
    target = [f"results/smoke/liquids/T0.30/{batch}.h5" for batch in ("0014", "0016")]
    done = workflow.run("--dry-run", "--printshellcmds", *target, config="colder", change={"results": "results/smoke"} | change)
    assert done.returncode == 0, done.stdout
    assert f"--input {ROOT}/resources/liquids/T0.30/02.h5 --parameters" in done.stdout
    own = "results/smoke/chains/T0.30"
    assert f"--chains {' '.join(f'{own}/000{chain}/0016.h5' for chain in range(4))} --first-id 192 " in done.stdout
    for chain in range(4):
        for previous, output in ((f"{ROOT}/resources/liquids/T0.30/02.h5", "0015"), (f"{own}/000{chain}/0015.h5", "0016")):
            assert f"--continue {previous} --output {own}/000{chain}/{output}.h5" in done.stdout


def test_the_files_to_start_from_share_the_chains(workflow):
    change = {"parents": {"T0.35": {"chains": 4, "glasses": 4, "batch": 4}}}
    (workflow.directory / "a").mkdir()
    for name in ("hot", "cold"):
        (workflow.directory / f"a/{name}.h5").write_text("")
    change["parents"]["T0.35"]["start_from"] = [f"{workflow.directory}/a/{name}.h5" for name in ("hot", "cold")]
    done = workflow.run("--dry-run", "--printshellcmds", "results/smoke/liquids/T0.35/0000.h5", config="smoke", change=change)
    assert done.returncode == 0, done.stdout
    for chain, name in enumerate(("hot", "hot", "cold", "cold")):
        assert f"a/{name}.h5 --output results/smoke/chains/T0.35/000{chain}/0000.h5" in done.stdout


def test_another_method_takes_its_own_keys_and_asks_for_its_lengths(workflow):
    run = {"method": "swap_monte_carlo", "spacing": 50, "records": 5}
    parent = {"parents": {"T0.55": {"source": "generate", "run": run}}}
    done = workflow.run("--dry-run", config="ship", change=parent)
    assert done.returncode == 0, done.stdout  # ship.yaml has the burn-in
    done = workflow.run("--dry-run", config="paper", change=parent)
    expected = "config: parents.T0.55.run: burn_in missing: swap_monte_carlo counts them otherwise than breathing_molecular_dynamics"
    assert expected in done.stdout


def test_gsd_is_converted_on_the_way(workflow):
    (workflow.directory / "a.gsd").write_bytes(b"\xdf\x65" * 4)
    (workflow.directory / "b.xyz").write_text("")
    change = {"parents": {"T0.062": {"path": f"{workflow.directory}/?.*", "glasses": 2, "batch": 2}}}
    done = workflow.run("--dry-run", "--printshellcmds", "results/nbc/liquids/T0.062/0000.h5", config="nbc", change=change)
    assert done.returncode == 0, done.stdout
    assert f"--input {workflow.directory}/a.gsd --output results/nbc/converted/T0.062/a.gsd.h5md" in done.stdout
    assert f"--input results/nbc/converted/T0.062/a.gsd.h5md {workflow.directory}/b.xyz --parameters" in done.stdout


def published(table):
    with open(ROOT / f"results/published/{table}.csv", encoding="utf-8", newline="") as file:
        return {f"T{float(row['parent_temperature']):.2f}": row for row in csv.DictReader(file)}


@pytest.mark.parametrize("config", ["study", "large", "paper"])
def test_no_job_of_a_batch_takes_two_minutes_or_five_of_a_search(config):
    """So that a kill costs no more; as measured, with a third to spare."""
    study, sizes = (yaml.safe_load((ROOT / f"config/{name}.yaml").read_text()) for name in ("study", config))
    of_wells = published("double_wells/cost_of_double_wells")
    for parent, row in published("tables/cost").items():
        batch = {**study["parents"][parent], **sizes["parents"][parent]}["batch"]
        seconds = {name: batch * 3600 * float(row[f"{name}_h"]) / int(row["glasses"])
                   for name in ("quench", "moduli", "modes", "nonlinear_modes")}  # fmt: skip
        assert max(seconds.values()) < 80, (parent, seconds)
        searching = {name: batch * float(of_wells[parent][f"{name}_s"]) for name in ("double_wells", "paths", "tunnelling")}
        assert max(searching.values()) < 200, (parent, searching)


def test_a_file_of_the_future_is_named(workflow):
    path = workflow.directory / "results/smoke/minima/T0.30/0000.h5"
    path.parent.mkdir(parents=True)
    path.touch()
    os.utime(path, (time.time() + 3600,) * 2)
    done = workflow.run("--dry-run")
    assert done.returncode == 1
    assert "results/smoke/minima/T0.30/0000.h5: is dated 3" in done.stdout and "touch it" in done.stdout, done.stdout
