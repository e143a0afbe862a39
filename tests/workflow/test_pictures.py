"""The committed pictures of the structure show the rules and the rooms that there are, by name."""

import re
import sys

from conftest import ROOT

sys.path.insert(0, str(ROOT / "workflow/scripts"))

import draw_rooms  # noqa: E402
import draw_rules  # noqa: E402
import layers  # noqa: E402


def shown(path):
    """Names of boxes, and start..end of the arrows between them."""
    ids = re.findall(r'<g id="([^"]+)"', path.read_text(encoding="utf-8"))
    return {name for name in ids if not re.fullmatch(r"(figure|axes|patch|line2d|text)_\d+", name)}


def names(arrows):
    return set(arrows) | {f"{start}..{end}" for start, ends in layers.reduced(arrows).items() for end in ends}


def test_the_picture_of_the_rules_is_that_of_the_workflow(workflow):
    """If not: draw it again as CONTRIBUTING.md says."""
    assert shown(ROOT / "workflow/rules.svg") == names(draw_rules.arrows(workflow.run("--rulegraph").stdout))


def test_the_picture_of_the_rooms_is_that_of_the_sources():
    """If not: draw it again as CONTRIBUTING.md says."""
    assert shown(ROOT / "tools/rooms.svg") == names(draw_rooms.arrows(ROOT / "tools"))


def test_an_arrow_that_follows_from_others_is_left_out():
    arrows = {"liquid": {"glass", "modes"}, "glass": {"modes"}, "modes": set()}
    assert layers.reduced(arrows) == {"liquid": {"glass"}, "glass": {"modes"}, "modes": set()}


def test_every_arrow_points_down():
    arrows = {"a": {"b", "d"}, "b": {"c"}, "c": {"d"}, "d": set(), "alone": set()}
    for layer in (layers.layers(arrows), layers.lifted(arrows)):
        assert all(layer[start] < layer[end] for start, ends in arrows.items() for end in ends)
    assert layers.lifted(arrows)["alone"] == layers.lifted(arrows)["d"] == 3


def test_names_in_a_layer_keep_apart():
    x = layers.apart([0.0, 0.1, 0.1, 5.0], [1.0, 1.0, 1.0, 1.0])
    assert (x[1:] - x[:-1] >= 1.0 - 1e-12).all() and x[3] == 5.0
