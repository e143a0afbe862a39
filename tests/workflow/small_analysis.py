"""Files of an analysis at two parent temperatures, written without the tools."""

import numpy as np

from small_study import QUANTITIES, write

TEMPERATURES = np.array([0.8, 0.3])


def write_n0(directory):
    """Two parent temperatures; no mode lies in the strip of the colder one."""
    datasets = {
        "n0/parent_temperature": TEMPERATURES,
        "n0/glasses": np.array([16, 100]),
        "n0/N_strip": np.array([5, 0]),
        "n0/N_window": np.array([50, 40]),
        "n0/c1": np.array([0.5, 2.5]),
        "n0/c1_harmonic": np.array([0.4, 2.4]),
        "n0/limit": np.array([0, 1]),
        "n0/softest_below": np.array([0.05, 0.08]),
        "n0/window/low": 0.04,
        "n0/window/high": 0.16,
        "n0/window/symmetric_slope": 1.7,
        "n0/window/spinodal_slope": 1.6,
        "n0/points/parent_temperature": np.array([0.8, 0.8, 0.3]),
        "n0/points/x": np.array([0.05, 0.1, 0.12]),
        "n0/points/y": np.array([0.06, 0.165, 0.08]),
        "n0/points/chi": np.array([0.4, 0.6, 2.5]),
        "n0/points/duplicate": np.array([0, 1, 0]),
        "n0/harmonic/parent_temperature": TEMPERATURES,
        "n0/harmonic/x": np.array([0.05, 0.08]),
        "n0/harmonic/chi": np.array([0.4, 2.4]),
        "n0/well/position": np.tile(np.linspace(-1, 0, 9), (2, 1)),
        "n0/well/energy": np.tile(np.linspace(-1, 1, 9) ** 2, (2, 1)),
    }
    for i, name in enumerate(QUANTITIES, start=1):
        for end, factor in (("", 1), ("_low", 0.9), ("_high", 1.1), ("_low95", 0.8), ("_high95", 1.2)):
            limit = {"": 1, "_high95": 1, "_low": 0, "_low95": 0} if name in ("f", "n0") else {}
            datasets[f"n0/relative/{name}{end}"] = np.array([1.0, 0.1 * limit.get(end, factor)])
            datasets[f"n0/{name}{end}"] = i * np.array([factor, 0.1 * limit.get(end, factor)])
    return write(directory / "n0.h5", datasets)


def write_spectrum(directory):
    density = np.array([[0.0, 0.01, 0.1], [0.0, 0.0, 0.01]])
    datasets = {
        "spectrum/parent_temperature": TEMPERATURES,
        "spectrum/bin_edges": np.array([0.0, 0.05, 0.1, 0.15]),
        "spectrum/density": density,
        "spectrum/density_low": 0.8 * density,
        "spectrum/density_high": 1.3 * density,
        "spectrum/fit/cutoff": np.array([0.06, 0.09]),
        "spectrum/fit/limit": np.array([0, 1]),
        "spectrum/fit/exponent": np.array([4.2, 3.9]),
        "spectrum/fit/exponent_low": np.array([3.9, 3.5]),
        "spectrum/fit/exponent_high": np.array([4.5, 4.3]),
        "spectrum/fit/exponent_low95": np.array([3.6, 3.1]),
        "spectrum/fit/exponent_high95": np.array([4.8, 4.7]),
        "spectrum/fit/A4": np.array([900.0, 40.0]),
        "spectrum/cutoffs/cutoff": np.array([0.04, 0.06, 0.09]),
        "spectrum/cutoffs/A4": np.array([[800.0, 900.0, 950.0], [100.0, 60.0, 40.0]]),
        "spectrum/cutoffs/A4_low": np.array([[700.0, 850.0, 930.0], [0.0, 0.0, 20.0]]),
        "spectrum/cutoffs/A4_high": np.array([[900.0, 950.0, 970.0], [200.0, 90.0, 60.0]]),
        "spectrum/cutoffs/A4_low95": np.array([[600.0, 800.0, 910.0], [0.0, 0.0, 10.0]]),
        "spectrum/cutoffs/A4_high95": np.array([[990.0, 980.0, 990.0], [300.0, 120.0, np.nan]]),
        "spectrum/cutoffs/modes": np.array([[8, 90, 400], [0, 1, -1]]),
        "spectrum/cutoffs/exponent": np.array([[np.nan, 4.2, 4.1], [np.nan, np.nan, np.nan]]),
        "spectrum/cutoffs/exponent_low": np.array([[np.nan, 3.9, 4.0], [np.nan, np.nan, np.nan]]),
        "spectrum/cutoffs/exponent_high": np.array([[np.nan, 4.5, 4.2], [np.nan, np.nan, np.nan]]),
        "spectrum/cutoffs/exponent_low95": np.array([[np.nan, 3.6, 3.9], [np.nan, np.nan, np.nan]]),
        "spectrum/cutoffs/exponent_high95": np.array([[np.nan, 4.8, 4.3], [np.nan, np.nan, np.nan]]),
        "spectrum/fit/glasses": np.array([16, 40]),
        "spectrum/curve/frequency": np.array([0.02, 0.05, 0.15]),
        "spectrum/curve/quartic": np.array([[1e-4, 1e-3, 0.1], [1e-5, 1e-4, 0.01]]),
        "spectrum/curve/debye": np.array([1e-3, 1e-2, 0.1]),
    }
    return write(directory / "spectrum.h5", datasets)


def write_debye(directory):
    datasets = {"debye/parent_temperature": TEMPERATURES, "debye/first_plane_wave": np.array([0.07, 0.11])}
    datasets["debye/particles"] = np.array([8000, 2000])
    return write(directory / "debye.h5", datasets)


def write_relaxation(directory):
    datasets = {
        "relaxation/parent_temperature": TEMPERATURES,
        "relaxation/relaxation_sweeps": np.array([95.0, np.nan]),
        "relaxation/energy": np.array([6.0, 6.1]),
        "relaxation/energy_error": np.array([0.01, 0.02]),
        "relaxation/pairs/parent_temperature": np.repeat(TEMPERATURES, 2),
        "relaxation/pairs/lag": np.array([100, 200, 100, 200]),
        "relaxation/pairs/overlap": np.array([0.3, 0.1, 0.8, 0.7]),
    }
    return write(directory / "relaxation.h5", datasets)
