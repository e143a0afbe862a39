"""The report: one self-contained page with the tables, figures, evidence, provenance and modes of a study."""

import pathlib
import string

import yaml

from inputs import Files, arguments, write_text
from markup import inlined
from report_double_wells import double_wells
from report_equilibration import equilibration
from report_findings import headline, table1_in_short, verdicts
from report_imported import imported
from report_modes import as_json, explorer
from report_provenance import provenance, times
from report_tables import claims, table1
from stages import Stages

TEMPLATES = pathlib.Path(__file__).resolve().parents[1] / "report"


def template(name):
    return (TEMPLATES / name).read_text(encoding="utf-8")


def page(stages, measured, tables, figures, kept):
    parts = {pathlib.Path(path).stem: inlined(path, pathlib.Path(path).stem) for path in figures}
    parts |= {"headline": headline(tables[0]), "table1_in_short": table1_in_short(tables[0]), "verdicts": verdicts(tables[1])}
    parts |= {"table1": table1(tables[0]), "claims": claims(*tables[1:])}
    parts |= dict(zip(("double_wells", "double_wells_link"), double_wells(stages)))
    parts |= {"equilibration_table": equilibration(stages, measured), "imported": imported(stages)}
    parts |= {"provenance": provenance(stages), "times": times(stages), "modes": as_json(explorer(stages, measured, kept))}
    scripts = {name: template(f"{name}.js") for name in ("turned", "field", "scatter")}
    parts |= {"style": template("page.css")} | scripts
    return string.Template(template("page.html")).substitute(parts)


if __name__ == "__main__":
    given = arguments(__doc__, "parents", "kept", "tables", "figures", optional=["catalogue"])
    section = yaml.safe_load(pathlib.Path(given.kept[0]).read_text(encoding="utf-8"))
    stages = Stages(given.parents[0], given.catalogue)
    write_text(given.output, page(stages, Files(given.input), given.tables, given.figures, section))
