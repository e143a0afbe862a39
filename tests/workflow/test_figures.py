"""Figures show what the files hold, with the same bytes each time; where a dataset is missing nothing is drawn."""

import sys

import h5py
import numpy as np
import pytest

from scripts import SCRIPTS, run
from small_analysis import TEMPERATURES
from small_study import write

sys.path.insert(0, str(SCRIPTS))

import draw_n0  # noqa: E402


@pytest.fixture
def liquids(tmp_path):
    paths = []
    for temperature in TEMPERATURES:
        path = write(
            tmp_path / f"liquids{temperature}.h5",
            {
                "glasses/parent_temperature": np.full(2, temperature),
                "equilibration/chain": np.array([0, 0, 1, 1]),
                "equilibration/sweep": np.array([10, 100, 10, 100]),
                "equilibration/lag": np.array([0, 90, 0, 90]),
                "equilibration/energy": np.array([6.2, 6.0, 5.9, 6.0]),
                "equilibration/overlap": np.array([1.0, 0.3, 1.0, 0.35]),
                "equilibration/chains/chain": np.array([0, 1]),
                "equilibration/chains/start": ["hot", "cold"],
                "equilibration/chains/method": ["swap_monte_carlo"] * 2,
            },
        )
        paths.append(path)
    return paths


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sketch", "kappa", "spectrum", "chi", "equilibration"])
def test_a_figure_has_three_formats_with_the_same_bytes_each_time(
    name, n0, spectrum, debye, liquids, relaxation, tmp_path
):
    inputs = [*liquids, relaxation] if name == "equilibration" else [n0, spectrum, debye]
    bytes_of = []
    for turn in ("first", "second"):
        drawn = run(f"draw_{name}", "--input", *inputs, "--output", tmp_path / turn / f"{name}.pdf")
        assert drawn.returncode == 0, drawn.stderr
        bytes_of.append([(tmp_path / turn / f"{name}{end}").read_bytes() for end in (".pdf", ".png", ".svg")])
    assert bytes_of[0] == bytes_of[1]
    assert [data[:4] for data in bytes_of[0]] == [b"%PDF", b"\x89PNG", b"<?xm"]


def row_of_n0(t, values, printed):
    ends = ("", "_low", "_high", "_low95", "_high95")
    return {"parent_temperature": str(t), "n0_printed": str(printed)} | {f"n0{end}": str(v) for end, v in zip(ends, values)}


def test_n0_is_drawn_with_all_its_intervals_an_arrow_for_a_limit_and_the_range_of_silicon():
    measured = row_of_n0(0.8, (5e46, 4e46, 8e46, 3e46, 1.2e47), 1e48)
    limit = row_of_n0(0.3, (7e43, 0, 3e43, 0, 7e43), 6e44)
    unknown = row_of_n0(0.2, [np.nan] * 5, np.nan)
    (axes,) = draw_n0.draw([measured, limit, unknown], [{"claim": "silicon", "above": "1e44", "below": "1e49"}]).axes
    lowest, highest = axes.get_ylim()
    assert axes.get_yscale() == "log" and lowest <= 4e43 and highest > 1e48
    bars = [tuple(segment[:, 1]) for lines in axes.collections for segment in lines.get_segments()]
    assert sorted(bars) == [(3e46, 1.2e47), (4e46, 8e46)]
    assert [tuple(arrow.xy)[0] for arrow in axes.texts] == [0.3]
    (band,) = axes.patches
    assert (band.get_extents().transformed(axes.transData.inverted()).intervaly == pytest.approx([1e44, 1e49], rel=1e-6))
    assert draw_n0.draw([unknown], []).axes  # no claim, no band, nothing known


def test_liquids_without_a_record_are_drawn_as_such(liquids, relaxation, tmp_path):
    elsewhere = write(tmp_path / "elsewhere.h5", {"glasses/parent_temperature": np.full(2, 0.35)})
    with h5py.File(relaxation, "a") as file:
        del file["relaxation/parent_temperature"], file["relaxation/relaxation_sweeps"]
        file["relaxation/parent_temperature"] = [0.8, 0.35, 0.3]
        file["relaxation/relaxation_sweeps"] = [95.0, np.nan, np.nan]
    done = run("draw_equilibration", "--input", *liquids, elsewhere, relaxation, "--output", tmp_path / "figure.pdf")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "figure.pdf").is_file()


def test_a_missing_dataset_is_one_line_and_leaves_no_file(debye, tmp_path):
    output = tmp_path / "kappa.pdf"
    drawn = run("draw_kappa", "--input", debye, "--output", output)
    assert drawn.returncode == 1
    assert drawn.stderr == f"draw_kappa: {debye}: /n0/points/parent_temperature is missing\n"
    assert not list(tmp_path.glob("kappa.*"))
