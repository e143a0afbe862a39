"""What tools say when they fail stands at the end of what Snakemake says."""

import sys

import pytest

from conftest import NEWER_SNAKEMAKE, ROOT, Workflow, needs_newer_snakemake

SNAKEMAKES = [pytest.param(sys.executable, id="7"), pytest.param(NEWER_SNAKEMAKE, id="9", marks=needs_newer_snakemake)]


def glass_with(word):
    lines = (ROOT / "tests/reference/poly_n1000.xyz").read_text().splitlines()
    lines[10] = lines[10].replace(lines[10].split()[1], word, 1)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("snakemake", SNAKEMAKES)
def test_the_lines_of_failed_tools_are_shown_with_their_logs(tmp_path, snakemake):
    words = ("nan", "inf")
    for word in words:
        (tmp_path / f"{word}.xyz").write_text(glass_with(word))
    parent = {"temperature": 0.5, "particles": 1000, "glasses": 2, "batch": 1, "source": "import", "frames": 1}
    change = {
        "only": ["T0.50"],
        "debye": {"reference_parent_temperature": 0.5},
        "parents": {"T0.50": {**parent, "path": [str(tmp_path / f"{word}.xyz") for word in words]}},
    }
    targets = [f"results/smoke/liquids/T0.50/{batch:04d}.h5" for batch in range(2)]
    done = Workflow(tmp_path, snakemake).run("--keep-going", *targets, change=change)
    assert done.returncode == 1
    for batch, word in enumerate(words):
        said = f'import-configurations: {tmp_path}/{word}.xyz: line 11 holds "{word}", expected a finite number'
        assert f"results/smoke/logs/import-configurations/T0.50/{batch:04d}.log:\n{said}\n" in done.stdout
    assert "Complete log" in done.stdout
