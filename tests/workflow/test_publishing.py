"""What a run may publish, what it takes the place of, and what is said of it."""

import re

import pytest

from scripts import ROOT, readme, run
from small_study import QUANTITIES

WELL_TABLES = ("double_wells.csv", "double_wells.tex", "modes_and_wells.csv", "well_claims.csv", "well_claims.tex", "well_quantities.csv")


def table_of(path, glasses):
    path.parent.mkdir(parents=True, exist_ok=True)
    unknown = [f"{name}{end}" for name in QUANTITIES for end in ("", "_low", "_high", "_high95", "_printed")]
    rows = "".join(f"{temperature},{number}{',nan' * len(unknown)}\n" for temperature, number in glasses.items())
    path.write_text(f"{','.join(['parent_temperature', 'glasses', *unknown])}\n{rows}", encoding="utf-8")
    return path


def publish(directory, table, configuration="seed: 1"):
    """A run with this Table I and a paper, for a README that quotes no table of it."""
    paths = {name: directory / name for name in ("run.pdf", "now.yaml", "README.md")}
    for path, text in zip(paths.values(), ("paper", configuration, "")):
        path.write_text(text, encoding="utf-8")
    readme(paths["README.md"], "table1")
    files = ("--input", table, paths["run.pdf"], "--names", "tables/table1.csv", "paper.pdf")
    more = ("--configuration", paths["now.yaml"], "--readmes", paths["README.md"], "--output", directory / "published")
    return run("publish", *files, *more)


@pytest.mark.parametrize(
    ("run_has", "found"),
    [({0.8: 16, 0.3: 60}, None), ({0.8: 16, 0.3: 61, 0.2: 1}, None), ({0.8: 15, 0.3: 90}, "15"), ({0.8: 99}, "0")],
)
def test_a_run_of_fewer_glasses_than_are_published_is_refused(tmp_path, run_has, found):
    published = table_of(tmp_path / "published/tables/table1.csv", {0.8: 16, 0.3: 60})
    done = publish(tmp_path, table_of(tmp_path / "run/table1.csv", run_has))
    if found is None:
        assert (done.returncode, done.stderr) == (0, "")
        assert published.read_text() == (tmp_path / "run/table1.csv").read_text()
        return
    at, number = ("0.80", 16) if found == "15" else ("0.30", 60)
    has = f"has {found} glasses at T_p = {at}, expected the {number} of {published} at least"
    assert done.returncode == 1
    assert done.stderr == f"publish: {tmp_path}/run/table1.csv: {has}; delete that file to publish nonetheless\n"
    assert published.read_text() != (tmp_path / "run/table1.csv").read_text() and not (tmp_path / "published/paper.pdf").exists()


def test_what_is_published_with_other_parameters_is_said(tmp_path):
    table, published = table_of(tmp_path / "run/table1.csv", {0.8: 16}), tmp_path / "published/catalogue/configuration-1.yaml"
    now = "n0: {window: {high: 0.14, low: 0.04}}\nparents: {T0.80: 1}\nseed: 1\n"
    assert publish(tmp_path, table, now).stderr == ""  # nothing is published
    published.parent.mkdir()
    published.write_text("n0: {window: {high: 0.16, low: 0.04}}\nparents: {T0.80: 2}\nseed: 1\n", encoding="utf-8")
    done = publish(tmp_path, table, now)
    assert done.returncode == 0
    assert done.stderr == f"n0.window.high is 0.14, was 0.16 in {published}: what the READMEs say in words may change\n"
    published.write_text(now, encoding="utf-8")
    assert publish(tmp_path, table, now).stderr == ""


def test_a_run_that_searched_fewer_glasses_for_wells_is_refused(tmp_path):
    published = table_of(tmp_path / "published/double_wells/double_wells.csv", {0.8: 16})
    (tmp_path / "now.yaml").write_text("seed: 1", encoding="utf-8")
    table = table_of(tmp_path / "run/double_wells.csv", {0.8: 8})
    more = ("--configuration", tmp_path / "now.yaml", "--readmes", "--output", tmp_path / "published")
    done = run("publish", "--input", table, "--names", "double_wells/double_wells.csv", *more)
    assert done.returncode == 1 and f"has 8 glasses at T_p = 0.80, expected the 16 of {published} at least" in done.stderr


def test_configurations_of_glasses_that_are_replaced_are_removed(tmp_path):
    (tmp_path / "published/catalogue").mkdir(parents=True)
    former = tmp_path / "published/catalogue/configuration-2.yaml"
    former.write_text("seed: 2", encoding="utf-8")
    assert publish(tmp_path, table_of(tmp_path / "run/table1.csv", {0.8: 16})).returncode == 0
    assert not former.exists()


def test_a_file_that_is_published_already_stays(tmp_path):
    """As glasses of a former catalogue do, which may be the published one."""
    done = publish(tmp_path, table_of(tmp_path / "published/tables/table1.csv", {0.8: 16}))
    assert (done.returncode, done.stderr) == (0, "")
    files = {str(path.relative_to(tmp_path / "published")) for path in (tmp_path / "published").rglob("*.*")}
    assert files == {"tables/table1.csv", "paper.pdf"}


def test_double_wells_at_other_temperatures_are_published_alone(workflow):
    done = workflow.run("--dry-run", "--printshellcmds", "publish_double_wells", change={"only": ["T0.55"], "results": "results/others"})
    assert done.returncode == 0, done.stdout
    (words,) = re.findall(r"^install \S+ --mode=644 --target-directory=\S+/results/published/others (.*)$", done.stdout, re.MULTILINE)
    names = {f"tables/{name}" for name in (*WELL_TABLES, "cost_of_double_wells.csv")} | {"two_level_systems.h5"}
    names |= {f"figures/{name}.{suffix}" for name in ("wells", "second_wells", "asymmetries") for suffix in ("pdf", "png")}
    assert set(words.split()) == {f"results/others/{name}" for name in names}
    done = workflow.run("--dry-run", "publish_double_wells")
    assert done.returncode != 0 and "publish_double_wells: the study has all T_p of the paper, expected others" in done.stdout


def test_a_study_of_catalogues_alone_has_no_double_wells_to_publish(workflow):
    change = {"catalogue": {"former": str(ROOT / "results/published/catalogue")}}
    for target in ("publish_double_wells", "publish_well_variants"):
        done = workflow.run("--dry-run", target, config="published", change=change)
        assert f"{target}: the study has " in done.stdout and "searched for itself" in done.stdout, done.stdout
