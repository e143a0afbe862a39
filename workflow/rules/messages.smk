"""Shows what a tool said when it failed, without --show-failed-logs."""

import re
import sys


def said_by_failed_rules(text):
    """(log, its last lines) of every failed rule that Snakemake's own log names."""
    for path in dict.fromkeys(re.findall(r"^    log: (.+) \(check log file", text, re.MULTILINE)):
        if os.path.exists(path):
            with open(path, errors="replace") as file:
                yield path, "".join(file.readlines()[-5:]).strip()


onerror:
    if log and os.path.exists(log):
        with open(log, errors="replace") as file:
            for path, lines in said_by_failed_rules(file.read()):
                print(f"\n{path}:\n{lines}", file=sys.stderr)
