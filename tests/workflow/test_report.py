"""The report is one well-formed page that needs nothing else, holds every row, and answers to keys in a browser."""

import base64
import csv
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys

import h5py
import numpy as np
import pytest

import small_study

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "workflow/scripts"
sys.path.insert(0, str(SCRIPTS))

import notation  # noqa: E402
import report_findings  # noqa: E402
import style  # noqa: E402

FULL = 32767
VOID = {"meta", "br", "link", "img", "input", "hr"}
CHROMIUM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="no chromium; workflow/bootstrap --extras installs it")


class Page(html.parser.HTMLParser):
    """What a page holds; a tag that is not closed in its turn is an error."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.rows, self.scripts, self.labels = [], [], [], [], {}, []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.note(tag, dict(attrs))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append("")

    def handle_startendtag(self, tag, attrs):
        self.note(tag, dict(attrs))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"line {self.getpos()[0]}"
        if tag in ("td", "th"):
            self.rows[-1] += " "

    def handle_data(self, data):
        if "tr" in self.open:
            self.rows[-1] += data
        if self.open and self.open[-1] == "script":
            self.scripts[self.script] = data

    def note(self, tag, attributes):
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [value for key, value in attributes.items() if key in ("src", "href", "xlink:href", "action")]
        self.labels += [attributes["aria-label"]] if attributes.get("role") == "img" else []
        self.script = attributes.get("id")


def draw_figures(directory):
    """Small drawings with what an inlined one may contain: clip paths, markers, an embedded bitmap."""
    for name in small_study.FIGURES:
        drawn, axes = style.figure(2, 2)
        axes.plot([0, 1], [0, 1], "o", label=name)
        axes.plot([0, 1], [1, 0], rasterized=True)
        style.save(drawn, directory / f"figures/{name}.pdf")


def write_report(directory, output):
    command = [sys.executable, SCRIPTS / "write_report.py", "--input"]
    command += [directory / f"{name}.h5" for name in ("n0", "debye", "spectrum", "relaxation")]
    command += ["--parents", directory / "parameters/parents.yaml"]
    kept = directory / "parameters/catalogue.yaml"
    kept.write_text("{former: none, fields: 20, particles: 200}\n", encoding="utf-8")
    command += ["--kept", kept, "--tables", directory / "tables/table1.csv", directory / "tables/claims.csv"]
    command += ["--figures", *(directory / f"figures/{name}.svg" for name in small_study.FIGURES), "--output", output]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A small study with its report, in a directory with a space."""
    directory = tmp_path_factory.mktemp("small study") / "results"
    small_study.write_study(directory)
    draw_figures(directory)
    done = write_report(directory, directory / "report/index.html")
    assert done.returncode == 0, done.stderr
    return directory


@pytest.fixture(scope="module")
def text(study):
    return (study / "report/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_page_is_well_formed_and_its_ids_are_its_own(page):
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_the_page_loads_nothing(page, text):
    elsewhere = [link for link in page.links if not link.startswith(("#", "data:"))]
    assert elsewhere and all(re.match(r"https://(arxiv|doi)\.org/", link) for link in elsewhere)
    assert not re.search(r"url\(['\"]?(?!#)|@import|fetch\(|XMLHttpRequest|<link", text)
    assert "default-src 'none'" in text


def test_the_page_names_no_directory_of_this_machine(study, text):
    assert str(study.parent) not in text and str(ROOT) not in text


def test_every_row_of_the_tables_is_there(study, page):
    table1, claims = rows_of(study / "tables/table1.csv"), rows_of(study / "tables/claims.csv")
    for row in table1:
        start = f"{float(row['parent_temperature']):.2f}{row['glasses']}"
        found = [line for line in page.rows if line.replace(" ", "").startswith(start) and "glasses" not in line]
        assert len(found) == len(small_study.QUANTITIES)
        value, low, high = (float(row[f"f{end}"]) for end in ("", "_low", "_high"))
        assert all(notation.plain(value, low, high) in line for line in found)
    for row in claims:
        (found,) = [line for line in page.rows if line.startswith(row["number"] + " ") and "abstract" in line]
        assert row["verdict"] in found and "A4 falls <fast>" in found


def test_missing_numbers_are_dashes(page):
    cold = [line for line in page.rows if line.startswith("0.30") and "printed" not in line]
    assert cold and all("–" in line and "nan" not in line for line in cold)
    assert any("0.8012 ± 0.0034" in line for line in page.rows)


def test_table_1_in_short_has_a_row_of_ours_and_a_printed_one_for_each_temperature(study, page):
    (ours,) = [line for line in page.rows if line.startswith("0.80 16 glasses")]
    assert ours.split()[3:] == ["0.50(0.45–0.55)"] * 5
    (cold,) = [line for line in page.rows if line.startswith("0.30 16 glasses")]
    assert cold.split()[3:] == ["–"] * 5
    assert [line.split()[2:] for line in page.rows if "printed" in line.split()[1:2]] == [["0.25"] * 5] * 2


def test_an_interval_below_its_value_has_the_same_power_of_ten():
    assert report_findings.stacked("5.4 (5.2–5.7) × 10⁶²") == '5.4 × 10⁶²<br><span class="interval">(5.2–5.7)</span>'
    assert report_findings.stacked("< 6 × 10⁴⁴") == "&lt; 6 × 10⁴⁴"
    several = "2.0 × 10⁻⁵ (1.0 × 10⁻⁶–300)"
    assert report_findings.stacked(several) == several


def test_the_verdicts_in_short_count_every_claim_and_lead_to_its_row(study, page, text):
    claims = rows_of(study / "tables/claims.csv")
    short = text[text.index('<div id="verdicts">') : text.index('id="results"')]
    assert f"Of {len(claims)} claims" in short
    assert re.findall(r"</span> (\d+ [a-z ]+)</summary>", short) == ["1 holds", "1 fails", "1 is undecided"]
    assert re.findall(r'href="#claim-(\d+)"', short) == [row["number"] for row in claims]
    assert {f"claim-{row['number']}" for row in claims} <= set(page.ids)


def test_headings_go_down_one_level_at_a_time(text):
    levels = [int(level) for level in re.findall(r"<h(\d)", text)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= level + 1 for level, below in zip(levels, levels[1:]))


def test_time_and_origin_of_every_stage_are_there(page):
    assert any(line.startswith("minima") and line.split()[1:] == ["2.00", "–", "–"] for line in page.rows)
    files = {line.split()[0] for line in page.rows if ".h5" in line}
    stages = ("liquids", "minima", "elasticity", "modes", "nonlinear_modes")
    assert files >= {f"{stage}/{parent}/0000.h5" for stage in stages for parent in small_study.PARENTS}
    assert files >= {"relaxation.h5", "debye.h5", "spectrum.h5", "n0.h5"}


def test_glasses_of_others_are_shown_with_their_state_as_read(page, text):
    rows = [line.split() for line in page.rows]
    assert "<two> glasses.dump, frame 3 3 1.375000000 2.0e-12 minimum".split() in rows
    assert "<two> glasses.dump, frame 13 13 2.625000000 2.0e-12 saddle".split() in rows
    assert "one.data 14 2.750000000 2.0e-12 not at rest".split() in rows
    assert not any("own.h5" in row and "rest" in row for row in rows)
    assert text.count('id="imported"') == 1


def test_a_study_of_its_own_liquids_has_no_glasses_of_others(tmp_path, monkeypatch):
    monkeypatch.setattr(small_study, "imported", lambda parent: (small_study.provenance("liquids"), {}))
    small_study.write_study(tmp_path)
    draw_figures(tmp_path)
    done = write_report(tmp_path, tmp_path / "page.html")
    assert done.returncode == 0, done.stderr
    assert 'id="imported"' not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_figures_are_inline_and_described(page, text):
    assert text.count("<svg") == len(small_study.FIGURES)
    assert len([label for label in page.labels if len(label) > 80]) == len(small_study.FIGURES)


def test_the_same_study_gives_the_same_bytes(study, text, tmp_path):
    again = tmp_path / "elsewhere" / "results"
    shutil.copytree(study, again)
    done = write_report(again, again / "report/index.html")
    assert done.returncode == 0, done.stderr
    assert (again / "report/index.html").read_text(encoding="utf-8") == text


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


@pytest.fixture(scope="module")
def with_wells(study, tmp_path_factory):
    """The page of the same study with double wells."""
    directory = tmp_path_factory.mktemp("wells") / "results"
    shutil.copytree(study, directory)
    small_study.write_double_wells(directory)
    done = write_report(directory, directory / "report/index.html")
    assert done.returncode == 0, done.stderr
    return (directory / "report/index.html").read_text(encoding="utf-8")


def test_a_study_without_double_wells_has_no_section_of_them(page):
    assert "double-wells" not in page.ids and "#double-wells" not in page.links and "well-data" not in page.scripts


def test_the_wells_nearest_to_symmetric_are_on_the_page(with_wells):
    page = Page(with_wells)
    test_the_page_is_well_formed_and_its_ids_are_its_own(page)
    test_the_page_loads_nothing(page, with_wells)
    assert "#double-wells" in page.links
    rows = [line.split() for line in page.rows if "(both beside)" in line or line.strip()[:1].isdigit()]
    wells = [row for row in rows if row[-3:] == ["200", "0.60", "1"]]
    assert [row[0] for row in wells] == ["7", "6", "5", "4", "3", "2"]  # glass 8 has no state in one of its wells
    assert [row[-5:-3] for row in wells[:2]] == [["10", "0.001"], ["20", "0.001"]]
    assert ["both" in " ".join(row) for row in wells] == ["(both" in row for row in wells] and "(both" in wells[1]


def test_a_well_holds_its_path_and_the_particles_that_move(with_wells):
    first = json.loads(Page(with_wells).scripts["well-data"])[0]
    assert (first["particles"], first["images"], first["ground"], first["splitting"]) == (1, 21, 20, 10)
    numbers = np.frombuffer(base64.b64decode(first["data"]), dtype="<i2").reshape(22, 1, 3) / FULL
    assert np.allclose(numbers[1:, 0, 2] / numbers[-1, 0, 2], first["arc"] / np.array(0.6), atol=1e-4)
    assert not numbers[:, 0, :2].any() and not numbers[0].any()
    assert first["energy"][10] == pytest.approx(4000 * (0.05 + 0.005)) and first["barrier"] == 200
    assert "about 1 particle moves" in first["text"] and "carry 100 % of the squared distance" in first["text"]


def browse(path, tmp_path):
    """The page as Chromium leaves it, and what it said on the console, where a refused request is told."""
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--enable-logging=stderr", "--virtual-time-budget=3000", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.slow
@needs_chromium
def test_a_browser_shows_the_modes_without_complaint(study, tmp_path):
    seen, console = browse(study / "report/index.html", tmp_path)
    assert not console
    assert seen.count('role="option"') == 15  # one has no y
    assert "The 30 of 30 particles that move most hold 100 % of |z|²" in seen


PROBE = """<script>
const box = id => { const {left, top, right, bottom} = document.getElementById(id).getBoundingClientRect();
  return [left, top, right, bottom]; };
console.log("PROBE " + JSON.stringify({width: innerWidth, whole: document.documentElement.scrollWidth,
  picture: box("picture"), table: box("short-table"), verdicts: box("verdicts"), results: box("results")}) + " END");
</script></body>"""


def laid_out(text, width, height, tmp_path):
    """Where the parts of the first screen lie in a window of that size: {part: [left, top, right, bottom]}."""
    page, frame = tmp_path / "page.html", tmp_path / "frame.html"  # a window of its own is 500 wide at least
    page.write_text(text.replace("</body>", PROBE), encoding="utf-8")
    frame.write_text(f'<iframe width="{width}" height="{height}" src="page.html"></iframe>', encoding="utf-8")
    (line,) = browse(frame, tmp_path)[1]  # an error would be a line of its own
    return json.loads(re.search(r"PROBE (\{.*\}) END", line).group(1))


@pytest.mark.slow
@needs_chromium
def test_a_wide_first_screen_holds_picture_table_and_verdicts_side_by_side(text, tmp_path):
    seen = laid_out(text, 1440, 900, tmp_path)
    picture, table, verdicts = seen["picture"], seen["table"], seen["verdicts"]
    assert picture[2] <= table[0] and picture[2] <= verdicts[0] and table[3] <= verdicts[1]
    assert all(0 <= part[0] and part[2] <= 1440 and part[3] <= 900 for part in (picture, table, verdicts))
    assert picture[2] - picture[0] > 300 and seen["whole"] <= seen["width"] == 1440


@pytest.mark.slow
@needs_chromium
def test_a_narrow_page_stacks_them_and_is_no_wider_than_its_window(text, tmp_path):
    seen = laid_out(text, 390, 844, tmp_path)
    assert seen["picture"][3] <= seen["table"][1] and seen["table"][3] <= seen["verdicts"][1]
    assert seen["verdicts"][3] <= seen["results"][1]
    assert seen["whole"] <= seen["width"] == 390


@pytest.mark.slow
@needs_chromium
def test_a_study_without_any_mode_has_its_page(tmp_path, monkeypatch):
    monkeypatch.setitem(small_study.MODES, "T0.80", 0)
    directory = tmp_path / "results"
    small_study.write_study(directory)
    draw_figures(directory)
    done = write_report(directory, directory / "report/index.html")
    assert done.returncode == 0, done.stderr
    seen, console = browse(directory / "report/index.html", tmp_path)
    assert not console
    assert 'role="option"' not in seen and "This study has no nonlinear mode." in seen


@pytest.mark.slow
@needs_chromium
def test_the_modes_answer_to_keys(text, tmp_path):
    keys = """<script>
    const list = document.getElementById("scatter");
    for (const key of ["End", "ArrowLeft", "Enter"]) list.dispatchEvent(new KeyboardEvent("keydown", {key}));
    document.getElementById("field").dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowUp"}));
    console.log("walked");
    </script></body>"""
    path = tmp_path / "walked.html"
    path.write_text(text.replace("</body>", keys), encoding="utf-8")
    seen, console = browse(path, tmp_path)
    assert len(console) == 1 and "walked" in console[0]  # an error would be a line of its own
    assert 'aria-activedescendant="mode-13"' in seen
    label = re.search(r'id="mode-13"[^>]*aria-label="(T_p 0.80, glass \d+)', seen).group(1)
    assert f'role="status">{label}, ' in seen


@pytest.mark.slow
@needs_chromium
@pytest.mark.parametrize("still", [True, False])
def test_a_double_well_is_chosen_and_its_particles_move_unless_the_reader_wants_none(with_wells, still, tmp_path):
    wish = f"<script>window.matchMedia = words => ({{matches: words.includes('reduced-motion') && {str(still).lower()}}});</script>"
    pick = """<script>
    window.addEventListener("load", () => {
      document.querySelectorAll("#double-wells input[name=well]")[2].click();
      setTimeout(() => console.log("PLACE " + document.getElementById("well-place").value), 1000);
    });
    </script></body>"""
    path = tmp_path / "picked.html"
    path.write_text(with_wells.replace("<body>", "<body>" + wish).replace("</body>", pick), encoding="utf-8")
    seen, console = browse(path, tmp_path)
    assert len(console) == 1 and "PLACE" in console[0]  # an error would be a line of its own
    assert ">Move</button>" in seen if still else ">Stop</button>" in seen
    assert "PLACE 0" in console[0] or not still
    assert 'role="status">T_p 0.80, glass 5: ' in seen
    assert re.search(r'id="well-curve"[^>]*aria-label="Energy in kelvin along the path: two minima, 120 K apart', seen)


def test_the_smoke_study_has_its_report(finished):
    page = (finished.directory / "results/smoke/report/index.html").read_text(encoding="utf-8")
    assert page.count("<svg") == len(small_study.FIGURES) and len(Page(page).scripts["modes"]) > 1000
    assert "Chains of breathing sizes" in page
    assert len(page) < 3e6
