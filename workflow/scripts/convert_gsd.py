"""GSD trajectories (HOOMD-blue) as one H5MD file, which import-configurations reads.

Nothing is guessed: particles get diameter and charge where the first frame holds them, types always, as species
1, 2 ..  Numbers keep their precision.  The file is read chunk by chunk, because each version of the library reads only
earlier versions of schema `hoomd`; in all of them a frame without a chunk has that of the first frame.
"""

import importlib.metadata
import io

import h5py
import numpy as np

from inputs import arguments, fail, partial_file

try:
    import gsd.fl

    LIBRARY = importlib.metadata.version("gsd")  # releases from 3 on have no gsd.__version__
except ImportError:
    fail("needs python3-gsd, found none")

READ = "rb" if int(LIBRARY.split(".")[0]) < 3 else "r"
KNOWN_SCHEMA = 2  # its particles have position, typeid, diameter and charge as read here


def edge_vectors(box):
    """[3][3], one vector a row, of lengths and tilts."""
    x, y, z, xy, xz, yz = box
    return [[x, 0, 0], [xy * y, y, 0], [xz * z, yz * z, z]]


def chunk(file, frame, name, default=None):
    """Values of a frame, or of the first frame if it has none."""
    holder = next((k for k in (frame, 0) if file.chunk_exists(k, name)), None)
    if holder is None and default is None:
        raise ValueError(f"no {name}")
    return default if holder is None else file.read_chunk(holder, name)


def expect_schema(path, file):
    version = ".".join(map(str, file.schema_version))
    if file.schema != "hoomd" or file.schema_version[0] > KNOWN_SCHEMA:
        fail(f"{path}: is of schema {file.schema} {version}, expected hoomd 1 or {KNOWN_SCHEMA}")


def read_frame(file, k, told):
    n = int(chunk(file, k, "particles/N")[0])
    types = chunk(file, k, "particles/typeid", np.zeros(n, "u4"))
    return {
        **{name: chunk(file, k, f"particles/{name}") for name in told},
        "box": edge_vectors(chunk(file, k, "configuration/box")),
        "position": chunk(file, k, "particles/position"),
        "step": np.int64(int(chunk(file, k, "configuration/step", [0])[0])),
        "species": (types if len(types) == n else np.zeros(n, "u4")) + 1,
    }


def read_frames(path):
    """One dictionary for each frame."""
    try:
        with gsd.fl.open(path, READ) as file:
            expect_schema(path, file)
            told = [name for name in ("diameter", "charge") if file.nframes and file.chunk_exists(0, f"particles/{name}")]
            for k in range(file.nframes):
                yield read_frame(file, k, told)
    except Exception as error:  # gsd does not document what it raises on a damaged file
        words = " ".join(str(error).split())
        if "version" in words.lower():
            fail(f"{path}: cannot be read by this GSD library, {LIBRARY}, expected a newer one ({words})")
        fail(f"{path}: cannot be read, expected a complete GSD file ({words})")


def write_h5md(file, frames):
    file.create_group("h5md").attrs["version"] = [1, 1]
    for group in ("author", "creator"):
        file.create_group(f"h5md/{group}").attrs["name"] = "glass-tls"
    file["h5md/creator"].attrs["version"] = "1"
    box = file.create_group("particles/all/box")
    box.attrs["dimension"] = 3
    box.attrs["boundary"] = np.full(3, "periodic", "S8")
    file["particles/all/position/step"] = np.array([frame["step"] for frame in frames], "i8")
    for name in sorted(frames[0].keys() - {"step"}):
        element = "box/edges" if name == "box" else name
        kind = "i4" if name == "species" else frames[0]["position" if name == "box" else name].dtype
        file[f"particles/all/{element}/value"] = np.array([frame[name] for frame in frames], kind)
        if name != "position":
            file[f"particles/all/{element}/step"] = file["particles/all/position/step"]


def expect_alike(where, first, frame):
    for name in sorted(first.keys() | frame.keys()):
        if name not in first or name not in frame:
            fail(f"{where} {'has' if name in frame else 'lacks'} {name}, unlike the first, expected it in all or none")
        if np.shape(frame[name]) != np.shape(first[name]):
            fail(f"{where} has {name} of shape {np.shape(frame[name])}, expected {np.shape(first[name])} as in the first")


given = arguments(__doc__)
frames = []
for path in given.input:
    for k, frame in enumerate(read_frames(path)):
        frames.append(frame)
        expect_alike(f"{path}: frame {k}", frames[0], frame)
    if not frames:
        fail(f"{path}: has no frames, expected one at least")
content = io.BytesIO()  # in memory: on a full disk HDF5 would end the program
with h5py.File(content, "w") as file:
    write_h5md(file, frames)
with partial_file(given.output) as partial:
    partial.write_bytes(content.getbuffer())
