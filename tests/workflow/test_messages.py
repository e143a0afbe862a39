"""What a tool says when it fails stands at the end of what Snakemake says."""

from conftest import ROOT


def test_the_line_of_a_failed_tool_is_shown_with_its_log(workflow):
    lines = (ROOT / "tests/reference/poly_n1000.xyz").read_text().splitlines()
    lines[10] = lines[10].replace(lines[10].split()[1], "nan", 1)
    (workflow.directory / "glass.xyz").write_text("\n".join(lines) + "\n")
    parent = {"temperature": 0.5, "particles": 1000, "glasses": 1, "batch": 1, "source": "import", "frames": 1}
    change = {
        "only": ["T0.50"],
        "debye": {"reference_parent_temperature": 0.5},
        "parents": {"T0.50": {**parent, "path": str(workflow.directory / "glass.xyz")}},
    }
    done = workflow.run("--nolock", "results/smoke/liquids/T0.50/0000.h5", change=change)
    said = f'import-configurations: {workflow.directory}/glass.xyz: line 11 holds "nan", expected a finite number'
    assert done.returncode == 1
    assert f"results/smoke/logs/import-configurations/T0.50/0000.log:\n{said}\n" in done.stdout
