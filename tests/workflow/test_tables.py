"""Tables and macros keep every value of the files; what a full disk cuts short leaves nothing."""

import csv
import resource
import shutil
import signal

import h5py
import pytest
import yaml

from scripts import run


@pytest.fixture
def printed(tmp_path):
    """The paper prints the hotter row only."""
    path = tmp_path / "printed.yaml"
    path.write_text(yaml.safe_dump({"T0.80": {"parent_temperature": 0.8, "n0": 1e48, "f": 0.36}}), encoding="utf-8")
    return path


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
