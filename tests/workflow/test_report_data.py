"""The page holds the softest modes and the double wells as the files have them."""

import base64
import json
import shutil

import h5py
import numpy as np
import pytest

from small_report import Page, write_report

FULL = 32767


def decoded(field):
    """Positions and displacements of a field of the page."""
    numbers = np.frombuffer(base64.b64decode(field["data"]), dtype="<i2").reshape(-1, 6) / FULL
    return numbers[:, :3] * field["edge"] / 2, numbers[:, 3:] * field["largest"]


def test_the_fields_are_the_softest_modes_and_unit_vectors(study, page):
    hot, cold = json.loads(page.scripts["modes"])["parents"]
    assert hot["modes"] == 16 and len(hot["fields"]) == 16 and hot["x"] == sorted(hot["x"])
    assert (cold["modes"], cold["fields"], cold["x"]) == (0, [], [])
    assert hot["y"].count(None) == 1
    with h5py.File(study / "nonlinear_modes/T0.80/0000.h5") as file:
        stored, glass = file["nonlinear_modes/displacement"][()], file["nonlinear_modes/glass"][()]
    for owner, field in zip(hot["glass"], hot["fields"]):
        positions, displacement = decoded(field)
        half_step = field["largest"] / FULL / 2
        assert abs(np.linalg.norm(displacement) - 1) <= np.sqrt(displacement.size) * half_step
        assert field["weight"] == 1 and np.all(np.abs(positions) <= field["edge"] / 2) and not positions[0].any()
        lengths = np.sort(np.linalg.norm(stored[glass == owner], axis=2), axis=1)[:, ::-1]
        assert np.abs(lengths - np.linalg.norm(displacement, axis=1)).max(axis=1).min() < 2 * half_step


def test_modes_that_are_not_those_of_the_points_are_refused(study, tmp_path):
    changed = tmp_path / "results"
    shutil.copytree(study, changed)
    with h5py.File(changed / "nonlinear_modes/T0.80/0000.h5", "a") as file:
        file["nonlinear_modes/glass"][0] = 7
    done = write_report(changed, changed / "report/new.html")
    assert done.returncode == 1 and done.stderr.startswith("write_report: nonlinear_modes/T0.80/0000.h5 ")
    assert not (changed / "report/new.html").exists()


def test_a_well_holds_its_path_and_the_particles_that_move(with_wells):
    first = json.loads(Page(with_wells).scripts["well-data"])[0]
    assert (first["particles"], first["images"], first["ground"], first["splitting"]) == (1, 21, 20, 10)
    numbers = np.frombuffer(base64.b64decode(first["data"]), dtype="<i2").reshape(22, 1, 3) / FULL
    assert np.allclose(numbers[1:, 0, 2] / numbers[-1, 0, 2], first["arc"] / np.array(0.6), atol=1e-4)
    assert not numbers[:, 0, :2].any() and not numbers[0].any()
    assert first["energy"][10] == pytest.approx(4000 * (0.05 + 0.005)) and first["barrier"] == 200
    assert "about 1 particle moves" in first["text"] and "carry 100 % of the squared distance" in first["text"]
