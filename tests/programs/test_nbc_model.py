"""The model of Ninarello, Berthier and Coslovich through every tool, from its configuration alone."""

import h5py
import numpy as np
import pytest
import yaml

from bench import ROOT, Bench

CONFIG = yaml.safe_load((ROOT / "config/nbc.yaml").read_text())
CHAIN = {
    "method": "swap_monte_carlo", "temperature": 0.1, "particles": 250, "samples": 2, "chain": 0, "seed": 5,
    "start_temperature": 1.0, "start_sweeps": 50, "burn_in": 500, "spacing": 100, "records": 5,
    "overlap_distance": 0.3, "displacement": 0.08, "swap_fraction": 0.2, "swap_range": 0.1, "skin": 0.4,
}  # fmt: skip


def read(bench, file, dataset):
    with h5py.File(bench.path(file)) as opened:
        return opened[dataset][()]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Every stage of two small glasses."""
    return stages_of(tmp_path_factory, CONFIG["model"])


@pytest.fixture(scope="module")
def smoother(tmp_path_factory):
    """The same with q = 3."""
    return stages_of(tmp_path_factory, CONFIG["model"] | {"smoothing": 3})


def stages_of(tmp_path_factory, model):
    bench = Bench(tmp_path_factory.mktemp("nbc"))
    bench.path("chain.yaml").write_text(yaml.safe_dump(CHAIN))
    bench.make("equilibrate", "--parameters", "chain.yaml", "--model", bench.section("model", **model),
               "--output", "chain.h5")  # fmt: skip
    bench.make("import-configurations", "--input", "chain.h5", "--parameters", "model.yaml", "--output", "liquids.h5")
    bench.make("quench", "--liquids", "liquids.h5", "--parameters", bench.section("quench"), "--output", "minima.h5")
    bench.make("measure-elasticity", "--minima", "minima.h5", "--parameters", bench.section("elasticity"),
               "--output", "elasticity.h5")  # fmt: skip
    bench.make("find-modes", "--minima", "minima.h5", "--elasticity", "elasticity.h5", "--parameters",
               bench.section("modes", highest_frequency=0.3, inertia_every=1), "--output", "modes.h5")  # fmt: skip
    bench.make("fit-nonlinear-modes", "--minima", "minima.h5", "--modes", "modes.h5",
               "--parameters", bench.section("nonlinear_modes"), "--output", "nonlinear_modes.h5")  # fmt: skip
    bench.make("export-configurations", "--configurations", "minima.h5", "--output", "minima.xyz")
    return bench


def test_sampler_and_potential_agree_on_the_energy_of_a_sample(study):
    """The sampler works in single precision, where sums of 250 particles keep six digits."""
    sampled = read(study, "chain.h5", "equilibration/energy")
    sweep = list(read(study, "chain.h5", "equilibration/sweep"))
    wanted = [sampled[sweep.index(s)] for s in read(study, "liquids.h5", "glasses/sweep")]
    assert read(study, "liquids.h5", "observables/potential_energy/value") == pytest.approx(wanted, rel=1e-5)


def test_glasses_are_minima_and_their_modes_are_complete(study):
    assert list(read(study, "minima.h5", "as_read/state")) == [b"not at rest"] * 2
    assert (read(study, "minima.h5", "observables/max_force/value") <= 1e-10).all()
    assert len(read(study, "minima.h5", "rejected/id")) == 0
    found = list(read(study, "modes.h5", "modes/glass"))
    assert [found.count(glass) for glass in (0, 1)] == list(read(study, "modes.h5", "completeness/inertia_count"))


def test_an_exported_minimum_is_read_back_as_one(study):
    study.make("import-configurations", "--input", "minima.xyz", "--parameters", "model.yaml", "--output", "again.h5")
    energy = read(study, "again.h5", "observables/potential_energy/value")
    assert energy == pytest.approx(read(study, "minima.h5", "observables/potential_energy/value"), rel=1e-13)
    study.make("quench", "--liquids", "again.h5", "--parameters", "quench.yaml", "--output", "rest.h5")
    assert list(read(study, "rest.h5", "as_read/state")) == [b"minimum"] * 2


def pair_energy(positions, sizes, edge, q):
    """Sum over all pairs of x^-12 + c_0 + c_2 x^2 .. c_2q x^2q, whose first q derivatives vanish at 1.25, and which pairs contribute."""
    cut, powers = 1.25, 2 * np.arange(q + 1)

    def derivatives(power):
        return [np.prod(power - np.arange(order)) * cut ** float(power - order) for order in range(q + 1)]

    c = np.linalg.solve(np.transpose([derivatives(power) for power in powers]), -np.array(derivatives(-12)))
    first, second = np.triu_indices(len(sizes), 1)
    step = positions[first] - positions[second]
    step -= edge * np.round(step / edge)
    pair_size = (sizes[first] + sizes[second]) / 2 * (1 - 0.2 * abs(sizes[first] - sizes[second]))
    x = np.linalg.norm(step, axis=1) / pair_size
    near = x < cut
    return (x[near] ** -12.0 + x[near, None] ** powers @ c).sum(), near


def errors_of_quartics(study, q):
    """|U - quartic| over the harmonic part along each mode, as far as no pair crosses the cut-off."""
    columns = ("glass", "displacement", "lambda", "kappa", "chi")
    modes = [read(study, "nonlinear_modes.h5", f"nonlinear_modes/{name}") for name in columns]
    positions, sizes = (read(study, "minima.h5", f"particles/all/{name}/value") for name in ("position", "diameter"))
    edge = read(study, "minima.h5", "particles/all/box/edges/value")[0][0, 0]
    errors = []
    for glass, mode, stiffness, kappa, chi in zip(*modes):

        def along(amplitude):
            return pair_energy(positions[glass] - amplitude * mode / np.linalg.norm(mode), sizes[glass], edge, q)

        rest, pairs = along(0)
        if free := next(a for a in (0.02, 0.01, 0.005, 0.002, 0.0) if (along(a)[1] == pairs).all()):
            harmonic = stiffness * free**2 / 2
            quartic = harmonic - kappa * free**3 / 6 + chi * free**4 / 24
            errors.append(abs(along(free)[0] - rest - quartic) / harmonic)
    return np.array(errors)


def test_the_quartic_of_a_mode_is_that_of_its_pairs_until_one_crosses_the_cut_off(study, smoother):
    """Also where the third derivative jumps there, q = 2."""
    for glasses, q in ((study, 2), (smoother, 3)):
        errors = errors_of_quartics(glasses, q)
        assert len(errors) >= 10 and errors.max() < 3e-3, q
