"""Public eigensolvers on the Hessian of the same glass; their reading of it is not counted."""

import importlib.util
import pathlib
import sys

import numpy as np

import glasses
from work import Work, did

TRANSLATIONS = 3  # which the peers find too
SCIPY = "SciPy: eigsh, shift-invert with SuperLU; eigenvalue search only, matrix given"
LAPACK = "LAPACK: dsyevr by SciPy, dense; eigenvalue search only, matrix given"
SPECTRA = "Spectra: shift-invert with Eigen's SparseLU as in its manual; eigenvalue search only, matrix given"
OUR_SPECTRA = "Spectra on the same factor: find-modes with modes.solver: spectra, beside block_lanczos; both with their count"


def scipy_installed():
    return importlib.util.find_spec("scipy") is not None


def peers(inputs, particles, programs):
    """{what the peer does: its work} on the Hessian of the glass of N particles, which is written."""
    plan, hessian = inputs.plan, inputs.path(f"{particles}.mtx")
    write = [programs / "write-hessian", "--minima", inputs.path(f"minima-{particles}.h5"), "--output", hessian]
    did(write, plan)
    count, shift = plan["modes"] + TRANSLATIONS, plan["eigensolver_shift"]
    scipy = [sys.executable, pathlib.Path(__file__).with_name("scipy_modes.py"), hessian, count]
    works = {}
    if scipy_installed():
        works[SCIPY] = Work([*scipy, shift], prints_seconds=True)
        if particles <= plan["dense_up_to"]:
            works[LAPACK] = Work([*scipy, "dense"], prints_seconds=True)
    works[SPECTRA] = Work([programs / "stock-spectra", hessian, count, shift], prints_seconds=True)
    return works


def difference(inputs, particles, said):
    """Largest relative difference between the eigenvalues that a peer printed and ours: both did the same work."""
    theirs = np.sort(np.array(said.split()[1:], dtype=float))[TRANSLATIONS:]
    ours = glasses.eigenvalues(inputs.path(f"lowest-{particles}.h5"), len(theirs))
    return float(np.max(np.abs(theirs / ours - 1)))
