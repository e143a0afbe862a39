"""Rows of benchmarks.csv from the medians of one case."""

import machine

CHAIN = "chain after the liquid"
STAGES = ("quench", "moduli", "modes", "nonlinear modes")


def row(case, ours, peer, theirs, plan):
    """Empty cells: no peer, no aim, or no result; the remark says why there is none."""
    failed = isinstance(ours, str)
    known = not failed and peer and not isinstance(theirs, str)
    words = [ours] if failed else []
    words += [f"peer: {theirs}"] if isinstance(theirs, str) else []
    return {
        "stage": case.stage,
        "series": case.series,
        "parent_temperature": case.parent_temperature,
        "N": case.particles,
        "ours_s": "" if failed else ours.seconds,
        "aim_s": aim(case, plan),
        "peer": peer,
        "peer_s": theirs.seconds if known else "",
        "ratio": theirs.seconds / ours.seconds if known else "",
        "memory_MB": "" if failed else round(ours.memory),
        "aim_MB": "",
        "runs": "" if failed else ours.runs,
        "remark": "; ".join(words),
        "machine": machine.words(),
    }


def aim(case, plan):
    """Set against the growth series; of a move, against the study's at the coldest T_p."""
    moves = case.stage == "swap move"
    if case.series != ("study" if moves else "growth") or (moves and case.parent_temperature != plan["aim_of_moves_at"]):
        return ""
    return plan["aims"].get(case.stage, {}).get(case.particles, "")


def as_rows(case, results, plan):
    """One row for each peer, or one without."""
    theirs = {peer: result for peer, result in results.items() if peer != "ours"} or {"": None}
    return [row(case, results["ours"], peer, result, plan) for peer, result in theirs.items()]


def chains(rows, plan):
    """The whole chain after the liquid at each T_p of the study, where all its stages were timed."""
    sums = []
    for temperature, particles in dict.fromkeys((r["parent_temperature"], r["N"]) for r in rows if r["series"] == "study"):
        own = [r for r in rows if r["series"] == "study" and r["parent_temperature"] == temperature and r["stage"] in STAGES]
        if len(own) == len(STAGES) and all(r["ours_s"] != "" for r in own):
            known = {"stage": CHAIN, "ours_s": sum(r["ours_s"] for r in own)}
            known |= {"memory_MB": max(r["memory_MB"] for r in own), "runs": min(r["runs"] for r in own)}
            known |= {"aim_s": plan["aims"][CHAIN].get(particles, ""), "aim_MB": plan["memory_aims"].get(particles, "")}
            sums.append(own[0] | known)
    return sums
