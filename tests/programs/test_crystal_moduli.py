"""Moduli of crystals against sums over their lattices, and of a glass, which has no axes."""

import h5py
import numpy
import pytest
import yaml

from bench import ROOT

MODEL = yaml.safe_load((ROOT / "config/study.yaml").read_text())["model"]
FCC = numpy.array([(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]) / 2
CELLS = 5


def cubes(reach):
    return numpy.indices((2 * reach + 1,) * 3).reshape(3, -1).T - reach


def derivatives(r, size):
    """phi' and phi'' of pairs of one size; the polynomial takes phi to 0 at the cut-off, up to phi'''."""
    exponent, cutoff = MODEL["exponent"], MODEL["cutoff"]
    powers = 2 * numpy.arange(MODEL["smoothing"] + 1)

    def factors(powers, order):
        return numpy.prod([powers - k for k in range(order)], axis=0) if order else numpy.ones(len(powers))

    repulsion = numpy.array([-exponent])
    matrix = [factors(powers, k) * float(cutoff) ** (powers - k) for k in range(len(powers))]
    right = [-factors(repulsion, k)[0] * cutoff ** (-exponent - k) for k in range(len(powers))]
    all_powers = numpy.append(powers, -exponent)
    weights = numpy.append(numpy.linalg.solve(matrix, right), 1.0)
    x = r / size
    return [(weights * factors(all_powers, k) * x[:, None] ** (all_powers - k)).sum(1) * (x < cutoff) / size**k for k in (1, 2)]


def lattice_sums(size):
    """c44, (c11 - c12)/2 and bulk modulus of fcc under its own pressure (Born: stress against strain)."""
    density = MODEL["density"]
    r = ((cubes(3)[:, None] + FCC[None]).reshape(-1, 3)) * (4 / density) ** (1 / 3)
    r = r[(r != 0).any(1)]
    length = numpy.linalg.norm(r, axis=1)
    first, second = derivatives(length, size)
    born = density / 2 * numpy.einsum("n,ni,nj->ij", (second - first / length) / length**2, r**2, r**2)
    pressure = -density / 6 * (first * length).sum()
    return born[0, 1] - pressure, (born[0, 0] - born[0, 1]) / 2 - pressure, (born[0, 0] + 2 * born[0, 1] + pressure) / 3


@pytest.mark.parametrize("size", [1.2, 1.3])
def test_both_shear_moduli_of_a_cubic_crystal(bench, size):
    particles = len(FCC) * CELLS**3
    edge = (particles / MODEL["density"]) ** (1 / 3)
    cells = numpy.indices((CELLS,) * 3).reshape(3, -1).T
    positions = (cells[:, None] + FCC[None]).reshape(-1, 3) * edge / CELLS
    bench.write_xyz("crystal.xyz", [(edge, positions, numpy.full(particles, size))])
    bench.import_xyz("crystal.xyz", "minima.h5")
    bench.make("measure-elasticity", "--minima", "minima.h5", "--parameters", bench.section("elasticity"), "--output", "out.h5")
    expected = lattice_sums(size)
    assert abs(expected[0] / expected[1] - 1) > 0.5  # c44 is far from (c11 - c12)/2
    with h5py.File(bench.path("out.h5")) as file:
        found = [file[f"elasticity/{name}_modulus"][0] for name in ("shear", "diagonal_shear", "bulk")]
    assert found == pytest.approx(expected, rel=1e-9)


def test_both_shear_moduli_of_a_glass_agree_within_its_scatter(stages, minimum):
    """A glass of N particles is isotropic to about 1/sqrt(N)."""
    with h5py.File(stages.path("elasticity.h5")) as file:
        edges, diagonals = (file[f"elasticity/{name}_modulus"][0] for name in ("shear", "diagonal_shear"))
    assert 0 < abs(diagonals / edges - 1) < 5 / len(minimum[2]) ** 0.5
