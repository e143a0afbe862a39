"""What the machine is, and how busy it was."""

import ctypes
import os
import pathlib


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown"


def blas_kernel():
    """What the system's OpenBLAS chose for this processor, or was told to choose."""
    try:
        library = ctypes.CDLL("libopenblas.so.0")
    except OSError:
        return "no OpenBLAS"
    library.openblas_get_corename.restype = ctypes.c_char_p
    return "OpenBLAS " + library.openblas_get_corename().decode()


def words():
    """`AMD EPYC, 2 cores, 24 GB, OpenBLAS Zen, load 1.0`.

    The load: processes that ran in the last 15 minutes, the benchmark one of them.
    """
    with open("/proc/meminfo", encoding="utf-8") as file:
        kilobytes = int(file.readline().split()[1])
    memory = f"{kilobytes / 2**20:.0f} GB"
    return f"{processor()}, {os.cpu_count()} cores, {memory}, {blas_kernel()}, load {os.getloadavg()[2]:.1f}"
