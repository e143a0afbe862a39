"""Tables of the README on what the study costs, from benchmarks.csv, growth.csv and cost.csv."""

from notation import plain, temperature

MICRO = 1e-3  # s; shorter times are written in us
HOURS = ("liquid", "quench", "moduli", "modes", "nonlinear_modes", "inertia_count", "all")


def duration(text):
    """Seconds, or microseconds where they are short; a dash where there are none."""
    if not text:
        return "–"
    seconds = float(text)
    return f"{seconds * 1e6:.2g} µs" if seconds < MICRO else f"{seconds:.2g} s" if seconds < 10 else f"{seconds:.0f} s"


def shown(row):
    """Where there is a peer or an aim to compare with, or where a stage gave up."""
    return row["peer"] or row["aim_s"] or row["remark"]


HEAD = ("stage", "T_p", "N", "here", "aim", "MB", "aim", "public program", "takes", "times as long")


def benchmarks(rows):
    lines = [f"Measured on {rows[0]['machine']}:", "", f"| {' | '.join(HEAD)} |", "|---" * len(HEAD) + "|"]
    stages = list(dict.fromkeys(row["stage"] for row in rows))
    for row in sorted(filter(shown, rows), key=lambda row: stages.index(row["stage"])):
        here = duration(row["ours_s"]) if row["ours_s"] else row["remark"]
        ours = [row["stage"], temperature(float(row["parent_temperature"])), row["N"], here, duration(row["aim_s"])]
        ours += [row["memory_MB"] or "–", row["aim_MB"] or "–"]
        lines.append(f"| {' | '.join(ours + peer_cells(row))} |")
    return "\n".join(lines + what_peers_do(rows))


def peer_cells(row):
    """Name, time and ratio; the reason where there is no time."""
    if not row["peer"]:
        return ["–"] * 3
    name = row["peer"].partition(":")[0]
    return [name, duration(row["peer_s"]), plain(float(row["ratio"]))] if row["ratio"] else [name, row["remark"], "–"]


def what_peers_do(rows):
    """A line for each, below the table."""
    return [""] + [f"- {name}" for name in dict.fromkeys(row["peer"] for row in rows if row["peer"])]


def growth(rows):
    lines = ["| stage | N | exponent | of the last two N | expected |", "|---|---|---|---|---|"]
    for row in rows:
        exponents = " | ".join(f"{round(float(row[name]), 2) + 0.0:.2f}" for name in ("exponent", "exponent_of_last_two", "expected"))
        lines.append(f"| {row['stage']} | {row['from_N']} to {row['to_N']} | {exponents} |")
    return "\n".join(lines)


def core_hours(value):
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"


def cost(rows):
    lines = [f"| T_p | N | glasses | {' | '.join(name.replace('_', ' ') for name in HOURS)} |"]
    lines.append("|---|---|---|" + "---|" * len(HOURS))
    for row in rows:
        hours = " | ".join(core_hours(float(row[f"{name}_h"])) for name in HOURS)
        lines.append(f"| {temperature(float(row['parent_temperature']))} | {row['N']} | {row['glasses']} | {hours} |")
    return "\n".join(lines)
