"""Figures of real double wells draw what the files hold, beside the quartics where there are any."""

import sys

import matplotlib.pyplot
import numpy as np
import pytest

from scripts import SCRIPTS
from small_wells import ENDS, GLASSES, KELVIN, PATHS, measured, write

sys.path.insert(0, str(SCRIPTS))

import double_wells  # noqa: E402
import draw_n0  # noqa: E402
import draw_wells  # noqa: E402
from inputs import Files  # noqa: E402


def test_the_well_that_is_drawn_tunnels_if_any_does_and_starts_at_the_glass(batch):
    tunnels = draw_wells.well_to_draw([batch], (1e-13, 1))
    assert (tunnels.path, tunnels.epsilon) == (2, 200)
    s, v, slope = draw_wells.profile(tunnels)
    assert (s[0], s[-1], v[0], v[-1], slope[0]) == pytest.approx((0, 1, 0, 0.05 * KELVIN, 0.05 * KELVIN))
    assert draw_wells.well_to_draw([batch], (1e3, 1e4)).path == 2  # none tunnels: the least epsilon
    assert draw_wells.well_to_draw([], (1e-13, 1)) is None
    curve = draw_wells.hermite(s, v, slope).get_path()
    assert curve.interpolated(7).vertices[:, 1] == pytest.approx(curve.interpolated(7).vertices[:, 0] * 0.05 * KELVIN)


def test_the_quartic_is_that_of_the_mode_whose_push_found_the_well_and_faces_it(stages, tmp_path):
    values = {"lambda": [2.0], "kappa": [6.0], "chi": [24.0]}
    modes = write(tmp_path / "modes.h5", GLASSES | {f"nonlinear_modes/{name}": column for name, column in values.items()})
    (batch,) = double_wells.batches(*stages, [modes])
    pushed, by_dynamics = (draw_wells.Well(batch, path, 0.0, 0.0) for path in (0, 2))
    assert list(draw_wells.quartic(pushed)) == pytest.approx(KELVIN * np.array([1, -1, 1, 0, 0]))  # pushed along -z
    assert draw_wells.quartic(by_dynamics) is None


def test_a_minimum_found_on_the_way_of_a_path_has_no_quartic(stages, tmp_path):
    on_the_way = {"neighbours/glass": [7, 7, 8, 8], "paths/first": [-1, 1, 3], "paths/last": [0, -1, -1]}
    paths = write(tmp_path / "more.h5", GLASSES | PATHS | on_the_way)
    (batch,) = double_wells.batches(stages[0], [paths], stages[2])
    assert draw_wells.quartic(draw_wells.Well(batch, 2, 0.0, 0.0)) is None


def test_real_wells_stand_in_the_figure_of_n0_corrected_where_known_and_as_a_limit_elsewhere(tmp_path):
    row = {"parent_temperature": "0.55", "n0_printed": "1e46"} | {f"n0{end}": "3e45" for end in ENDS}
    drawn = draw_n0.draw([row], [], Files([measured(tmp_path, (8, 0))]))
    (axes,) = drawn.axes
    marks = {round(float(line.get_ydata()[0]) / 1e43) for line in axes.lines if line.get_linestyle() == "None" and len(line.get_ydata())}
    assert marks == {300, 500, 400, 2}  # Table I and the quartic, real wells, their limit, and the tail where the strip is empty
    without = draw_n0.draw([row], [])
    assert len(without.axes[0].lines) < len(axes.lines)
    matplotlib.pyplot.close("all")


def test_the_smoke_study_draws_every_figure_of_real_wells(finished):
    for name in ("wells", "second_wells", "asymmetries"):
        for suffix, start in (("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xm")):
            assert (finished.directory / f"results/smoke/figures/{name}.{suffix}").read_bytes()[:4] == start
