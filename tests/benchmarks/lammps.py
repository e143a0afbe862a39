"""LAMMPS on the same liquid, with its sizes rounded to a few types whose pair potentials are tables."""

import shutil

import numpy as np

import glasses
from work import Work, did

PROGRAM = "lmp"
QUENCH = "conjugate gradients to the same largest force, {types} tabulated sizes, no certificate, start-up not counted"
SWAP = "fix atom/swap: one attempted exchange of two of {types} tabulated sizes, full energy, start-up not counted"

SETTING = """clear
units lj
atom_style atomic
atom_modify map array
boundary p p p
read_data "{data}"
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


def write_data(path, liquids, glass, types):
    """A LAMMPS data file of one glass: type t holds the particles whose size rank is in the t-th share of N."""
    edge = glasses.read(liquids, "particles/all/box/edges/value")[glass][0, 0]
    positions, sizes = (glasses.read(liquids, f"particles/all/{name}/value")[glass] for name in ("position", "diameter"))
    rank = np.argsort(np.argsort(sizes, kind="stable"))
    kinds = rank * types // len(sizes) + 1
    places = enumerate(zip(kinds, positions % edge), start=1)
    rows = [f"{i} {kind} {x:.9g} {y:.9g} {z:.9g}" for i, (kind, (x, y, z)) in places]
    box = [f"0 {edge!r} {axis}lo {axis}hi" for axis in "xyz"]
    lines = ["a liquid", "", f"{len(sizes)} atoms", f"{types} atom types", "", *box, "", "Atoms", "", *rows, ""]
    path.write_text("\n".join(lines))


def split_tables(inputs):
    """One file for each pair: LAMMPS reads a file from its beginning for every pair in it."""
    for section in f"\n{inputs.path('pairs.table').read_text()}".split("\n\nP")[1:]:
        name = section.partition("\n")[0]
        inputs.path(f"P{name}.table").write_text(f"# {name}\n\nP{section}\n")


def data(inputs, particles, glass):
    return inputs.path(f"{particles}-{glass}.data")


def script(inputs, particles, count, name, last):
    """The command that runs `last` on each of the first liquids of N particles."""
    ordered = [(i, j) for i in range(1, inputs.plan["types"] + 1) for j in range(i, inputs.plan["types"] + 1)]
    pairs = "\n".join(f"pair_coeff {i} {j} \"{inputs.path(f'P{i}_{j}.table')}\" P{i}_{j}" for i, j in ordered)
    path = inputs.path(f"{name}-{particles}.lammps")
    each = [SETTING.format(data=data(inputs, particles, glass), pairs=pairs) + last for glass in range(count)]
    path.write_text("".join(each))
    return [PROGRAM, "-in", path, "-log", "none"]


def minimisation(inputs, particles):
    """Of the same glasses as our quench."""
    quench, count = inputs.sections["quench"], inputs.plan["glasses"][particles]

    def command(steps):
        last = MINIMISE.format(force=quench["max_force"], steps=steps)
        return script(inputs, particles, count, f"minimise{steps}", last)

    return Work(command(quench["max_steps"]), per=count, without=command(0))


def exchanges(inputs, particles, attempts):
    """Between the two middle sizes, at the T_p of the growth."""
    temperature = inputs.sections["parents"][inputs.plan["growth_parent"]]["temperature"]
    pair = f"{inputs.plan['types'] // 2} {inputs.plan['types'] // 2 + 1}"

    def command(attempts):
        last = EXCHANGE.format(attempts=attempts, temperature=temperature, pair=pair)
        return script(inputs, particles, 1, f"exchange{attempts}", last)

    return Work(command(attempts), per=attempts, without=command(0))


def peers(inputs, particles, tables):
    """{stage: {what LAMMPS does: its work}} at one N.  tables: the program that writes those of the pairs."""
    types = inputs.plan["types"]
    for glass in range(inputs.plan["glasses"][particles]):
        write_data(data(inputs, particles, glass), inputs.path(f"liquids-{particles}.h5"), glass, types)
    did([tables, "--model", inputs.model, "--types", types, "--output", inputs.path("pairs.table")], inputs.plan)
    split_tables(inputs)
    return {
        "quench": {f"LAMMPS: {QUENCH.format(types=types)}": minimisation(inputs, particles)},
        "swap move": {f"LAMMPS: {SWAP.format(types=types)}": exchanges(inputs, particles, inputs.plan["lammps_swaps"])},
    }
