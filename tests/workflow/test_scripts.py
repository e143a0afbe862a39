"""The scripts draw what the files hold, refuse what they lack, and write the same bytes twice."""

import csv
import pathlib
import resource
import shutil
import signal
import subprocess
import sys

import h5py
import numpy as np
import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "workflow" / "scripts"
sys.path.insert(0, str(SCRIPTS))

import draw_n0  # noqa: E402
import inputs  # noqa: E402
import notation  # noqa: E402
import tabulate_claims  # noqa: E402
import tabulate_readme  # noqa: E402

QUANTITIES = ("omega0_over_omegaD", "C0", "DL", "f", "n0")
TEMPERATURES = np.array([0.8, 0.3])


def run(script, *arguments, **popen):
    command = [sys.executable, str(SCRIPTS / f"{script}.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **popen)


def write(path, datasets):
    with h5py.File(path, "w") as file:
        for name, values in datasets.items():
            file[name] = values
    return path


@pytest.fixture
def n0(tmp_path):
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
    return write(tmp_path / "n0.h5", datasets)


@pytest.fixture
def spectrum(tmp_path):
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
    return write(tmp_path / "spectrum.h5", datasets)


@pytest.fixture
def debye(tmp_path):
    datasets = {"debye/parent_temperature": TEMPERATURES, "debye/first_plane_wave": np.array([0.07, 0.11])}
    datasets["debye/particles"] = np.array([8000, 2000])
    return write(tmp_path / "debye.h5", datasets)


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


@pytest.fixture
def relaxation(tmp_path):
    datasets = {
        "relaxation/parent_temperature": TEMPERATURES,
        "relaxation/relaxation_sweeps": np.array([95.0, np.nan]),
        "relaxation/energy": np.array([6.0, 6.1]),
        "relaxation/energy_error": np.array([0.01, 0.02]),
        "relaxation/pairs/parent_temperature": np.repeat(TEMPERATURES, 2),
        "relaxation/pairs/lag": np.array([100, 200, 100, 200]),
        "relaxation/pairs/overlap": np.array([0.3, 0.1, 0.8, 0.7]),
    }
    return write(tmp_path / "relaxation.h5", datasets)


@pytest.fixture
def printed(tmp_path):
    """The paper prints the hotter row only."""
    path = tmp_path / "printed.yaml"
    path.write_text(yaml.safe_dump({"T0.80": {"parent_temperature": 0.8, "n0": 1e48, "f": 0.36}}), encoding="utf-8")
    return path


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


def small_disk():
    """Files end at 100 bytes, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def test_a_full_disk_is_one_line_and_leaves_no_file(n0, printed, tmp_path):
    for script, more, output, name in [
        ("draw_chi", [], "chi.pdf", "chi.png"),
        ("tabulate_table1", ["--printed", printed], "table1.csv", "table1.tex"),
    ]:
        words = ["--input", n0, *more, "--output", tmp_path / output]
        done = run(script, *words, preexec_fn=small_disk)
        assert done.returncode == 1
        assert done.stderr == f"{script}: {tmp_path / name}: cannot be written: File too large\n"
        assert not list(tmp_path.glob(f"{output.split('.')[0]}.*"))


def test_the_table_keeps_every_value_and_marks_what_is_only_a_limit(n0, printed, tmp_path):
    output = tmp_path / "table1.csv"
    assert run("tabulate_table1", "--input", n0, "--printed", printed, "--output", output).returncode == 0
    hot, cold = csv.DictReader(output.read_text(encoding="utf-8").splitlines())
    assert (hot["parent_temperature"], cold["parent_temperature"]) == ("0.8", "0.3")
    assert (hot["limit"], cold["limit"]) == ("", "upper")
    assert (float(hot["C0"]), float(hot["C0_low"]), float(hot["C0_high95"])) == (2.0, 1.8, 2.4)
    assert float(hot["n0_printed"]) == 1e48
    assert cold["n0_printed"] == "nan"
    latex = output.with_suffix(".tex").read_text(encoding="utf-8")
    assert r"{<}\,0.50" in latex and r"1.0\times 10^{48}" in latex


def test_robustness_holds_one_row_for_each_variant_and_temperature(n0, tmp_path):
    (tmp_path / "narrow").mkdir()
    other = shutil.copy(n0, tmp_path / "narrow/n0.h5")
    with h5py.File(other, "a") as file:
        for end in ("", "_low", "_high", "_low95", "_high95"):
            file[f"n0/n0{end}"][0] *= 2
    variants = tmp_path / "robustness.yaml"
    variants.write_text("narrow: {says: window of $f$, n0: {window: {low: 0.06}}}\n", encoding="utf-8")
    table = tmp_path / "robustness.csv"
    done = run("tabulate_robustness", "--input", n0, other, "--variants", variants, "--output", table)
    assert done.returncode == 0, done.stderr
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["variant"] for row in rows] == ["as in Table I"] * 2 + ["window of $f$"] * 2
    assert float(rows[2]["n0"]) == 2 * float(rows[0]["n0"])
    assert float(rows[3]["n0"]) == float(rows[1]["n0"])
    assert "window of $f$ & $10" in table.with_suffix(".tex").read_text(encoding="utf-8")
    assert run("draw_robustness", "--input", table, "--output", tmp_path / "robustness.pdf").returncode == 0


def test_a_claim_holds_fails_or_is_undecided_by_its_interval(n0, tmp_path):
    claims = tmp_path / "claims.yaml"
    claims.write_text(
        "falls: {number: 2, says: C_0 falls by 5 %, where: a, of: n0/relative/C0, at: coldest, below: 0.5}\n"
        "rises: {number: 1, says: it rises, where: b, of: n0/relative/C0, at: coldest, above: 1}\n"
        "about: {number: 3, says: it is 1, where: c, of: n0/omega0_over_omegaD, at: all, above: 0.85, below: 1.5}\n"
        "limit: {number: 4, says: n_0 vanishes, where: d, of: n0/relative/n0, at: coldest, below: 0.2}\n",
        encoding="utf-8",
    )
    done = run("tabulate_claims", "--input", n0, "--claims", claims, "--output", tmp_path / "claims.csv")
    assert done.returncode == 0, done.stderr
    with open(tmp_path / "claims.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["claim"] for row in rows] == ["rises", "falls", "about", "limit"]
    assert [row["verdict"] for row in rows] == ["fails", "holds", "fails", "holds"]
    assert rows[2]["parent_temperature"] == "0.3"  # fails at the coldest, undecided at the hottest
    assert r"$C_0$ falls by 5 \%" in (tmp_path / "claims.tex").read_text(encoding="utf-8")


def test_a_claim_on_the_coldest_is_open_where_the_quantity_is_not_known_there(n0, tmp_path):
    with h5py.File(n0, "a") as file:
        file["n0/relative/C0_high95"][1] = np.nan
    claim = {"of": "n0/relative/C0", "at": "coldest", "above": 0.5}
    [(t, (verdict, *_))] = tabulate_claims.judged(inputs.Files([n0]), claim).items()
    assert (t, verdict) == (0.8, "undecided")


def test_a_claim_on_all_is_open_where_the_quantity_is_not_known_at_one_of_them(n0):
    claim = {"says": "", "where": "", "number": 1, "of": "n0/C0", "at": "all", "above": 0}
    assert [row["verdict"] for row in tabulate_claims.rows_of_table(inputs.Files([n0]), {"large": claim})] == ["holds"]
    with h5py.File(n0, "a") as file:
        file["n0/C0"][1] = np.nan
    [row] = tabulate_claims.rows_of_table(inputs.Files([n0]), {"large": claim})
    assert (row["verdict"], row["parent_temperature"]) == ("undecided", 0.3)


def test_a_claim_may_be_on_all_but_the_coldest(n0):
    hotter = {"of": "n0/C0", "at": "hotter", "above": 1}
    assert list(tabulate_claims.judged(inputs.Files([n0]), hotter)) == [0.8]
    with h5py.File(n0, "a") as file:
        for name in ("parent_temperature", "C0", "C0_low95", "C0_high95"):
            if f"n0/{name}" in file:
                one = file[f"n0/{name}"][:1]
                del file[f"n0/{name}"]
                file[f"n0/{name}"] = one
    [(t, (verdict, *_))] = tabulate_claims.judged(inputs.Files([n0]), hotter).items()
    assert np.isnan(t) and verdict == "undecided"  # there is but one T_p
    assert notation.temperature(t) == "–"


def test_an_interval_without_end_leaves_a_claim_open_or_fulfils_it():
    assert tabulate_claims.verdict(0.1, np.inf, 0.2, np.inf) == "undecided"
    assert tabulate_claims.verdict(0.1, np.inf, 0.05, np.inf) == "holds"
    assert tabulate_claims.verdict(0.1, np.inf, 0.05, 0.3) == "undecided"
    assert tabulate_claims.verdict(0.1, np.inf, -np.inf, 0.05) == "fails"
    assert notation.plain(0.1, 0.1, np.inf) == "0.10"
    assert notation.plain_interval(0.1, 0.03, np.inf) == "> 0.03" and notation.plain_interval(0.1, 0, 0.1) == "< 0.10"


def test_an_undecided_claim_says_how_many_times_as_many_glasses_would_decide_it():
    """The error falls as one over the root: it must shrink to what separates the value from the bounds."""
    times = tabulate_claims.times_glasses
    assert times(1.0, 0.25, 4.0, 0.5, np.inf) == pytest.approx(4)  # logarithms: the error is twice the distance
    assert times(1.0, 0.25, 9.0, 0.5, 3.0) == pytest.approx(4)  # within its bounds it must clear both
    assert times(1.0, 0.1, 4.0, 2.0, 3.0) == pytest.approx(4)  # below them only the nearer one
    assert times(0.0, -3.0, 3.0, -np.inf, 1.0) == pytest.approx(9)  # not all positive: differences
    assert times(1.0, 0.8, 1.0, 0.9, np.inf) == pytest.approx(np.log(0.8) / np.log(0.9))  # a share of all
    assert times(0.2, 0, 0.2, -np.inf, 0.05) == pytest.approx(4)  # a limit falls as one over their number
    assert times(0.2, 0, 0.2, -1.0, 0.05) == pytest.approx(4)
    assert times(0.2, 0, 0.2, 0.1, 0.5) == pytest.approx(2)  # within its bounds it may only fail
    unknown = [(np.nan,) * 3, (0.2, 0, 0.2), (0.1, 0.01, 0.2), (0.05, 0.04, 0.06), (0.05, 0.02, np.inf)]
    assert all(np.isnan(times(*value, 0.0, 0.1)) for value in unknown)  # a limit never clears a bound of 0, on the bound, decided, no upper end
    assert np.isnan(times(0.05, 0, 0.1, -np.inf, 0.001))  # no lower end
    assert [notation.rounded_up(x) for x in (1.01, 9.95, 12.1, 337)] == [1.1, 10, 13, 340]


def test_the_glasses_that_decide_a_claim_are_those_of_every_temperature():
    decided, outside = ("holds", 5, 4, 6), ("undecided", 0.25, 0.125, 1)
    open_4, open_9 = (("undecided", 1, low, 4) for low in (0.25, 0.125))
    times = tabulate_claims.times_for_all
    assert times({0.8: decided, 0.55: open_4, 0.3: open_9}, 0.5, np.inf) == pytest.approx(9)
    assert times({0.8: open_9, 0.3: outside}, 0.5, np.inf) == pytest.approx(4)  # at 0.30 it would fail
    assert np.isnan(times({0.8: open_4, 0.3: ("undecided", *[np.nan] * 3)}, 0.5, np.inf))
    limit = ("undecided", 1, 0, 1)
    assert times({0.8: open_9, 0.3: limit}, 0.5, np.inf) == pytest.approx(2)  # it would fail


def test_the_table_of_the_spectrum_has_a_row_for_every_cut_off(spectrum, debye, tmp_path):
    output = tmp_path / "spectrum.csv"
    tabulated = run("tabulate_spectrum", "--input", spectrum, debye, "--output", output)
    assert tabulated.returncode == 0, tabulated.stderr
    head, *lines = output.read_text(encoding="utf-8").splitlines()
    assert head.startswith("parent_temperature,particles,glasses,cutoff,modes,A4,A4_low,A4_high,A4_low95,A4_high95,exponent,")
    assert head.endswith(",exponent,exponent_low,exponent_high,exponent_low95,exponent_high95")
    assert len(lines) == 6
    assert lines[1] == "0.8,8000,16,0.06,90,900,850,950,800,980,4.2,3.9,4.5,3.6,4.8"
    assert lines[5] == "0.3,2000,40,0.09,nan,40,20,60,10,nan,nan,nan,nan,nan,nan"  # a glass there is not complete up to this cut-off


def test_every_measured_number_and_setting_has_a_macro(n0, spectrum, debye, relaxation, printed, tmp_path):
    quench = tmp_path / "quench.yaml"
    quench.write_text("max_force: 1.0e-10\n", encoding="utf-8")
    output = tmp_path / "numbers.tex"
    files = ["--input", n0, spectrum, debye, relaxation, "--printed", printed, "--parameters", quench]
    files += ["--variants", n0, "--called", "one_chi"]
    tabulated = run("tabulate_numbers", *files, "--output", output)
    assert tabulated.returncode == 0, tabulated.stderr
    text = output.read_text(encoding="utf-8")
    assert r"\@namedef{numbers/setting/quench.max_force}{\ensuremath{10^{-10}}}" in text
    assert r"\@namedef{numbers/result/N_strip/0.80}{5}" in text
    assert r"\@namedef{numbers/result/one_chi.N_strip/0.80}{5}" in text
    assert r"\@namedef{numbers/result/fit.exponent/0.30}{3.9\pm0.4}" in text
    assert r"\@namedef{numbers/result/f/0.30}{{<}\,0.40}" in text
    assert r"\@namedef{numbers/result/relaxation.energy/0.30}{6.100\pm0.020}" in text
    assert r"\newcommand{\coldest}{0.30}" in text


def readme(path, *tables):
    path.write_text("# Title\n" + "".join(f"<!-- {name}: begin -->\nold\n<!-- {name}: end -->\n" for name in tables) + "rest\n")
    return path


def test_a_readme_changes_between_its_markers_only():
    before = "# Title\n<!-- claims: begin -->\nold\n<!-- claims: end -->\nrest\n"
    once = tabulate_readme.replaced(before, "claims", "| new |", "README.md")
    assert once == "# Title\n<!-- claims: begin -->\n| new |\n<!-- claims: end -->\nrest\n"
    assert tabulate_readme.replaced(once, "claims", "| new |", "README.md") == once


def test_each_table_goes_to_the_readme_that_holds_its_markers(tmp_path):
    first, second = readme(tmp_path / "README.md", "growth"), readme(tmp_path / "COSTS.md", "cost")
    table = ROOT / "results/published/tables/growth.csv"
    untouched = second.read_text()
    done = run("tabulate_readme", "--input", table, "--output", first, second)
    assert done.returncode == 0, done.stderr
    assert "old" not in first.read_text() and "| swap move |" in first.read_text() and first.read_text().endswith("-->\nrest\n")
    assert second.read_text() == untouched


def test_a_table_that_no_readme_shows_is_refused_and_nothing_changes(tmp_path):
    first = readme(tmp_path / "README.md", "cost")
    before = first.read_text()
    tables = [ROOT / f"results/published/tables/{name}.csv" for name in ("cost", "growth")]
    done = run("tabulate_readme", "--input", *tables, "--output", first)
    assert done.returncode == 1
    assert done.stderr == f"tabulate_readme: {first}: the markers <!-- growth: begin --> and <!-- growth: end --> are missing\n"
    assert first.read_text() == before


def table_of(path, glasses):
    path.parent.mkdir(parents=True, exist_ok=True)
    unknown = [f"{name}{end}" for name in QUANTITIES for end in ("", "_low", "_high", "_high95", "_printed")]
    rows = "".join(f"{temperature},{number}{',nan' * len(unknown)}\n" for temperature, number in glasses.items())
    path.write_text(f"{','.join(['parent_temperature', 'glasses', *unknown])}\n{rows}", encoding="utf-8")
    return path


def publish(directory, table, configuration="seed: 1"):
    """A run with this Table I and a paper, for a README that quotes no table of it."""
    paths = {name: directory / name for name in ("run.pdf", "now.yaml", "README.md")}
    for path, text in zip(paths.values(), ("paper", configuration, "")):
        path.write_text(text, encoding="utf-8")
    readme(paths["README.md"], "table1")
    files = ("--input", table, paths["run.pdf"], "--names", "tables/table1.csv", "paper.pdf")
    more = ("--configuration", paths["now.yaml"], "--readmes", paths["README.md"], "--output", directory / "published")
    return run("publish", *files, *more)


@pytest.mark.parametrize(
    ("run_has", "found"),
    [({0.8: 16, 0.3: 60}, None), ({0.8: 16, 0.3: 61, 0.2: 1}, None), ({0.8: 15, 0.3: 90}, "15"), ({0.8: 99}, "0")],
)
def test_a_run_of_fewer_glasses_than_are_published_is_refused(tmp_path, run_has, found):
    published = table_of(tmp_path / "published/tables/table1.csv", {0.8: 16, 0.3: 60})
    done = publish(tmp_path, table_of(tmp_path / "run/table1.csv", run_has))
    if found is None:
        assert (done.returncode, done.stderr) == (0, "")
        assert published.read_text() == (tmp_path / "run/table1.csv").read_text()
        return
    at, number = ("0.80", 16) if found == "15" else ("0.30", 60)
    has = f"has {found} glasses at T_p = {at}, expected the {number} of {published} at least"
    assert done.returncode == 1
    assert done.stderr == f"publish: {tmp_path}/run/table1.csv: {has}; delete that file to publish nonetheless\n"
    assert published.read_text() != (tmp_path / "run/table1.csv").read_text() and not (tmp_path / "published/paper.pdf").exists()


def test_what_is_published_with_other_parameters_is_said(tmp_path):
    table, published = table_of(tmp_path / "run/table1.csv", {0.8: 16}), tmp_path / "published/catalogue/configuration-1.yaml"
    now = "n0: {window: {high: 0.14, low: 0.04}}\nparents: {T0.80: 1}\nseed: 1\n"
    assert publish(tmp_path, table, now).stderr == ""  # nothing is published
    published.parent.mkdir()
    published.write_text("n0: {window: {high: 0.16, low: 0.04}}\nparents: {T0.80: 2}\nseed: 1\n", encoding="utf-8")
    done = publish(tmp_path, table, now)
    assert done.returncode == 0
    assert done.stderr == f"n0.window.high is 0.14, was 0.16 in {published}: what the READMEs say in words may change\n"
    published.write_text(now, encoding="utf-8")
    assert publish(tmp_path, table, now).stderr == ""


def test_a_run_that_searched_fewer_glasses_for_wells_is_refused(tmp_path):
    published = table_of(tmp_path / "published/double_wells/double_wells.csv", {0.8: 16})
    (tmp_path / "now.yaml").write_text("seed: 1", encoding="utf-8")
    table = table_of(tmp_path / "run/double_wells.csv", {0.8: 8})
    more = ("--configuration", tmp_path / "now.yaml", "--readmes", "--output", tmp_path / "published")
    done = run("publish", "--input", table, "--names", "double_wells/double_wells.csv", *more)
    assert done.returncode == 1 and f"has 8 glasses at T_p = 0.80, expected the 16 of {published} at least" in done.stderr


def test_configurations_of_glasses_that_are_replaced_are_removed(tmp_path):
    (tmp_path / "published/catalogue").mkdir(parents=True)
    former = tmp_path / "published/catalogue/configuration-2.yaml"
    former.write_text("seed: 2", encoding="utf-8")
    assert publish(tmp_path, table_of(tmp_path / "run/table1.csv", {0.8: 16})).returncode == 0
    assert not former.exists()


def test_a_file_that_is_published_already_stays(tmp_path):
    """As glasses of a former catalogue do, which may be the published one."""
    done = publish(tmp_path, table_of(tmp_path / "published/tables/table1.csv", {0.8: 16}))
    assert (done.returncode, done.stderr) == (0, "")
    files = {str(path.relative_to(tmp_path / "published")) for path in (tmp_path / "published").rglob("*.*")}
    assert files == {"tables/table1.csv", "paper.pdf"}


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        ((5.43e62, 5.21e62, 5.75e62), r"5.4^{+0.3}_{-0.2}\times 10^{62}"),
        ((0.361, 0.341, 0.381), r"0.36\pm0.02"),
        ((530.0, 530.0, 530.0), "530"),
        ((0.0712, 0.0700, 0.0724), r"0.0712\pm0.0012"),
        ((2.0, 1.98, 2.9), r"2.00^{+0.90}_{-0.02}"),
        ((9.97, 9.3, 10.6), r"10.0^{+0.6}_{-0.7}"),
    ],
)
def test_digits_follow_the_error_and_no_error_is_rounded_to_zero(interval, text):
    assert notation.latex(*interval) == text


def test_an_interval_that_misses_the_value_is_written_out():
    assert notation.latex(5.0, 5.2, 5.6) == r"5.0\;[5.2, 5.6]"


def test_an_end_that_is_far_off_has_its_own_power_of_ten():
    assert notation.latex(2e-5, 1e-6, 300.0) == r"2.0\times 10^{-5}\;[1.0\times 10^{-6}, 300]"
    assert notation.plain(2e-5, 0.0, 0.1) == "2.0 × 10⁻⁵ (0.0–0.10)"
    assert notation.plain(1.3e-3, 2.5e-4, 8.6e-3) == "0.0013 (0.0003–0.0086)"
    assert notation.plain(0.2, 0.0, 1.3) == "0.2 (0.0–1.3)"
    assert notation.latex(2e-4, -38e-4, 42e-4) == r"(2\pm40)\times 10^{-4}"


def test_an_interval_alone_shows_two_ends_that_differ():
    assert notation.between(0.0713, 0.0743) == "0.0713–0.0743"
    assert notation.between(3.0e-16, 7.1e-16) == "(3.0–7.1) × 10⁻¹⁶"
    assert notation.between(2.0, 2.0) == "2.0–2.0"
    assert notation.between(float("nan"), 1.0) == "–"


def test_what_is_not_known_is_a_dash_and_a_limit_has_no_error():
    assert notation.latex(float("nan")) == r"\text{--}"
    assert notation.latex(6e44, 0.0, 6e44, limit=True) == r"{<}\,6.0\times 10^{44}"
    assert notation.plain(6e44, 0.0, 6e44, limit=True) == "< 6.0 × 10⁴⁴"
    assert notation.plain(9.98e-5, 0.0, 9.98e-5, limit=True) == "< 1.00 × 10⁻⁴"
    assert notation.plain(9.98e-4, 0.0, 9.98e-4, limit=True) == "< 0.00100"
    assert notation.plain(9.96e44, 9.5e44, 1.05e45) == "1.00 (0.95–1.05) × 10⁴⁵"
    assert notation.plain(9.984e62, 9.981e62, 9.987e62) == "9.984 (9.981–9.987) × 10⁶²"
