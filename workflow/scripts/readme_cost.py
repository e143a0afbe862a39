"""Tables of tests/benchmarks/README.md on what the study costs, from benchmarks.csv, growth.csv, cost.csv and liquids.csv."""

from notation import plain, temperature

HOURS = ("independent_liquid", "liquid", "quench", "moduli", "modes", "nonlinear_modes", "all")
UNITS = {1e-2: (1, "s"), 1e-3: (1e-3, "ms"), 0: (1e-6, "µs")}  # of times longer than


def rounded(number):
    """Two digits, and no power of ten."""
    return f"{float(f'{number:.2g}'):.0f}" if number >= 10 else f"{number:.2g}"


def duration(text):
    """Seconds in a unit that suits them; a dash where there are none."""
    if not text:
        return "–"
    unit, name = next(unit for limit, unit in UNITS.items() if float(text) >= limit)
    return f"{rounded(float(text) / unit)} {name}"


def shown(row):
    """True for a row with a public program or an aim to compare with, or with a remark on a failure."""
    return row["peer"] or row["aim_s"] or row["remark"]


HEAD = ("stage", "T_p", "N", "here", "aim", "MB", "aim", "public program", "takes", "times as long")


def machine(rows):
    """The machine and the range of its loads."""
    names, loads = zip(*(row["machine"].rsplit(" ", 1) for row in rows))
    low, high = min(loads, key=float), max(loads, key=float)
    return f"{' and '.join(dict.fromkeys(names))} {low}" + (f" to {high}" if high != low else "")


def benchmarks(rows):
    runs = " or ".join(map(str, sorted({int(row["runs"]) for row in rows if row["runs"]})))
    lines = [f"Measured on {machine(rows)}; runs behind a median: {runs}.", "", f"| {' | '.join(HEAD)} |", "|---" * len(HEAD) + "|"]
    stages = list(dict.fromkeys(row["stage"] for row in rows))
    for row in sorted(filter(shown, rows), key=lambda row: stages.index(row["stage"])):
        here = duration(row["ours_s"]) if row["ours_s"] else row["remark"]
        ours = [row["stage"], temperature(float(row["parent_temperature"])), row["N"], here, duration(row["aim_s"])]
        ours += [row["memory_MB"] or "–", row["aim_MB"] or "–"]
        lines.append(f"| {' | '.join(ours + peer_cells(row))} |")
    return "\n".join(lines + what_peers_do(rows))


def peer_cells(row):
    """Name, time and ratio of the public program; the reason if it has no time."""
    if not row["peer"]:
        return ["–"] * 3
    name = row["peer"].partition(":")[0]
    if not row["ratio"]:
        return [name, row["remark"], "–"]
    return [name, duration(row["peer_s"]), rounded(float(row["ratio"]))]


def what_peers_do(rows):
    """One line below the table for each public program."""
    return [""] + [f"- {name}" for name in dict.fromkeys(row["peer"] for row in rows if row["peer"])]


def growth(rows):
    lines = ["| stage | N | exponent | of the last two N | expected |", "|---|---|---|---|---|"]
    for row in rows:
        numbers = (float(row[name]) for name in ("exponent", "exponent_of_last_two", "expected"))
        exponents = " | ".join(f"{round(number, 2) + 0.0:.2f}" for number in numbers)
        lines.append(f"| {row['stage']} | {row['from_N']} to {row['to_N']} | {exponents} |")
    return "\n".join(lines)


def cost(rows):
    lines = [f"| T_p | N | glasses | {' | '.join(name.replace('_', ' ') for name in HOURS)} |"]
    lines.append("|---|---|---|" + "---|" * len(HOURS))
    for row in rows:
        hours = " | ".join(rounded(float(row[f"{name}_h"])) for name in HOURS)
        lines.append(f"| {temperature(float(row['parent_temperature']))} | {row['N']} | {row['glasses']} | {hours} |")
    total = sum(float(row["all_h"]) for row in rows)
    return "\n".join([*lines, "", f"Together {total:.0f} core-hours, {total / 48:.1f} days on two cores."])


def liquids(rows):
    """An independent liquid of each temperature by either method; then the growth of a step and a sweep with N."""
    lines = [f"Measured on {machine(rows)}.", "", "| T | N | step | sweep | steps | sweeps | liquid | by swaps | gain | without the end |", "|---" * 10 + "|"]
    for row in rows:
        cells = [temperature(float(row["temperature"])), row["N"], duration(row["step_s"]), duration(row["sweep_s"])]
        cells += [plain(float(row[name])) if row[name] else "–" for name in ("relaxation_steps", "relaxation_sweeps")]
        cells += [duration(row["liquid_s"]), duration(row["swap_liquid_s"])]
        cells += [rounded(float(row[name])) if row[name] else "–" for name in ("gain", "gain_without_end")]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
