"""Snakemake 9 makes of the smoke study what Debian's Snakemake 7 makes of it."""

from conftest import NEWER_SNAKEMAKE, Workflow, needs_newer_snakemake


@needs_newer_snakemake
def test_the_smoke_study_has_the_same_bytes_under_both(finished, tmp_path):
    newer = Workflow(tmp_path, NEWER_SNAKEMAKE)
    done = newer.run("--show-failed-logs")
    assert done.returncode == 0, done.stdout
    expected = finished.results()
    assert {"smoke/n0.h5", "smoke/tables/table1.csv", "smoke/liquids/T0.30/0001.h5"} < set(expected)
    assert newer.results() == expected
