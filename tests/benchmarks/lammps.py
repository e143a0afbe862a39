"""LAMMPS on the same liquid, with its sizes rounded to a few types whose pair potentials are tables."""

import shutil

import h5py
import numpy as np

from work import Work, did

PROGRAM = "lmp"
QUENCH = "conjugate gradients to the same largest force, {types} tabulated sizes, no certificate, start-up not counted"
SWAP = "fix atom/swap: one attempted exchange of two of {types} tabulated sizes, full energy, start-up not counted"

SETTING = """units lj
atom_style atomic
atom_modify map array
boundary p p p
read_data {data}
mass * 1
pair_style table spline 2000
{pairs}
neighbor 0.3 bin
neigh_modify delay 0 every 1 check yes one 10000
thermo_style custom step pe fmax
thermo_modify norm no
"""
MINIMISE = """min_style cg
min_modify line quadratic norm inf
minimize 0 {force} {steps} 1000000
"""
EXCHANGE = """fix swap all atom/swap 1 {attempts} 1 {temperature} ke no types {pair}
run 1
"""


def installed():
    return shutil.which(PROGRAM) is not None


def write_data(path, liquids, types):
    """A LAMMPS data file of the first glass: type t holds the particles whose size rank is in the t-th share of N."""
    with h5py.File(liquids, "r") as file:
        group = file["particles/all"]
        edge = group["box/edges/value"][0][0, 0]
        positions, sizes = group["position/value"][0], group["diameter/value"][0]
    rank = np.argsort(np.argsort(sizes, kind="stable"))
    kinds = rank * types // len(sizes) + 1
    rows = [f"{i} {kind} {x:.9g} {y:.9g} {z:.9g}" for i, (kind, (x, y, z)) in enumerate(zip(kinds, positions % edge), start=1)]
    box = [f"0 {edge!r} {axis}lo {axis}hi" for axis in "xyz"]
    lines = ["a liquid", "", f"{len(sizes)} atoms", f"{types} atom types", "", *box, "", "Atoms", "", *rows, ""]
    path.write_text("\n".join(lines))


def split_tables(inputs):
    """One file for each pair: LAMMPS reads a file from its beginning for every pair in it."""
    for section in inputs.path("pairs.table").read_text().split("\n\nP")[1:]:
        name = section.partition("\n")[0]
        inputs.path(f"P{name}.table").write_text(f"# {name}\n\nP{section}\n")


def script(inputs, particles, name, last):
    """The command that runs `last` on the liquid of N particles."""
    ordered = [(i, j) for i in range(1, inputs.plan["types"] + 1) for j in range(i, inputs.plan["types"] + 1)]
    pairs = "\n".join(f"pair_coeff {i} {j} {inputs.path(f'P{i}_{j}.table')} P{i}_{j}" for i, j in ordered)
    path = inputs.path(f"{name}-{particles}.lammps")
    path.write_text(SETTING.format(data=inputs.path(f"{particles}.data"), pairs=pairs) + last)
    return [PROGRAM, "-in", path, "-log", "none"]


def minimisation(inputs, particles):
    quench = inputs.sections["quench"]

    def command(steps):
        return script(inputs, particles, f"minimise{steps}", MINIMISE.format(force=quench["max_force"], steps=steps))

    return Work(command(quench["max_steps"]), without=command(0))


def exchanges(inputs, particles, attempts):
    """Between the two middle sizes, at the T_p of the growth."""
    temperature = inputs.sections["parents"][inputs.plan["growth_parent"]]["temperature"]
    pair = f"{inputs.plan['types'] // 2} {inputs.plan['types'] // 2 + 1}"

    def command(attempts):
        last = EXCHANGE.format(attempts=attempts, temperature=temperature, pair=pair)
        return script(inputs, particles, f"exchange{attempts}", last)

    return Work(command(attempts), per=attempts, without=command(0))


def peers(inputs, particles, tables):
    """{stage: {what LAMMPS does: its work}} at one N.  tables: the program that writes those of the pairs."""
    types = inputs.plan["types"]
    write_data(inputs.path(f"{particles}.data"), inputs.path(f"liquids-{particles}.h5"), types)
    did([tables, "--model", inputs.model, "--types", types, "--output", inputs.path("pairs.table")], inputs.plan)
    split_tables(inputs)
    return {
        "quench": {f"LAMMPS: {QUENCH.format(types=types)}": minimisation(inputs, particles)},
        "swap move": {f"LAMMPS: {SWAP.format(types=types)}": exchanges(inputs, particles, inputs.plan["lammps_swaps"])},
    }
