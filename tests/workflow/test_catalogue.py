"""From the catalogue alone the tables come out as from the glasses, and other glasses can be added to it."""

import pathlib
import shutil
import subprocess

import h5py
import numpy as np
import pytest
import yaml

from conftest import ROOT, Workflow

TABLES = ("table1.csv", "claims.csv", "robustness.csv", "table1.tex", "claims.tex", "robustness.tex")
PARENTS = ("T0.80", "T0.55", "T0.35", "T0.30")
MOST = 4_000_000  # bytes of the whole catalogue, so that a repository can keep it


@pytest.fixture(scope="module")
def catalogue(finished):
    """Directory of the catalogue of the smoke study."""
    return finished.directory / "results/smoke/catalogue"


def change(catalogue, **parents):
    given = {parent: {"glasses": 0} for parent in PARENTS} | parents
    return {"results": "results/again", "catalogue": {"former": str(catalogue)}, "parents": given}


@pytest.fixture(scope="module")
def again(catalogue, tmp_path_factory):
    """The study made of its catalogue, with no liquids."""
    study = Workflow(tmp_path_factory.mktemp("again"))
    wanted = [f"results/again/tables/{name}" for name in (*TABLES, "numbers.tex")] + ["results/again/report/index.html"]
    done = study.run("--show-failed-logs", *wanted, change=change(catalogue))
    assert done.returncode == 0, done.stdout
    return study.directory / "results/again"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_the_catalogue_is_that_of_the_glasses(finished, again, name):
    assert (again / "tables" / name).read_bytes() == (finished.directory / "results/smoke/tables" / name).read_bytes()


def test_relaxation_is_that_of_the_liquids(finished, again):
    with h5py.File(finished.directory / "results/smoke/relaxation.h5") as made, h5py.File(again / "relaxation.h5") as read:
        for group in (made["relaxation"], made["relaxation/pairs"]):
            for name in (name for name, item in group.items() if isinstance(item, h5py.Dataset)):
                np.testing.assert_allclose(read[group.name][name][()], group[name][()], rtol=1e-12)


def test_double_wells_of_a_catalogue_count_as_in_their_study(finished, catalogue, workflow, tmp_path):
    former = tmp_path / "former"
    shutil.copytree(catalogue, former)
    done = finished.run("--show-failed-logs", "results/smoke/parameters/configuration.yaml")
    assert done.returncode == 0, done.stdout
    shutil.copy(finished.directory / "results/smoke/parameters/configuration.yaml", former / "configuration-1.yaml")
    wanted = ("results/again/two_level_systems.h5", "results/again/report/index.html")
    done = workflow.run("--show-failed-logs", *wanted, change=change(former))
    assert done.returncode == 0, done.stdout
    with h5py.File(finished.directory / "results/smoke/two_level_systems.h5") as made, \
            h5py.File(workflow.directory / "results/again/two_level_systems.h5") as read:  # fmt: skip
        before, after = made["two_level_systems"], read["two_level_systems"]
        assert list(before["glasses"]) == [8, 8, 8, 4]  # that were searched
        names = []
        before.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) else None)
        assert {"count", "below_low95", "captures/by_both"} <= set(names)
        for name in names:
            np.testing.assert_array_equal(after[name][()], before[name][()], err_msg=name)
    other = change(former) | {"robustness": {"other": {"says": "otherwise", "paths": {"images": 11}}}}
    done = workflow.run("--dry-run", change=other)
    assert "config: robustness.other: changes paths, but the glasses of a catalogue are made already" in done.stdout


def test_nothing_was_made_again(again):
    assert not [path for path in again.iterdir() if path.name in ("liquids", "minima", "modes", "nonlinear_modes")]


def test_the_report_shows_the_same_modes_and_fields(finished, again):
    def modes(results):
        text = (results / "report/index.html").read_text(encoding="utf-8")
        return text.partition('id="modes"')[2].partition("</script>")[0]

    before, after = modes(finished.directory / "results/smoke"), modes(again)
    assert len(before) > 10000
    same = sum(a == b for a, b in zip(before, after))
    assert len(before) == len(after) and same > 0.99 * len(before)  # last bits: fields are kept in single precision


def test_the_catalogue_is_small(catalogue):
    assert sum(path.stat().st_size for path in catalogue.glob("*.h5")) < MOST


def test_a_catalogue_is_verified_with_the_rest(finished, catalogue):
    done = finished.run("--show-failed-logs", "verify")
    assert done.returncode == 0, done.stdout


def test_glasses_of_a_known_root_seed_are_refused(catalogue, workflow):
    more = change(catalogue, **{"T0.30": {"glasses": 4}})
    done = workflow.run("--show-failed-logs", "results/again/liquids/T0.30/0000.h5", change=more)
    assert done.returncode != 0
    log = (workflow.directory / "results/again/logs/join-chains/T0.30/0000.log").read_text()
    assert "chains of root seed 211210106 are in the catalogue, expected another: the glasses may be the same" in log


PUBLISHED = ROOT / "results/published/catalogue"
LAST = "resources/liquids/breathing/{}.h5"


def adding(parent="T0.35", **values):
    """Glasses of 16 chains beside those of the published catalogue."""
    new = {"source": "generate", "glasses": 64, "batch": 64, "chains": 16, "start_from": [LAST.format(parent)]} | values
    return change(PUBLISHED, **{parent: new}) | {"seed": 7}


def joined(workflow, change):
    wanted = ("--dry-run", "--printshellcmds", "results/again/liquids/T0.35/0000.h5")
    done = workflow.run(*wanted, config="published", change=change)
    assert "join-chains" in done.stdout, done.stdout
    return done.stdout


def test_chains_that_go_on_from_the_catalogue_keep_their_numbers(workflow):
    assert "--chains-of-seed=211210109" in joined(workflow, adding())


OTHER_STARTS = ["random", "resources/liquids/T0.35/06.h5", LAST.format("T0.30")]  # of another method, of another T_p


@pytest.mark.parametrize("start", OTHER_STARTS)
def test_other_chains_are_new(workflow, start):
    assert "--chains-of-seed" not in joined(workflow, adding(start_from=[start]))


REFUSED = [
    (adding(chains=32), f"chains: 32, but {ROOT}/{LAST.format('T0.35')} has chains 0 to 15"),
    (adding(start_from=[LAST.format("T0.35"), "random"]), "start_from: goes on with some chains of the catalogue, expected all"),
    (adding(source="import", path="resources/liquids/T0.35", glasses=12, batch=12, start_from=None),
     f"path: swap_monte_carlo, but {PUBLISHED}/T0.35.h5 has chains by breathing_molecular_dynamics, expected the same"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), REFUSED)
def test_liquids_that_do_not_fit_a_catalogue_are_refused(workflow, change, message):
    change["parents"]["T0.35"] = {key: value for key, value in change["parents"]["T0.35"].items() if value is not None}
    done = workflow.run("--dry-run", config="published", change=change)
    assert f"config: parents.T0.35.{message}" in done.stdout, done.stdout


def test_chains_go_on_behind_the_last_glass_of_the_catalogue(workflow, tmp_path):
    """As where glasses were added since the file of their start."""
    later = shutil.copytree(PUBLISHED, tmp_path / "later")
    with h5py.File(later / "T0.35.h5", "r+") as file:
        file["glasses/sweep"][-1] += 10000
        chain, sweep = file["glasses/chain"][-1], file["glasses/sweep"][-1]
    given = adding() | {"catalogue": {"former": str(later)}}
    done = workflow.run("--dry-run", config="published", change=given)
    words = f"ends at sweep {sweep - 10000}, but the catalogue has chain {chain} up to {sweep}: expected its last liquids"
    assert words in done.stdout, done.stdout


def test_liquids_that_a_catalogue_has_are_not_imported_again(workflow):
    again = change(PUBLISHED, **{"T0.80": {"glasses": 4, "path": f"{ROOT}/resources/liquids/T0.80/"}}) | {"seed": 7}
    done = workflow.run("--dry-run", config="published", change=again)
    words = f"parents.T0.80.path: {PUBLISHED} has the liquids of {ROOT}/resources/liquids/T0.80, expected others"
    assert words.replace(str(PUBLISHED), "results/published/catalogue") in done.stdout.replace(str(PUBLISHED), "results/published/catalogue")


def test_overlaps_of_one_distance_are_averaged(workflow):
    other = change(PUBLISHED) | {"relaxation": {"overlap_distance": 0.3}}
    done = workflow.run("--dry-run", config="published", change=other)
    assert "config: relaxation.overlap_distance: 0.3, but the overlaps in" in done.stdout, done.stdout


def test_glasses_of_another_seed_are_added(catalogue, workflow):
    more = change(catalogue, **{"T0.30": {"glasses": 4}}) | {"seed": 7}
    wanted = ["results/again/catalogue/T0.30.h5", "results/again/tables/table1.csv"]
    done = workflow.run("--show-failed-logs", *wanted, change=more)
    assert done.returncode == 0, done.stdout
    with h5py.File(catalogue / "T0.30.h5") as before, h5py.File(workflow.directory / wanted[0]) as after:
        ids, chains = after["glasses/id"][()], after["glasses/chain"][()]
        assert list(ids) == list(range(12))
        assert set(chains[8:]).isdisjoint(chains[:8])
        assert np.array_equal(after["modes/chi"][: len(before["modes/chi"])], before["modes/chi"])
        rows = after["nonlinear_modes/start_mode"][()]
        assert np.array_equal(after["modes/glass"][()][rows], after["nonlinear_modes/glass"][()])
        with h5py.File(workflow.directory / "results/again/nonlinear_modes/T0.30/0000.h5") as own:
            starts = own["nonlinear_modes/start_frequency"][()].astype(np.float32)
        assert np.array_equal(after["modes/frequency"][()][rows[-len(starts) :]], starts)
        copies = after["nonlinear_modes/duplicate_of"][()]
        own, of = np.flatnonzero(copies >= 0), copies[copies >= 0]
        assert np.array_equal(after["nonlinear_modes/glass"][()][own], after["nonlinear_modes/glass"][()][of])
        softest = after["nonlinear_modes/lambda"][()][copies < 0]
        kept = after["nonlinear_modes/lambda"][()][after["softest/mode"][()]]
        assert np.array_equal(kept, np.sort(softest)[: len(kept)])
        assert len(after["sources/name"]) == len(before["sources/name"]) + 6
    table = (workflow.directory / wanted[1]).read_text().splitlines()
    assert [line.split(",")[1] for line in table[1:]] == ["8", "8", "8", "12"]


def test_glasses_of_a_catalogue_are_not_made_otherwise(catalogue, workflow):
    other = change(catalogue) | {"robustness": {"other": {"says": "otherwise", "quench": {"history": 5}}}}
    done = workflow.run("--dry-run", change=other)
    assert "config: robustness.other: changes quench, but the glasses of a catalogue are made already" in done.stdout


def test_a_catalogue_is_read_and_added_to_with_the_numbers_it_was_made_with(finished, catalogue, workflow, tmp_path):
    for path in catalogue.glob("*.h5"):
        (tmp_path / path.name).symlink_to(path)
    done = finished.run("--show-failed-logs", "results/smoke/parameters/configuration.yaml")
    assert done.returncode == 0, done.stdout
    made_with = finished.directory / "results/smoke/parameters/configuration.yaml"
    configuration = tmp_path / "configuration-211210106.yaml"
    configuration.write_text(made_with.read_text())
    done = workflow.run("--dry-run", "results/again/n0.h5", change=change(tmp_path))
    assert done.returncode == 0, done.stdout
    done = workflow.run("--dry-run", "results/again/n0.h5", change=change(tmp_path) | {"quench": {"history": 5}})
    assert f"config: quench.history: 5, but the glasses of {tmp_path} were made with 20" in done.stdout
    done = workflow.run("--dry-run", "results/again/n0.h5", change=change(tmp_path, **{"T0.30": {"glasses": 4}}))
    assert f"config: seed: 211210106 made the glasses of {tmp_path}, expected another" in done.stdout
    made = yaml.safe_load(made_with.read_text())
    del made["quench"]["rattlers"]  # as before there was a choice
    configuration.write_text(yaml.safe_dump(made))
    done = workflow.run("--dry-run", "results/again/n0.h5", change=change(tmp_path))
    assert done.returncode == 0, done.stdout
    leaving_out = change(tmp_path) | {"quench": {"rattlers": "leave_out"}}
    done = workflow.run("--dry-run", "results/again/n0.h5", change=leaving_out)
    assert f"config: quench.rattlers: leave_out, but the glasses of {tmp_path} were made with refuse" in done.stdout
    configuration.write_text("seed: 1\n")
    done = workflow.run("--dry-run", "results/again/n0.h5", change=change(tmp_path))
    assert f"but the glasses of {tmp_path} were made with nothing" in done.stdout


def gathered(study, former, parent, elasticity, output):
    """gather-catalogue of the first batch of a parent and its moduli as given, after a former catalogue."""
    results = study.directory / "results/smoke"
    files = {stage: results / f"{stage}/{parent}/0000.h5" for stage in ("liquids", "minima", "modes", "nonlinear_modes")}
    files |= {"elasticity": elasticity, "catalogue": former, "relaxation": results / "relaxation.h5"}
    files |= {"parameters": results / "parameters/catalogue.yaml", "output": output}
    options = [word for name, path in files.items() for word in (f"--{name.replace('_', '-')}", path)]
    return subprocess.run([ROOT / "build/release/bin/gather-catalogue", *options], capture_output=True, text=True, check=False)


OTHER = [
    ("glasses/parent_temperature", lambda old: old, "is of T_p = 0.300000, expected that of the others, 0.800000"),
    ("elasticity/particles", lambda old: old + 1, "/elasticity/particles is 251, expected 250 as in the other glasses"),
    ("parameters/model", lambda old: old.replace(b"1.4", b"1.5"), "/parameters/model differs from that of the other inputs"),
]


@pytest.mark.parametrize("name, changed, message", OTHER)
def test_a_catalogue_holds_one_ensemble(finished, catalogue, tmp_path, name, changed, message):
    elasticity = shutil.copy(finished.directory / "results/smoke/elasticity/T0.30/0000.h5", tmp_path)
    with h5py.File(elasticity, "r+") as file:
        file[name][...] = changed(file[name][()])
    done = gathered(finished, catalogue / "T0.80.h5", "T0.30", elasticity, tmp_path / "both.h5")
    assert done.returncode == 1 and message in done.stderr, done.stderr
    assert not (tmp_path / "both.h5").exists()


def test_a_directory_without_a_catalogue_is_refused(tmp_path, workflow):
    done = workflow.run("--dry-run", change={"catalogue": {"former": str(pathlib.Path(tmp_path))}})
    assert "holds no file of a parent, expected T0.80.h5 or the like" in done.stdout


def test_a_file_that_is_missing_from_a_catalogue_is_named(catalogue, tmp_path, workflow):
    part = shutil.copytree(catalogue, tmp_path / "part")
    (part / "T0.30.h5").unlink()
    done = workflow.run("--dry-run", change=change(part))
    assert f"parents.T0.30: has no glasses, and {part}/T0.30.h5 does not exist" in done.stdout
