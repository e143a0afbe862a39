"""GSD trajectories (HOOMD-blue) as one H5MD file, which import-configurations reads.

Nothing is guessed: particles get diameter and charge where the first frame holds them, types always, as species
1, 2 ..  Numbers stay in single precision.
"""

import io

import h5py
import numpy as np

from inputs import arguments, fail, partial_file

try:
    import gsd.hoomd
except ImportError:
    fail("needs python3-gsd, found none")


def edge_vectors(box):
    """[3][3], one vector a row, of lengths and tilts."""
    x, y, z, xy, xz, yz = box
    return [[x, 0, 0], [xy * y, y, 0], [xz * z, yz * z, z]]


def read_frames(path):
    """One dictionary for each frame."""
    try:
        with gsd.hoomd.open(path, "rb") as trajectory:
            told = [name for name in ("diameter", "charge") if trajectory.file.chunk_exists(0, f"particles/{name}")]
            for frame in trajectory:
                particles = frame.particles
                values = {name: getattr(particles, name) for name in told}
                values |= {"box": edge_vectors(frame.configuration.box), "position": particles.position}
                yield values | {"step": np.int64(int(frame.configuration.step or 0)), "species": particles.typeid + 1}
    except Exception as error:  # what a damaged file raises is not documented
        fail(f"{path}: cannot be read, expected a complete GSD file ({' '.join(str(error).split())})")


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
        kind = "i4" if name == "species" else "f4"
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
content = io.BytesIO()  # HDF5 itself ends the program where a disk is full
with h5py.File(content, "w") as file:
    write_h5md(file, frames)
with partial_file(given.output) as partial:
    partial.write_bytes(content.getbuffer())
