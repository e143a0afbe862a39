"""physics knows no files, files know no programs: fails on an include that points up."""

import pathlib
import re
import sys

PROJECT = {"physics", "files", "cli", "programs"}
# The libraries that only one layer may know; the standard library and Eigen are free to all.
LIBRARIES = {
    "cholmod.h": "physics", "cblas.h": "physics", "hwy": "physics",
    "Random123": "physics", "hdf5.h": "files", "yaml-cpp": "files", "openssl": "files", "CLI": "cli",
}
ALLOWED = {
    "physics": {"physics"},
    "files": {"files", "physics"},
    "cli": {"cli"},
    "programs": {"cli", "files", "physics"},
}


def may_include(layer, target):
    if target in PROJECT:
        return target in ALLOWED[layer]
    return LIBRARIES.get(target, layer) == layer


sources = {layer: sorted(pathlib.Path("tools", layer).glob("*.[ch]pp")) for layer in ALLOWED}
bad = [
    f"{source}: {layer}/ may not include {target}"
    for layer, files in sources.items()
    for source in files
    for target in re.findall(r'#include [<"]([\w.-]+)[/">]', source.read_text())
    if not may_include(layer, target)
]
if not sources["physics"]:
    bad.append("tools/physics/ holds no source: run this from the top of the tree")
sys.exit("\n".join(bad) if bad else 0)
