"""One glass through all stages by files, against numbers of another program by other authors (matscipy).

Energy, pressure, moduli and omega_D to 1e-8, eigenvalues to 1e-8, expansion of the softest mode to 1e-6.
"""

import h5py
import numpy
import pytest


def read(bench, file, dataset):
    with h5py.File(bench.path(file)) as opened:
        return opened[dataset][()]


@pytest.mark.parametrize(
    "file, dataset, name",
    [
        ("minima.h5", "observables/potential_energy/value", "energy_per_particle"),
        ("minima.h5", "observables/pressure/value", "pressure"),
        ("elasticity.h5", "elasticity/pressure", "pressure"),
        ("elasticity.h5", "elasticity/shear_modulus", "shear_modulus"),
        ("elasticity.h5", "elasticity/bulk_modulus", "bulk_modulus"),
        ("elasticity.h5", "elasticity/debye_frequency", "debye_frequency"),
    ],
)
def test_a_number_of_the_glass_agrees_with_the_reference(stages, reference, file, dataset, name):
    assert read(stages, file, dataset) == pytest.approx([reference[name]], rel=1e-8)


def test_the_glass_is_at_rest(stages):
    assert read(stages, "minima.h5", "observables/max_force/value") <= 1e-10


def test_the_thirty_lowest_eigenvalues_agree_with_the_reference(stages, bench, reference):
    parameters = bench.section("modes", highest_frequency=0.18)  # the thirtieth lies above the study's limit
    wanted = reference["lowest_30_nonzero_eigenvalues"]
    bench.make("find-modes", "--minima", stages.path("minima.h5"), "--elasticity", stages.path("elasticity.h5"),
               "--parameters", parameters, "--output", "more.h5")  # fmt: skip
    assert read(bench, "more.h5", "modes/eigenvalue")[:30] == pytest.approx(wanted, rel=1e-8)


def test_the_expansion_along_the_softest_mode_agrees_with_the_reference(stages, reference):
    wanted = reference["lowest_mode_expansion"]
    assert read(stages, "modes.h5", "modes/eigenvalue")[0] == pytest.approx(wanted["lambda"], rel=1e-6)
    assert read(stages, "modes.h5", "modes/kappa")[0] == pytest.approx(wanted["abs_kappa"], rel=1e-6)
    assert read(stages, "modes.h5", "modes/chi")[0] == pytest.approx(wanted["chi"], rel=1e-6)


def test_no_mode_is_missed_by_inertia(stages):
    frequency = read(stages, "modes.h5", "modes/frequency")
    assert read(stages, "modes.h5", "completeness/inertia_count") == [len(frequency)]
    assert frequency.max() < read(stages, "modes.h5", "completeness/complete_below")


def test_stored_fields_are_the_soft_modes_to_single_precision(stages):
    fields = read(stages, "modes.h5", "modes/displacement").astype(float)
    fields = fields.reshape(len(fields), -1)
    assert fields @ fields.T == pytest.approx(numpy.eye(len(fields)), abs=1e-6)
    below = read(stages, "modes.h5", "completeness/first_plane_wave")
    kept = read(stages, "modes.h5", "modes/displacement_of")
    assert list(kept) == list(numpy.flatnonzero(read(stages, "modes.h5", "modes/frequency") < below))


def test_nonlinear_modes_are_softer_barriers_than_their_starts(stages):
    """The end of a descent of b = (2/3) lambda^3/kappa^2 lies below its start."""
    start = read(stages, "nonlinear_modes.h5", "nonlinear_modes/start_mode")
    barrier = {
        file: (2 / 3) * read(stages, file, f"{group}/{name}") ** 3 / read(stages, file, f"{group}/kappa") ** 2
        for file, group, name in [
            ("modes.h5", "modes", "eigenvalue"),
            ("nonlinear_modes.h5", "nonlinear_modes", "lambda"),
        ]
    }
    assert len(start) > 0
    assert (barrier["nonlinear_modes.h5"] < barrier["modes.h5"][start]).all()
    assert (read(stages, "nonlinear_modes.h5", "nonlinear_modes/gradient_norm") <= 1e-6).all()


def test_stored_nonlinear_fields_are_unit_fields_and_duplicates_are_equal(stages):
    fields = read(stages, "nonlinear_modes.h5", "nonlinear_modes/displacement")
    fields = fields.reshape(len(fields), -1)
    overlap = abs(fields @ fields.T)
    assert overlap.diagonal() == pytest.approx(numpy.ones(len(fields)), rel=1e-10)
    for row, original in enumerate(read(stages, "nonlinear_modes.h5", "nonlinear_modes/duplicate_of")):
        equal = numpy.flatnonzero(overlap[row, :row] > 0.99)
        assert original == (equal[0] if len(equal) else -1)


def test_a_displaced_glass_falls_back_into_its_minimum(bench, liquid, minimum, reference):
    bench.write_xyz("two.xyz", [minimum, liquid])
    bench.import_xyz("two.xyz", "liquids.h5")
    bench.make("quench", "--liquids", "liquids.h5", "--parameters", bench.section("quench"),
               "--output", "minima.h5")  # fmt: skip
    energy = read(bench, "minima.h5", "observables/potential_energy/value")
    assert energy == pytest.approx([reference["energy_per_particle"]] * 2, rel=1e-10)
