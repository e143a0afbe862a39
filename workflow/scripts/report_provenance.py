"""Program and inputs of every file, and the time of each stage, as HTML."""

import csv
import hashlib
import html
import pathlib

from inputs import Files
from markup import table
from stages import OF_BATCHES

SHORT = 12  # digits of a SHA-256 that are shown


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def inputs(file, known):
    """Names and hashes; a hash that is on the page is a link to its file."""
    parts = []
    for name, digest in zip(file.read("provenance/inputs/name"), file.read("provenance/inputs/sha256")):
        short = digest[:SHORT]
        shown = f'<a href="#sha-{short}">{short}</a>' if digest in known else short
        parts.append(f"{html.escape(name)} <code>{shown}</code>")
    return "<br>".join(parts)


def stage_rows(stages, paths, hashes):
    rows, known = [], set(hashes.values())
    for path in paths:
        file, short = Files([path]), hashes[path][:SHORT]
        executable, seed = file.read("provenance/executable")[:SHORT], file.read("provenance/seed")
        cells = [stages.name(path), f'<code id="sha-{short}">{short}</code>', f"<code>{executable}</code>"]
        rows.append([*cells, str(seed) if seed else "none", inputs(file, known)])
    return rows


def provenance(stages):
    """One table for each stage."""
    hashes = {path: sha256(path) for paths in stages.files().values() for path in paths}
    head = ["file", "SHA-256", "program", "seed", "inputs"]
    parts = []
    for stage, paths in stages.files().items():
        tool = Files(paths).read("provenance/tool")
        count = f"{len(paths)} file{'s' if len(paths) > 1 else ''}"
        rows = table(f"{stage}, written by <code>{tool}</code>", head, {"": stage_rows(stages, paths, hashes)})
        parts.append(f"<details><summary>{stage}: <code>{tool}</code>, {count}</summary>{rows}</details>")
    return "\n".join(parts)


def seconds(stages, path):
    """Wall time of the job that made a file, from its benchmark; None without one, or after a power cut."""
    tool, (_, *inner) = Files([path]).read("provenance/tool"), stages.name(path).split("/")
    benchmark = pathlib.Path(stages.directory, "benchmarks", tool, *inner).with_suffix(".tsv")
    if not benchmark.is_file():
        return None
    with open(benchmark, encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file, delimiter="\t"), None)
    return float(row["s"]) if row else None


def total(stages, paths):
    times = [seconds(stages, path) for path in paths]
    return None if not times or None in times else sum(times)


def time_row(stages, stage, paths):
    per_glass = []
    for parent in stages.parents:
        own = set(stages.batches(stage, parent)) & set(paths) if stage in OF_BATCHES else set()
        spent = total(stages, own)
        per_glass.append("–" if spent is None else f"{spent / stages.glasses(stage, parent):.2f}")
    spent = total(stages, paths)
    return [stage, *per_glass, "–" if spent is None else f"{spent:.1f}"]


def times(stages):
    temperatures = [f"{values['temperature']:.2f}" for values in stages.parents.values()]
    caption = (
        "Wall time per glass at each T<sub>p</sub>, and the sum, in seconds of one core, from the benchmark files of the "
        "jobs. These numbers vary from run to run; nothing else on the page does. A dash: no benchmark, or no single "
        "T<sub>p</sub>."
    )
    rows = [time_row(stages, stage, paths) for stage, paths in stages.files().items()]
    return table(caption, ["stage", *temperatures, "sum"], {"": rows})
