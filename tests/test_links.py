"""What the Markdown files point to is there."""

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[1]
LINK = re.compile(r"\]\(([^)\s]+)\)|\bsrc=\"([^\"]+)\"")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
MADE = ("build", "results", ".snakemake", ".git", ".pytest_cache")


def pages():
    """Every Markdown file of the repository, none of those that a run or a build makes."""
    found = [path.relative_to(ROOT) for path in ROOT.rglob("*.md")]
    return sorted(str(path) for path in found if path.parts[0] not in MADE or path.parts[:2] == ("results", "published"))


def anchors(page):
    """Names that headings get: small letters, no punctuation, hyphens for blanks."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(page):
    """Links that lead nowhere; those to other sites are not followed."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    for target in filter(None, (target for found in LINK.findall(text) for target in found)):
        if re.match(r"\w+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = page.parent / path if path else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            yield target


@pytest.mark.parametrize("page", pages())
def test_every_link_leads_somewhere(page):
    assert list(broken(ROOT / page)) == []


def test_a_link_to_nothing_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# One two\n[a](page.md#one-two) [b](none.md) [c](#three) [d](https://e.org/f)\n`[e](code.md)`\n")
    assert list(broken(page)) == ["none.md", "#three"]


@pytest.mark.parametrize("page, fact", [
    ("config/README.md", "own glasses"),
    ("config/README.md", "`n0.window.high`"),
    ("tools/physics/ensemble/two_level_systems.hpp", "Eq. (12)"),
    ("tests/benchmarks/README.md", "core-hours"),
    ("tools/files/README.md", "`/n0/n0`"),
])  # fmt: skip
def test_what_a_newcomer_asks_for_is_one_link_from_the_front_page(page, fact):
    assert f"]({page})" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert fact in (ROOT / page).read_text(encoding="utf-8")
