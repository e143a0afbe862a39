"""The check of rooms names what it refuses: planted includes, circles, empty rooms."""

import pathlib
import shutil
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from check_rooms import findings  # noqa: E402


@pytest.fixture
def tools(tmp_path):
    """A copy of the sources, to be spoiled."""
    return pathlib.Path(shutil.copytree(ROOT / "tools", tmp_path / "tools"))


def plant(path, line):
    path.write_text(f"{line}\n{path.read_text()}")


def test_the_sources_stay_within_their_rooms(tools):
    assert findings(tools) == []


@pytest.mark.parametrize(
    "source, include, finding",
    [
        ("physics/model/bonds.cpp", '"physics/glass/quench.hpp"', "physics/model may not include physics/glass"),
        ("physics/glass/quench.cpp", '"files/hdf5/h5.hpp"', "physics/glass may not include files/hdf5"),
        ("files/hdf5/draft.cpp", '"files/modes/modes.hpp"', "files/hdf5 may not include files/modes"),
        ("cli/tool.cpp", '"physics/model/model.hpp"', "cli may not include physics/model"),
        ("programs/quench.cpp", "<hdf5.h>", "programs may not include HDF5::HDF5"),
        ("physics/ensemble/draws.cpp", "<cholmod.h>", "physics/ensemble may not include factors"),
        ("physics/model/bonds.cpp", '"../glass/quench.hpp"', 'physics/model may not include "../glass/quench.hpp"'),
        ("physics/model/bonds.cpp", "<physics/glass/quench.hpp>", "physics/model may not include <physics/glass/quench.hpp>"),
        ("physics/model/bonds.cpp", "<suitesparse/cholmod.h>", "physics/model may not include <suitesparse/cholmod.h>"),
        ("physics/model/bonds.cpp", "<H5Cpp.h>", "physics/model may not include <H5Cpp.h>"),
        ("physics/model/bonds.cpp", "HIDDEN", "physics/model may not include HIDDEN"),
        ("physics/model/bonds.cpp", '"quench.inc"', 'physics/model may not include "quench.inc"'),
    ],
)
def test_an_include_that_points_up_is_refused_by_name(tools, source, include, finding):
    plant(tools / source, f"#include {include}")
    assert findings(tools) == [f"{source}: {finding}"]


@pytest.mark.parametrize("written", ["# include", "#\tinclude", "  #include ", "#include\t"])
def test_an_include_is_seen_however_it_is_written(tools, written):
    source = tools / "physics/model/bonds.cpp"
    plant(source, f'{written} "physics/glass/quench.hpp" // why')
    assert findings(tools) == ["physics/model/bonds.cpp: physics/model may not include physics/glass"]


def test_an_include_in_a_comment_is_none_and_a_line_may_be_broken(tools):
    plant(tools / "physics/model/bonds.cpp", '// #include "physics/glass/quench.hpp"')
    lines = tools / "CMakeLists.txt"
    lines.write_text(lines.read_text().replace(" LIBRARIES factors", "\n  LIBRARIES factors"))
    assert findings(tools) == []


def test_an_arrow_to_a_later_line_is_refused(tools):
    lines = tools / "CMakeLists.txt"
    lines.write_text(lines.read_text().replace("add_room(physics/statistics", "add_room(physics/statistics USES physics/glass"))
    assert "physics/statistics uses physics/glass, which is not above it in CMakeLists.txt" in findings(tools)


def test_an_empty_room_and_a_folder_that_is_no_room_are_refused(tools):
    shutil.move(tools / "physics/tunnelling", tools / "physics/leftovers")
    (tools / "physics/model/hidden.inc").touch()
    found = findings(tools)
    assert "physics/model/hidden.inc is no source, expected .cpp or .hpp" in found
    assert "physics/tunnelling holds no source" in found
    assert "physics/leftovers is no room of CMakeLists.txt" in found
