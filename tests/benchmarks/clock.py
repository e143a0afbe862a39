"""CPU time and peak memory of one process.  clock.py SECONDS MEGABYTES COMMAND... prints them as JSON.

A process counts the peak memory of the one that started it as its own, so that one must be small: this
program, which imports no more than it needs.
"""

import json
import os
import resource
import subprocess
import sys


def run_under_clock(command, seconds, megabytes):
    """user + system seconds and the largest resident set of a process that may not exceed either limit."""

    def limited():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))

    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=limited)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    used = {"cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}
    return used | {"status": os.waitstatus_to_exitcode(status), "said": said}


def timed(command, plan):
    """The same in a small process of its own: {"cpu", "memory", "status", "said"}."""
    clock = [sys.executable, __file__, str(plan["longest"]), str(plan["memory"])]
    done = subprocess.run([*clock, *map(str, command)], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    print(json.dumps(run_under_clock(sys.argv[3:], int(sys.argv[1]), int(sys.argv[2]))))
