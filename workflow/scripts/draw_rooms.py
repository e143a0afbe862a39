"""The rooms of the sources and the rooms that each uses: draw_rooms.py --input tools/CMakeLists.txt"""

import pathlib
import sys

import layers
import style
from inputs import arguments

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests"))

from check_rooms import rooms  # noqa: E402

COLORS = {"physics": "#fde3b5", "files": "#dfe6f5", "cli": "0.92", "programs": "white"}


def arrows(tools):
    """{room: rooms that it uses}"""
    allowed = rooms(tools)
    return {room: {other for other in uses if other in allowed} - {room} for room, uses in allowed.items()}


def look(room):
    return room.replace("/", "/\n"), COLORS[room.partition("/")[0]]


if __name__ == "__main__":
    given = arguments(__doc__)
    found = layers.reduced(arrows(pathlib.Path(given.input[0]).parent))
    style.save(layers.draw(found, layers.lifted(found), look), given.output, [".svg"])
