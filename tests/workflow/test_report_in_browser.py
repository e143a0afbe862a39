"""The report in Chromium: no complaint, parts that fit the window, and answers to keys and clicks."""

import json
import re
import shutil
import subprocess

import pytest

import small_study
from small_report import draw_figures, write_report

CHROMIUM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="no chromium; workflow/bootstrap --extras installs it")


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
