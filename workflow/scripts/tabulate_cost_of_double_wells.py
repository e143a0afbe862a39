"""Core-seconds a glass of every stage at each parent temperature, of the three of double wells together, and core-hours of all
glasses that were searched, from Snakemake's own timings: NaN where these were removed."""

import csv
import math
import pathlib

from inputs import Files, arguments, write_text
from stages import OF_DOUBLE_WELLS, TOOLS
from tabulate_table1 import as_csv

OF_GLASSES = ("minima", "elasticity", "modes", "nonlinear_modes")


def core_seconds(path):
    """NaN where a batch was not timed."""
    if not path.exists():
        return math.nan
    with open(path, encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file, delimiter="\t")
    return float("nan" if row["cpu_time"] == "NA" else row["cpu_time"])


def of_batch(benchmarks, parent, batch):
    """{stage: core-seconds}; liquids: of the segments of all chains, 0 for those that are read from files."""
    of_stage = {stage: benchmarks / TOOLS[stage] / parent / f"{batch}.tsv" for stage in OF_GLASSES + OF_DOUBLE_WELLS}
    seconds = {stage: core_seconds(path) for stage, path in of_stage.items()}
    segments = sorted((benchmarks.parent / "chains" / parent).glob(f"*/{batch}.h5"))
    timings = (benchmarks / "equilibrate" / parent / path.parent.name / f"{batch}.tsv" for path in segments)
    return {"liquids": sum(map(core_seconds, timings))} | seconds


def rows_of_table(searches, benchmarks):
    """Hot to cold.  The file of a batch, .../T0.55/0003.h5, tells where its timings are."""
    glasses, seconds = {}, {}
    for path in map(pathlib.Path, searches):
        file = Files([str(path)])
        t = float(file.read("glasses/parent_temperature")[0])
        glasses[t] = glasses.get(t, 0) + len(file.read("glasses/id"))
        for stage, timed in of_batch(benchmarks, path.parent.name, path.stem).items():
            seconds[t, stage] = seconds.get((t, stage), 0.0) + timed
    rows = []
    for t in sorted(glasses, reverse=True):
        spent = {stage: seconds[t, stage] for stage in ("liquids", *OF_GLASSES, *OF_DOUBLE_WELLS)}
        each = {f"{stage}_s": value / glasses[t] for stage, value in spent.items()}
        wells = {"wells_s": sum(each[f"{stage}_s"] for stage in OF_DOUBLE_WELLS)}
        row = {"parent_temperature": t, "glasses": glasses[t]} | each | wells
        rows.append(row | {"core_hours": sum(spent.values()) / 3600})
    return rows


if __name__ == "__main__":
    given = arguments(__doc__, words=("benchmarks",))
    write_text(given.output, as_csv(rows_of_table(given.input, pathlib.Path(given.benchmarks[0]))))
