"""The files of a finished study, stage by stage, as the configuration of the parents implies them."""

import os
import pathlib

import yaml

OF_BATCHES = ("chains", "liquids", "minima", "elasticity", "modes", "nonlinear_modes", "double_wells", "paths", "tunnelling")
OF_DOUBLE_WELLS = OF_BATCHES[-3:]
OF_ENSEMBLES = ("relaxation", "debye", "two_level_systems", "spectrum", "n0")
TOOLS = {
    "chains": "equilibrate",
    "liquids": "join-chains",
    "minima": "quench",
    "elasticity": "measure-elasticity",
    "modes": "find-modes",
    "nonlinear_modes": "fit-nonlinear-modes",
    "double_wells": "find-double-wells",
    "paths": "trace-paths",
    "tunnelling": "solve-tunnelling",
    "relaxation": "measure-relaxation",
    "debye": "scale-debye",
    "two_level_systems": "count-two-level-systems",
    "spectrum": "measure-spectrum",
    "n0": "assemble-n0",
    "catalogue": "gather-catalogue",
}
IMPORTING = "import-configurations"  # writes liquids too


class Stages:
    """Files of one study, by its parameters/parents.yaml, and the catalogue that it adds glasses to."""

    def __init__(self, parents_file, catalogue=()):
        self.former = {pathlib.Path(path).stem: str(path) for path in catalogue}
        self.directory = pathlib.Path(parents_file).parent.parent
        with open(parents_file, encoding="utf-8") as file:
            parents = yaml.safe_load(file)
        known = {name: values for name, values in parents.items() if values["glasses"] or name in self.former}
        self.parents = dict(sorted(known.items(), key=lambda item: -item[1]["temperature"]))

    def glasses(self, stage, parent):
        """The number of glasses that the study itself makes at a stage."""
        values = self.parents[parent]
        if stage == "chains":
            return values["glasses"] - values.get("imported", 0)
        return min(values.get("searched", values["glasses"]), values["glasses"]) if stage in OF_DOUBLE_WELLS else values["glasses"]

    def batches(self, stage, parent):
        values = self.parents[parent]
        numbers = range(self.glasses(stage, parent) // values["batch"])
        if stage == "chains":
            made = range(values.get("imported", 0) // values["batch"], values["glasses"] // values["batch"])
            chains = range(values["chains"] if values["source"] == "generate" else 0)
            names = [f"{stage}/{parent}/{chain:04d}/{batch:04d}.h5" for chain in chains for batch in made]
        else:
            names = [f"{stage}/{parent}/{batch:04d}.h5" for batch in numbers]
        return [str(self.directory / name) for name in names]

    def holders(self, stage, parent):
        """The files of a stage that cover all glasses: the catalogue and the batches."""
        return [path for name, path in self.former.items() if name == parent] + self.batches(stage, parent)

    def files(self):
        """{stage: files}, in the order of the study; stages without a file are left out."""
        found = {"catalogue": list(self.former.values())}
        for stage in OF_BATCHES:
            found[stage] = [path for parent in self.parents for path in self.batches(stage, parent)]
        for stage in OF_DOUBLE_WELLS:  # older studies have none
            found[stage] = list(filter(os.path.exists, found[stage]))
        found["tunnelling"] += sorted(map(str, self.directory.glob("tunnelling/*/former.h5")))
        for stage in OF_ENSEMBLES:
            if stage == "two_level_systems" and not found["tunnelling"]:
                continue  # the catalogue holds no double wells
            found[stage] = [str(self.directory / f"{stage}.h5")]
        return {stage: paths for stage, paths in found.items() if paths}

    def name(self, path):
        """The path relative to the study, so that pages do not depend on its place; of a catalogue, the last part."""
        if str(path) in self.former.values():
            return f"catalogue/{pathlib.Path(path).name}"
        return pathlib.Path(path).relative_to(self.directory).as_posix()
