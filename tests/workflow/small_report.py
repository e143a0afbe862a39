"""The report of a small study: its figures, its page, and what that holds."""

import html.parser
import subprocess
import sys

import small_study
from scripts import SCRIPTS

sys.path.insert(0, str(SCRIPTS))

import style  # noqa: E402

VOID = {"meta", "br", "link", "img", "input", "hr"}


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
