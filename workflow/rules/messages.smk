"""Shows the last lines that failed rules wrote into their logs."""

import collections

LINES, LOGS = 5, 10  # of each log; of one run


def logs_of_failed_rules(snakemakes_own):
    """Files that Snakemake's own log names where it tells of a failed rule; on a cluster several for one job."""
    for line in snakemakes_own:
        if found := re.match(r" +log: (.+) \(check log file", line):
            yield from found.group(1).split(", ")


def show_ends(paths):
    shown = 0
    for path in paths:
        try:
            with open(path, errors="replace") as file:
                end = "".join(collections.deque(file, LINES)).strip()
        except OSError:
            continue
        if end and shown < LOGS:
            print(f"\n{path}:\n{end}", file=sys.stderr)
        shown += bool(end)
    if shown > LOGS:
        print(f"\n{shown - LOGS} more logs have messages.", file=sys.stderr)


onerror:
    for path in [log] if isinstance(log, str) else log or []:  # Snakemake 9 has several
        try:
            with open(path, errors="replace") as file:
                show_ends(dict.fromkeys(logs_of_failed_rules(file)))
        except OSError:  # what failed must not be hidden
            pass
