"""Scripts of the workflow run as its rules run them, and a README for their tables."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "workflow" / "scripts"


def run(script, *arguments, **popen):
    command = [sys.executable, str(SCRIPTS / f"{script}.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **popen)


def readme(path, *tables):
    path.write_text("# Title\n" + "".join(f"<!-- {name}: begin -->\nold\n<!-- {name}: end -->\n" for name in tables) + "rest\n")
    return path
