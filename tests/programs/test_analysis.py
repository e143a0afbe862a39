"""scale-debye, measure-spectrum and assemble-n0 on glasses whose answer is known."""

import pathlib
import sys

import h5py
import numpy
import pytest
import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from bench import Bench  # noqa: E402
from synthetic_study import DENSITY, SPACING, Study, debye_frequency, first_plane_wave  # noqa: E402

T = [0.80, 0.55, 0.30]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return Study(Bench(tmp_path_factory.mktemp("analysis"))).make()


@pytest.fixture
def fresh(tmp_path):
    return Study(Bench(tmp_path)).make()


def nonlinear(study, parent, name):
    """A column over both files of a parent temperature, duplicates left out."""
    values = []
    for path in study.parents[parent].names["nonlinear_modes"]:
        with h5py.File(study.bench.path(path), "r") as file:
            group = file["nonlinear_modes"]
            values.append(group[name][()][group["duplicate_of"][()] < 0])
    return numpy.concatenate(values)


def test_debye_frequency_is_that_of_the_mean_moduli(study):
    assert study.read("debye.h5", "debye/parent_temperature") == pytest.approx(T)
    assert study.read("debye.h5", "debye/debye_frequency") == pytest.approx([debye_frequency()] * 3)
    assert study.read("debye.h5", "debye/debye_temperature") == pytest.approx([530] * 3)
    waves = [first_plane_wave(n) for n in (8000, 2000, 2000)]
    assert study.read("debye.h5", "debye/first_plane_wave") == pytest.approx(waves)


def test_reference_temperature_has_no_error_and_the_others_have(study):
    error = study.read("debye.h5", "debye/debye_temperature_error")
    assert error[1] == 0
    assert error[0] > 0


def test_quartic_prefactors_are_recovered(study):
    a4, modes = (study.read("spectrum.h5", f"spectrum/fit/{name}") for name in ("A4", "modes"))
    for measured, n, parent in zip(a4, modes, study.parents):
        assert measured == pytest.approx(parent.a4, rel=4 / n**0.5)
    for end, sign in (("low", -1), ("low95", -1), ("high", 1), ("high95", 1)):
        assert all(sign * (study.read("spectrum.h5", f"spectrum/fit/A4_{end}") - a4) > 0)


def test_exponent_is_four(study):
    beta, low, high = (study.read("spectrum.h5", f"spectrum/fit/exponent{end}") for end in ("", "_low", "_high"))
    assert all(abs(beta - 4) < 2 * (high - low))


def test_single_modes_are_listed_in_single_precision(study):
    for name in ("points/x", "points/y", "points/chi", "harmonic/x", "harmonic/chi"):
        values = study.read("n0.h5", f"n0/{name}")
        assert len(values) and numpy.array_equal(values, values.astype("f4"), equal_nan=True)


def test_the_law_ends_nowhere_below_the_first_plane_wave(study):
    """The modes follow it up to 0.155 omega_D; the cut-offs end at 0.10, the first plane wave of N = 8000 at 0.071."""
    end, high95 = (study.read("spectrum.h5", f"spectrum/fit/end{end}") for end in ("", "_high95"))
    assert list(end) == pytest.approx([0.07, 0.10, 0.10])
    assert numpy.isinf(high95).all()


def test_bins_beyond_completeness_are_refused(study):
    """The modes are complete below 0.155 omega_D, so the last bin, which ends at 0.16, is not."""
    edges = study.read("spectrum.h5", "spectrum/bin_edges")
    density, count = (study.read("spectrum.h5", f"spectrum/{name}") for name in ("density", "count"))
    beyond = edges[1:] > 0.155
    assert beyond.sum() == 1
    assert numpy.isnan(density[:, beyond]).all() and (count[:, beyond] == -1).all()
    assert not numpy.isnan(density[:, ~beyond]).any()


def test_spectrum_and_densities_tell_in_how_many_glasses_completeness_is_proved(study):
    """Modes are counted by inertia in every fourth glass."""
    assert list(study.read("spectrum.h5", "spectrum/fit/glasses")) == [40] * 3
    assert list(study.read("spectrum.h5", "spectrum/fit/counted")) == [10] * 3
    assert list(study.read("n0.h5", "n0/counted")) == [10] * 3


def test_density_of_modes_is_the_histogram(study):
    edges, count, density = (study.read("spectrum.h5", f"spectrum/{name}") for name in ("bin_edges", "count", "density"))
    for row, parent in enumerate(study.parents):
        frequencies = []
        for name in parent.names["modes"]:
            with h5py.File(study.bench.path(name), "r") as file:
                frequencies.append(file["modes/frequency"][()] / debye_frequency())
        expected = numpy.histogram(numpy.concatenate(frequencies), edges)[0][:-1]
        assert count[row, :-1] == pytest.approx(expected, abs=1)  # one at an edge may round either way
        width = edges[1] - edges[0]
        assert density[row, :-1] == pytest.approx(count[row, :-1] / (3 * parent.particles * 40 * width))


def test_empty_bins_have_an_upper_end(study):
    count, low, high = (study.read("spectrum.h5", f"spectrum/{name}") for name in ("count", "density_low", "density_high"))
    empty = count == 0
    assert empty.any()
    assert (low[empty] == 0).all() and (high[empty] > 0).all()


def test_counts_are_those_of_unique_modes(study):
    low, high = (study.read("n0.h5", f"n0/window/{end}") for end in ("low", "high"))
    for row in range(3):
        x = nonlinear(study, row, "lambda") ** 0.5 / debye_frequency()
        t = nonlinear(study, row, "kappa") / nonlinear(study, row, "chi") ** 0.5 / nonlinear(study, row, "lambda") ** 0.5
        inside = (x >= low) & (x <= high)
        strip = inside & (t >= (8 / 3) ** 0.5) & (t <= 3**0.5)
        counted = [study.read("n0.h5", f"n0/{name}")[row] for name in ("N_unique", "N_window", "N_strip")]
        assert counted == [len(x), inside.sum(), strip.sum()]
    assert list(study.read("n0.h5", "n0/N_converged")) == [240] * 3
    assert list(study.read("n0.h5", "n0/N_rejected")) == [6] * 3


def test_quartic_constant_is_the_median_over_the_window(study):
    unit = (debye_frequency() / SPACING) ** 2
    low, high = (study.read("n0.h5", f"n0/window/{end}") for end in ("low", "high"))
    expected = []
    for row in range(3):
        x = nonlinear(study, row, "lambda") ** 0.5 / debye_frequency()
        expected.append(numpy.median(nonlinear(study, row, "chi")[(low <= x) & (x <= high)]) / unit)
    assert study.read("n0.h5", "n0/c1") == pytest.approx(expected)
    assert study.read("n0.h5", "n0/c1_harmonic") == pytest.approx([0.7] * 3, rel=0.25)


def test_f_of_a_narrower_window_is_compared_with_f(study):
    """The middle of the window falls from 0.10 to 0.07; an empty strip tells nothing."""
    ratio = study.read("n0.h5", "n0/f_narrow_over_f")
    for row in range(2):
        x = nonlinear(study, row, "lambda") ** 0.5 / debye_frequency()
        t = nonlinear(study, row, "kappa") / nonlinear(study, row, "chi") ** 0.5 / nonlinear(study, row, "lambda") ** 0.5
        strip = (t >= (8 / 3) ** 0.5) & (t <= 3**0.5)
        shares = [(strip & inside).sum() / inside.sum() for inside in ((x >= 0.04) & (x <= high) for high in (0.10, 0.16))]
        assert ratio[row] == pytest.approx(shares[0] / shares[1] * 0.10 / 0.07)
    assert numpy.isnan(ratio[2])


def test_table_one_is_a_product(study):
    """n_0 = C_0 D_L f, and f = 17.485 (x_0/0.10) N_strip/N_window where the strip is not empty."""
    c0, dl, f, n0, x0, strip, window = (
        study.read("n0.h5", f"n0/{name}")
        for name in ("C0", "DL", "f", "n0", "omega0_over_omegaD", "N_strip", "N_window")
    )
    seen = strip > 0
    assert list(seen) == [True, True, False]
    assert n0[seen] == pytest.approx((c0 * dl * f)[seen])
    assert f[seen] == pytest.approx((17.485 * x0 / 0.10 * strip / window)[seen], rel=1e-4)


def test_what_falls_is_stored_relative_to_the_hottest(study):
    n0, relative = study.read("n0.h5", "n0/n0"), study.read("n0.h5", "n0/relative/n0")
    assert relative[0] == 1
    assert relative[1] == pytest.approx(n0[1] / n0[0])
    high95 = study.read("n0.h5", "n0/relative/n0_high95")
    assert relative[2] == high95[2]  # an upper limit, wider than n_0's own: the hottest has an error too
    assert high95[2] > study.read("n0.h5", "n0/n0_high95")[2] / n0[0] * 0.8
    low, high = (study.read("n0.h5", f"n0/relative/n0_{end}")[1] for end in ("low", "high"))
    assert low < relative[1] < high


def test_empty_strip_gives_upper_limits(study):
    assert list(study.read("n0.h5", "n0/limit")) == [0, 0, 1]
    window, x0 = (study.read("n0.h5", f"n0/{name}")[2] for name in ("N_window", "omega0_over_omegaD"))
    f = {end: study.read("n0.h5", f"n0/f{end}")[2] for end in ("", "_low", "_high", "_low95", "_high95")}
    assert f[""] == f["_high95"] == pytest.approx(17.485 * x0 / 0.10 * 3.0 / window, rel=0.2)  # 400 samples
    assert f["_low"] == f["_low95"] == 0 < f["_high"] < f["_high95"]
    assert study.read("n0.h5", "n0/n0")[2] == study.read("n0.h5", "n0/n0_high95")[2]
    # no mode reaches the spinodal: a smooth density there would be a guess
    assert all(numpy.isnan(study.read("n0.h5", f"n0/{name}")[2]) for name in ("f_kernel", "f_tail", "n0_tail"))


def test_prefactor_and_its_error_are_those_of_the_spectrum(study):
    for end in ("", "_low", "_high", "_low95", "_high95"):
        assert study.read("n0.h5", f"n0/A4{end}") == pytest.approx(study.read("spectrum.h5", f"spectrum/fit/A4{end}"))


def test_points_of_figure_two_that_lie_in_the_strip_are_the_counted_ones(study):
    x, y, duplicate, temperature = (
        study.read("n0.h5", f"n0/points/{name}") for name in ("x", "y", "duplicate", "parent_temperature")
    )
    low, high, symmetric, spinodal = (
        study.read("n0.h5", f"n0/window/{name}") for name in ("low", "high", "symmetric_slope", "spinodal_slope")
    )
    strip = (x >= low) & (x <= high) & (y >= spinodal * x) & (y <= symmetric * x) & (duplicate == 0)
    assert [int((strip & (temperature == t)).sum()) for t in T] == list(study.read("n0.h5", "n0/N_strip"))
    assert duplicate.sum() == 3 * 48


def test_wells_of_figure_one_are_symmetric_and_touch_zero_twice(study):
    position, energy = (study.read("n0.h5", f"n0/well/{name}") for name in ("position", "energy"))
    assert energy == pytest.approx(energy[:, ::-1], rel=1e-6, abs=1e-6 * energy.max())
    middle = energy.shape[1] // 2
    assert (energy.min(axis=1) < 1e-3 * energy[:, middle]).all()
    assert (numpy.diff(position, axis=1) > 0).all() or (numpy.diff(position, axis=1) < 0).all()


def test_same_inputs_give_the_same_bytes(study):
    study.bench.make("assemble-n0", *study.n0(), "--output", "again.h5")
    assert study.bench.path("again.h5").read_bytes() == study.bench.path("n0.h5").read_bytes()


def test_order_of_the_files_leaves_no_trace_in_the_numbers(fresh):
    before = [fresh.read("n0.h5", f"n0/{name}") for name in ("n0", "n0_high", "f_tail")]
    for parent in fresh.parents:
        for names in parent.names.values():
            names.reverse()
    fresh.parents.reverse()
    fresh.make()
    after = [fresh.read("n0.h5", f"n0/{name}") for name in ("n0", "n0_high", "f_tail")]
    assert numpy.array_equal(before, after, equal_nan=True)


def refuses(study, line, tool, arguments):
    study.bench.refuses(1, line, tool, *arguments, "--output", "new.h5")


def test_glass_without_modes_is_named(study):
    arguments = study.spectrum()
    arguments.remove("modes-0.3-1.h5")
    refuses(study, "glass 20 of T_p = 0.300000 has no harmonic modes, expected them for each glass of the Debye file",
            "measure-spectrum", arguments)  # fmt: skip


def test_glass_given_twice_is_named(study):
    arguments = study.spectrum()
    arguments.insert(1, "modes-0.3-1.h5")
    refuses(study, "modes-0.3-1.h5: /glasses has glass 20 of T_p = 0.300000, expected each glass of the Debye file once",
            "measure-spectrum", arguments)  # fmt: skip


def test_study_without_the_reference_temperature_is_refused(study):
    arguments = ["--elasticity", *study.parents[0].names["elasticity"], "--parameters", study.bench.section("debye")]
    refuses(study, "no glass has the parent temperature 0.550000", "scale-debye", arguments)


def test_unknown_parent_temperature_is_refused(fresh):
    with h5py.File(fresh.bench.path("elasticity-0.8-0.h5"), "r+") as file:
        file["glasses/parent_temperature"][3] = 0
    refuses(fresh, "elasticity-0.8-0.h5: /glasses/parent_temperature of glass 3 is 0 (unknown), expected that of its liquid",
            "scale-debye", fresh.debye())  # fmt: skip


def test_two_models_are_refused(fresh):
    with h5py.File(fresh.bench.path("elasticity-0.3-0.h5"), "r+") as file:
        del file["parameters/model"]
        file["parameters/model"] = numpy.bytes_(f"density: {2 * DENSITY}\n")
    refuses(fresh, "elasticity-0.3-0.h5: /parameters/model differs from that of the other inputs, expected one model",
            "scale-debye", fresh.debye())  # fmt: skip


def test_fit_beyond_completeness_is_refused(study):
    arguments = study.spectrum(fit_below=1.5)
    cutoff = f"{1.5 * first_plane_wave(2000):.6f}"
    refuses(study, f"the fit of A_4 reaches up to {cutoff} omega_D, expected at most 0.155000, below which the modes of "
            "every glass are known", "measure-spectrum", arguments)  # fmt: skip


def test_window_upside_down_is_refused(study):
    refuses(study, "n0.yaml: window.low is 0.200000, expected less than window.high, 0.160000",
            "assemble-n0", study.n0(window={"low": 0.2}))  # fmt: skip


def test_a_splitting_below_the_smallest_tunnelling_is_refused(study):
    refuses(study, "n0.yaml: material.smallest_tunnelling is 2.000000, expected less than material.splitting, 1.000000",
            "assemble-n0", study.n0(material={"smallest_tunnelling": 2}))  # fmt: skip


@pytest.mark.parametrize("change, line", [
    ({"c1": {"of": "phonons"}}, "c1.of is phonons, expected one of nonlinear, typical, harmonic"),
    ({"window": {"low": "wide"}}, "window.low is wide, expected a number above 0"),
    ({"window": {"lo": 0.1}}, "window.lo is not a parameter, expected high, low, narrow_high"),
    ({"window": 0.1}, "window is not a mapping, expected lines `key: value`"),
])  # fmt: skip
def test_a_key_of_a_mapping_is_named_with_it(study, change, line):
    refuses(study, f"n0.yaml: {line}", "assemble-n0", study.n0(**change))


def test_a_mapping_or_a_key_of_it_that_is_missing_is_named(study):
    arguments = study.n0()
    values = yaml.safe_load(study.bench.path("n0.yaml").read_text())
    for changed, line in [
        ({**values, "window": {"low": 0.04, "high": 0.16}}, "window.narrow_high is missing, expected a number above 0"),
        ({key: value for key, value in values.items() if key != "window"}, "window is missing, expected a mapping"),
    ]:
        study.bench.path("n0.yaml").write_text(yaml.safe_dump(changed))
        refuses(study, f"n0.yaml: {line}", "assemble-n0", arguments)


def test_a_key_that_appears_twice_in_a_mapping_is_named(study):
    arguments = study.n0()
    text = study.bench.path("n0.yaml").read_text()
    study.bench.path("n0.yaml").write_text(text.replace("window:\n", "window:\n  low: 0.05\n"))
    refuses(study, "n0.yaml: window.low appears twice, expected once", "assemble-n0", arguments)


def test_a_curve_of_more_points_than_fit_into_memory_is_refused(study):
    refuses(study, "spectrum.yaml: bin_width makes more than 1000000 bins, expected a wider one",
            "measure-spectrum", study.spectrum(bin_width=1e-12))  # fmt: skip
    refuses(study, "spectrum.yaml: cutoff_steps is 1000000000000, expected at most 1000000",
            "measure-spectrum", study.spectrum(cutoff_steps=10**12))  # fmt: skip


def test_unbinnable_range_is_refused(study):
    refuses(study, "spectrum.yaml: highest is 0.165000, expected a whole number of bin_width, 0.010000",
            "measure-spectrum", study.spectrum(highest=0.165))  # fmt: skip


def test_spectrum_of_another_study_is_refused(fresh):
    with h5py.File(fresh.bench.path("spectrum.h5"), "r+") as file:
        del file["spectrum/parent_temperature"]
        file["spectrum/parent_temperature"] = [0.8, 0.55, 0.35]
    refuses(fresh, "spectrum.h5: /spectrum/parent_temperature holds 0.350000, expected 0.300000 as in the Debye file",
            "assemble-n0", fresh.n0())  # fmt: skip


def change(study, name):
    """Other bytes, and nothing else."""
    with h5py.File(study.bench.path(name), "r+") as file:
        file.attrs["changed"] = 1


def test_debye_frequencies_of_other_moduli_are_refused(fresh):
    change(fresh, "elasticity-0.55-1.h5")
    fresh.bench.make("scale-debye", *fresh.debye(), "--output", "debye.h5")
    refuses(fresh, "modes-0.55-1.h5: was made of other files, expected elasticity that debye.h5 was made of",
            "measure-spectrum", fresh.spectrum())  # fmt: skip


@pytest.mark.parametrize("name", ["modes-0.3-0.h5", "debye.h5"])
def test_a_spectrum_of_other_files_is_refused(fresh, name):
    change(fresh, name)
    refuses(fresh, f"spectrum.h5: was made of other files, expected {name}", "assemble-n0", fresh.n0())


def test_nonlinear_modes_of_other_modes_are_refused(fresh):
    change(fresh, "modes-0.3-0.h5")
    fresh.bench.make("measure-spectrum", *fresh.spectrum(), "--output", "spectrum.h5")
    refuses(fresh, "nonlinear_modes-0.3-0.h5: was made of other files, expected one of the modes",
            "assemble-n0", fresh.n0())  # fmt: skip
