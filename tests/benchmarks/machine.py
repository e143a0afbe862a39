"""What the machine is, and how busy it was."""

import os
import pathlib


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown"


def words():
    """`AMD EPYC, 2 cores, 24 GB, load 1.0`: processes that ran in the last 15 minutes, the benchmark one of them."""
    with open("/proc/meminfo", encoding="utf-8") as file:
        kilobytes = int(file.readline().split()[1])
    return f"{processor()}, {os.cpu_count()} cores, {kilobytes / 2**20:.0f} GB, load {os.getloadavg()[2]:.1f}"
