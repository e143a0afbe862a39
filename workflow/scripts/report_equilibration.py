"""Evidence that the liquids are equilibrated, one row per parent temperature, as HTML."""

import math

import numpy as np

from inputs import Files
from markup import table
from notation import plain

DASH = "–"
NUMBERS = ("chains", "first_sweep", "last_sweep", "relaxation_sweeps")
ERRORS = ("energy_change", "temperature_of_energy")
CAPTION = (
    "Equilibration of the parent liquids. The relaxation time is the lag at which the mean self-overlap of samples of one "
    "chain falls to 1/e, drift of the centre of mass removed. The change of the energy per particle is that from the "
    "earlier to the later half of each chain, after its first sample, with the standard error over chains. T by energy is "
    "where a + bT<sup>3/5</sup> through the two hottest liquids has the energy of this one: above T<sub>p</sub>, the chains "
    "have not come down. Errors come from groups, which are parts of chains; the effective number is the equivalent number of equal groups. The unit of time "
    "is a sweep, or a step of molecular dynamics where no move is listed."
)
BREATHING = (
    "Chains of breathing sizes, the last segment of each. The thermostat is set so that the temperature is T<sub>p</sub>. It is the kinetic one less what "
    "the timestep adds (a share below 1 %); the timestep adds some 2.2 times as much to the configurational one. The next two columns show how far the sizes were from "
    "their law: the largest offset of a moment, and of the number of particles in a twentieth of the sizes. Each sample ends "
    "with exact sizes and sweeps of swap Monte Carlo, which change the energy per particle and leave the overlap."
)


def row_at(files, group, temperature):
    return int(np.flatnonzero(np.isclose(files.read(f"{group}/parent_temperature"), temperature))[0])


def acceptance(paths, name):
    """Mean over the chains that recorded it, in per cent."""
    values = []
    for path in paths:
        file = Files([path])
        if file.has(f"equilibration/chains/{name}"):
            values += list(file.read(f"equilibration/chains/{name}"))
    known = [value for value in values if math.isfinite(value)]
    return f"{100 * sum(known) / len(known):.0f} %" if known else DASH


def counted(number):
    """A number with spaces between thousands; a dash if it is unknown, which is negative or NaN."""
    return f"{number:,.0f}".replace(",", "\u202f") if number >= 0 else DASH


def change_text(change, error):
    if not math.isfinite(change):
        return DASH
    spread = f" ± {1000 * error:.1f}" if math.isfinite(error) else ""
    return f"{1000 * change:+.1f}{spread}".replace("-", "−")


def parent_row(temperature, paths, measured):
    at, known = row_at(measured, "relaxation", temperature), row_at(measured, "debye", temperature)
    chains, first, last, relaxation = (measured.read(f"relaxation/{name}")[at] for name in NUMBERS)
    change, by_energy = ([measured.read(f"relaxation/{name}{end}")[at] for end in ("", "_error")] for name in ERRORS)
    names = ("glasses", "independent_groups", "effective_groups", "group_length")
    glasses, groups, effective, length = (measured.read(f"debye/{name}")[known] for name in names)
    cells = [f"{temperature:.2f}", str(chains) if chains else DASH, counted(first), counted(last)]
    cells.append(counted(relaxation) if math.isfinite(relaxation) or not chains else "not reached")
    cells += [acceptance(paths, f"{kind}_acceptance") for kind in ("displacement", "swap")]
    cells += [change_text(*change), with_error(*by_energy) if math.isfinite(by_energy[0]) else DASH]
    return [*cells, str(glasses), counted(length), str(groups), plain(float(effective))]


def breathing_rows(paths):
    """One row of cells for each chain of breathing sizes, from the last segment of each."""
    last = {}
    for path in paths:
        file = Files([path])
        if not file.has("equilibration/breathing"):
            continue
        columns = {name: file.read(f"equilibration/breathing/{name}") for name in file.names("equilibration/breathing")}
        last |= {int(chain): (columns, k) for k, chain in enumerate(columns["chain"])}
    for chain, (columns, k) in sorted(last.items()):
        of = {name: values[k] for name, values in columns.items()}
        pairs = ("temperature", "configurational_temperature")
        temperatures = [with_error(of[name], of[f"{name}_error"]) for name in pairs] + [f"{of['thermostat']:.4f}"]
        sizes = [f"{np.abs(of['moment']).max():.4f}", f"{100 * np.abs(20 * of['share'] - 1).max():.1f} %"]
        change = change_text(of["energy_change"], of["energy_change_error"])
        yield [str(chain), *temperatures, *sizes, change, f"{of['finish_overlap']:.2f}"]


def with_error(value, error):
    return f"{value:.4f} ± {error:.4f}" if math.isfinite(error) else f"{value:.4f}"


def breathing(stages):
    """Empty where no sizes breathe."""
    head = ["T<sub>p</sub>", "chain", "T", "configurational T", "thermostat", "largest moment", "largest share off"]
    head += ["energy change at the end [10<sup>−3</sup> ε]", "overlap"]
    rows = []
    for parent, values in stages.parents.items():
        rows += [[f"{values['temperature']:.2f}", *row] for row in breathing_rows(stages.holders("liquids", parent))]
    return table(BREATHING, head, {"": rows}) if rows else ""


def equilibration(stages, measured):
    head = ["T<sub>p</sub>", "chains", "first sample", "last sample", "relaxation time"]
    head += ["moves accepted", "swaps accepted", "energy change [10<sup>−3</sup> ε]", "T by energy"]
    head += ["glasses", "shortest group", "groups", "effective number of groups"]
    rows = []
    for parent, values in stages.parents.items():
        rows.append(parent_row(values["temperature"], stages.holders("liquids", parent), measured))
    return table(CAPTION, head, {"": rows}) + breathing(stages)
