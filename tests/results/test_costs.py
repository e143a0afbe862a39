"""Core-hours that the READMEs name."""

import re

import numpy as np

from quoted import COSTS, PROFILES, RUN, rows, said


def test_the_core_hours_of_the_published_run():
    """Those of the glasses that were searched, and of the others as much as such glasses take."""
    searched = rows("double_wells/cost_of_double_wells")
    others = [int(all_of["glasses"]) - int(row["glasses"]) for all_of, row in zip(rows("tables/table1"), searched)]
    each = [float(row["all_h"]) / int(row["glasses"]) for row in rows("tables/cost")]
    total = sum(float(row["core_hours"]) for row in searched) + np.dot(others, each)
    wells = sum(float(row["wells_s"]) * int(row["glasses"]) for row in searched) / 3600
    [in_all] = re.findall(r"(\d+\.\d) core-hours in all", said(RUN))
    [without] = re.findall(r"(\d+\.\d) with `config/large.yaml` \(the published run\)", said(COSTS))
    assert abs(float(in_all) - total) < 0.1 and abs(float(without) - (total - wells)) < 0.1
    assert f"glasses | {in_all} |" in said(PROFILES) and f"{in_all} and 94" in said(COSTS)


def test_the_core_hours_of_the_scale_of_the_paper():
    hours = {row["parent_temperature"]: row for row in rows("tables/cost")}
    total = sum(float(row["all_h"]) for row in hours.values())
    liquids = [float(hours[t]["liquid_h"]) for t in ("0.3", "0.35")]
    after = total - sum(float(row["liquid_h"]) for row in hours.values())
    assert f"and {total:.0f} with `config/paper.yaml`" in said(COSTS)
    expected = f"Of the other {total:.0f}, the liquids at T_p = 0.30 take {liquids[0]:.0f}, those at 0.35 take {liquids[1]:.0f}"
    assert f"{expected}, and all that follows the liquids takes {after:.0f}" in said(PROFILES)
