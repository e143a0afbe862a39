"""Every include stays within what tools/CMakeLists.txt allows its room, no arrow goes in a circle, no room is empty."""

import pathlib
import re
import sys

# What <...> may name: the standard library, POSIX and Eigen everywhere; these by the target that a room must link.
EVERYWHERE = re.compile(r"[a-z_]+|(unistd|fcntl)\.h|sys/[a-z]+\.h|Eigen/\w+")
LIBRARIES = {
    "cholmod.h": "factors", "cblas.h": "factors", "omp.h": "factors", "hwy": "PkgConfig::hwy", "Random123": "random123",
    "hdf5.h": "HDF5::HDF5", "yaml-cpp": "yaml-cpp", "openssl": "OpenSSL::Crypto", "CLI": "CLI11::CLI11",
    "Spectra": "spectra",
}  # fmt: skip
SOURCES = (".cpp", ".hpp")
ROOM = re.compile(r"^\s*add_room\(([^()]*)\)", re.MULTILINE)
INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*(.*?)[ \t]*(?://.*)?$", re.MULTILINE)
OWN = re.compile(r'"([\w/]+)/[\w-]+\.[ch]pp"')
LIBRARY = re.compile(r"<([\w.+-]+(?:/[\w.+-]+)*)>")


def rooms(tools):
    """{room: what it may include}, in the order of the lines; programs/ sees every room and CLI11 through cli/."""
    found = {}
    for words in map(str.split, ROOM.findall((tools / "CMakeLists.txt").read_text())):
        found[words[0]] = set(words) - {"USES", "LIBRARIES"}
    return {**found, "programs": {"programs", *found}}


def backward(allowed):
    """Arrows to rooms of a later line: the lines go from the ground floor up."""
    order = list(allowed)
    return [f"{room} uses {other}, which is not above it in CMakeLists.txt"
            for k, room in enumerate(order) for other in allowed[room] if other in order[k + 1 :]]  # fmt: skip


def strangers(tools, allowed):
    """Folders with files that are no room, rooms without sources, and files that are no sources."""
    files = [path.relative_to(tools) for path in tools.rglob("*") if path.is_file() and path.parent != tools]
    there = {path.parent.as_posix() for path in files if path.suffix in SOURCES}
    other = [path for path in files if path.suffix not in SOURCES and path.as_posix() != "files/README.md"]
    return (
        [f"{path} is no source, expected .cpp or .hpp" for path in sorted(other)]
        + [f"{room} is no room of CMakeLists.txt" for room in sorted(there - set(allowed))]
        + [f"{room} holds no source" for room in sorted(set(allowed) - there)]
    )


def target(argument, room, allowed):
    """The room or library behind what stands after #include, as CMake calls it; nothing if that is free to all."""
    if own := OWN.fullmatch(argument):
        return own[1] if own[1] in allowed else argument
    library = LIBRARY.fullmatch(argument)
    if library and EVERYWHERE.fullmatch(library[1]):
        return None
    return LIBRARIES.get(library[1].split("/")[0], argument) if library else argument


def mismatches(tools, allowed):
    """Includes that the line of a room does not name, and names of which it includes nothing."""
    bad = []
    for room, may in allowed.items():
        used = {room}
        for source in sorted(path for path in (tools / room).glob("*") if path.suffix in SOURCES):
            for argument in INCLUDE.findall(source.read_text()):
                found = target(argument, room, allowed)
                used.add(found)
                if found and found not in may:
                    bad.append(f"{source.relative_to(tools)}: {room} may not include {found}")
        if room != "programs":
            bad += [f"{room} uses {other}, but includes nothing of it" for other in sorted(may - used)]
    return bad


def findings(tools):
    allowed = rooms(tools)
    return backward(allowed) + strangers(tools, allowed) + mismatches(tools, allowed)


if __name__ == "__main__":
    sys.exit("\n".join(findings(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "tools"))) or 0)
