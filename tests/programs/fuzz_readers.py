"""Mutated files of every format and of parameters, read by the tools: fuzz_readers.py SECONDS.

The tools are those in $GLASS_TLS_BIN; build them with the dev preset, so that what is read out of bounds ends them.
The seed is fixed.  Exits with 1 at the first crash, hang, exit status other than 0 and 1, or message that is
not one line, and keeps the file that did it.
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from bench import BIN, Bench
from fuzz_samples import samples

WORDS = [b"0", b"-1", b"1e308", b"nan", b"inf", b"99999999999999999999", b"", b"\n", b" ", b'"', b"#", b"\xff", b"\0", b"="]
TOO_LONG = 30  # seconds


def mutated(content, chance):
    """A few bytes, words or lines put elsewhere, changed, repeated or dropped."""
    content = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 2, 4, 16])):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice([1, 1, 2, 8, 64]))
        kind = chance.randrange(6)
        if kind == 0 and at < len(content):
            content[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            content[at:end] = chance.choice(WORDS)
        elif kind == 2:
            content[at:at] = content[at:end]
        elif kind == 3:
            del content[at:end]
        elif kind == 4:
            content[at:end] = chance.randbytes(end - at)
        elif chance.random() < 0.1:
            del content[at:]
    return bytes(content)


def wrong(done):
    """What is wrong with the end of the program, or nothing."""
    if done.returncode not in (0, 1):
        return f"exit status {done.returncode}"
    lines = done.stderr.count(b"\n")
    if lines != done.returncode or (lines and not done.stderr.endswith(b"\n")):
        return f"exit status {done.returncode} with {lines} lines"
    return None


def run(bench, words):
    tool, *more = words
    environment = {**os.environ, "ASAN_OPTIONS": "allocator_may_return_null=1:detect_leaks=0"}
    try:
        done = subprocess.run(
            [bench.tool(tool), *more, "--output", "out"], cwd=bench.directory, capture_output=True, timeout=TOO_LONG, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return f"no end within {TOO_LONG} s", b""
    return wrong(done), done.stderr


def main(seconds):
    chance = random.Random(20211210105)
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(pathlib.Path(name))
        files = samples(bench)
        counts = dict.fromkeys(files, 0)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            sample = chance.choice(sorted(files))
            content, words = files[sample]
            bench.path("mutant").write_bytes(mutated(content, chance))
            bench.path("out").unlink(missing_ok=True)
            counts[sample] += 1
            what, message = run(bench, words)
            if what:
                kept = shutil.copy(bench.path("mutant"), f"mutant-{sample}")
                sys.exit(f"fuzz_readers: {kept}: case {sum(counts.values())}: {what}: {message.decode(errors='replace')}")
    print(f"{sum(counts.values())} files, none that crashed {BIN}:", counts)


if __name__ == "__main__":
    main(float(sys.argv[1]))
