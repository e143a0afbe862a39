"""Every include stays within what tools/CMakeLists.txt allows its room, no arrow goes in a circle, no room is empty."""

import pathlib
import re
import sys

# The libraries that only some rooms may know, as CMake calls them; the standard library and Eigen are free to all.
LIBRARIES = {
    "cholmod.h": "factors", "cblas.h": "factors", "hwy": "PkgConfig::hwy", "Random123": "random123",
    "hdf5.h": "HDF5::HDF5", "yaml-cpp": "yaml-cpp", "openssl": "OpenSSL::Crypto", "CLI": "CLI11::CLI11",
    "Spectra": "spectra",
}  # fmt: skip
ROOM = re.compile(r"^add_room\(([\w/]+)(?: USES ([\w/ ]+?))?(?: LIBRARIES ([\w:\- ]+))?\)", re.MULTILINE)
INCLUDE = re.compile(r'#include (?:"([\w/]+)/[\w-]+\.[ch]pp"|<([\w.-]+)[/>])')


def rooms(tools):
    """{room: what it may include}, in the order of the lines; programs/ sees every room and CLI11 through cli/."""
    found = {room: {room, *uses.split(), *libraries.split()}
             for room, uses, libraries in ROOM.findall((tools / "CMakeLists.txt").read_text())}  # fmt: skip
    return {**found, "programs": {"programs", *found}}


def backward(allowed):
    """Arrows to rooms of a later line: the lines go from the ground floor up."""
    order = list(allowed)
    return [f"{room} uses {other}, which is not above it in CMakeLists.txt"
            for k, room in enumerate(order) for other in allowed[room] if other in order[k + 1 :]]  # fmt: skip


def strangers(tools, allowed):
    """Directories with sources that are no room, and rooms without sources."""
    there = {path.parent.relative_to(tools).as_posix() for path in tools.rglob("*.[ch]pp")}
    return [f"{room} is no room of CMakeLists.txt" for room in sorted(there - set(allowed))] + [
        f"{room} holds no source" for room in sorted(set(allowed) - there)
    ]


def includes(tools, room):
    """(source, room or library) of every include."""
    for source in sorted((tools / room).glob("*.[ch]pp")):
        for other, library in INCLUDE.findall(source.read_text()):
            yield source.relative_to(tools), other or LIBRARIES.get(library, room)


def mismatches(tools, allowed):
    """Includes that the line of a room does not name, and names of which it includes nothing."""
    bad = []
    for room, may in allowed.items():
        found = list(includes(tools, room))
        bad += [f"{source}: {room} may not include {target}" for source, target in found if target not in may]
        unused = may - {target for _, target in found} - {room}
        bad += [f"{room} uses {target}, but includes nothing of it" for target in sorted(unused) if room != "programs"]
    return bad


def findings(tools):
    allowed = rooms(tools)
    return backward(allowed) + strangers(tools, allowed) + mismatches(tools, allowed)


if __name__ == "__main__":
    sys.exit("\n".join(findings(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "tools"))) or 0)
