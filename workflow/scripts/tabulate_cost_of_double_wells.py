"""Core-seconds a glass of the stages of double wells at each parent temperature, from Snakemake's own timings."""

import csv
import math
import pathlib

from inputs import Files, arguments, write_text
from tabulate_table1 import as_csv

STAGES = {"double_wells": "find-double-wells", "paths": "trace-paths", "tunnelling": "solve-tunnelling"}


def core_seconds(path):
    """NaN where a batch was not timed."""
    if not path.exists():
        return math.nan
    with open(path, encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file, delimiter="\t")
    return float("nan" if row["cpu_time"] == "NA" else row["cpu_time"])


def rows_of_table(searches, benchmarks):
    """Hot to cold.  The file of a batch, .../T0.55/0003.h5, tells where its timings are."""
    glasses, seconds = {}, {}
    for path in map(pathlib.Path, searches):
        file = Files([str(path)])
        t = float(file.read("glasses/parent_temperature")[0])
        glasses[t] = glasses.get(t, 0) + len(file.read("glasses/id"))
        for stage, tool in STAGES.items():
            timed = core_seconds(benchmarks / tool / path.parent.name / f"{path.stem}.tsv")
            seconds[t, stage] = seconds.get((t, stage), 0.0) + timed
    rows = []
    for t in sorted(glasses, reverse=True):
        each = {f"{stage}_s": seconds[t, stage] / glasses[t] for stage in STAGES}
        rows.append({"parent_temperature": t, "glasses": glasses[t]} | each | {"all_s": sum(each.values())})
    return rows


if __name__ == "__main__":
    given = arguments(__doc__, words=("benchmarks",))
    write_text(given.output, as_csv(rows_of_table(given.input, pathlib.Path(given.benchmarks[0]))))
