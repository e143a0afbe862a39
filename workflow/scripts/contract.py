"""The table of tools/files/README.md: type and shape of every dataset."""

import pathlib

from stages import OF_ENSEMBLES

ENDS = ("", "_low", "_high", "_low95", "_high95")  # what a starred row stands for


class Contract:
    """What each stage may write; letters are extents, the same within one file and group of letters."""

    def __init__(self, path):
        self.rows = {}
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.replace("\\|", "/").split("|")[1:-1]]
            if len(cells) == 6 and cells[0].startswith("`/"):
                for end in ENDS if cells[0].endswith("*") else ENDS[:1]:
                    name = cells[0].rstrip("\\*").strip("`") + end
                    for writer in cells[5].split(", "):
                        extents = [part.strip() for part in cells[2].split(",")] if cells[2] else []
                        self.rows[name, writer] = (cells[1].split("/"), extents)

    def row(self, name, stage):
        writer = {"chains": "liquids"}.get(stage, stage.replace("_", " "))
        name = name.replace("/n0/relative/", "/n0/")  # one row stands for all ratios
        group, _, last = name.rpartition("/")
        if last in ("step", "time") and group.startswith(("/particles/", "/observables/")):
            name = f"/particles/all/position/{last}"  # all elements share these
        return self.rows.get((name, writer)) or self.rows.get((name, "all"))

    def faults(self, datasets, stage):
        """What is wrong with the datasets {name: dataset} of a file; extents of one letter agree within it."""
        lines, known = [], {}
        for name, dataset in sorted(datasets.items()):
            row = self.row(name, stage)
            if row is None:
                lines.append(f"{name} is not in the table of files")
                continue
            kinds, extents = row
            kind = "text" if dataset.dtype.kind == "S" else dataset.dtype.str[1:]
            if kind not in kinds:
                lines.append(f"{name} has type {kind}, expected {' or '.join(kinds)}")
            if len(extents) != dataset.ndim:
                lines.append(f"{name} has shape {list(dataset.shape)}, expected [{', '.join(extents)}]")
                continue
            # M and Q count several things in files of the whole study
            group = name.rsplit("/", 1)[0] if stage in (*OF_ENSEMBLES, "catalogue") else ""
            for letter, extent in zip(extents, dataset.shape):
                expected = int(letter) if letter.isdigit() else known.setdefault((group, letter), extent)
                if extent != expected:
                    lines.append(f"{name} has shape {list(dataset.shape)}, expected {letter} to be {expected}")
        return lines
