"""A_4 omega_D^5 and the exponent of the density of modes below every cut-off, in omega_D, at each T_p, as spectrum.csv.  NaN
where a glass is not complete up to that cut-off; the exponent also where the modes are too few."""

import math

from inputs import Files, arguments, write_text
from tabulate_table1 import ENDS, as_csv


def rows_of_table(files):
    """Hot to cold, ascending cut-offs."""
    temperatures, cutoffs = files.read("spectrum/parent_temperature"), files.read("spectrum/cutoffs/cutoff")
    glasses, particles = files.read("spectrum/fit/glasses"), files.read("debye/particles")
    modes = files.read("spectrum/cutoffs/modes")
    fitted = {f"{name}{end}": files.read(f"spectrum/cutoffs/{name}{end}") for name in ("A4", "exponent") for end in ENDS}
    rows = []
    for i in sorted(range(len(temperatures)), key=lambda i: -temperatures[i]):
        for k, cutoff in enumerate(cutoffs):
            row = {"parent_temperature": float(temperatures[i]), "particles": int(particles[i]), "glasses": int(glasses[i])}
            row |= {"cutoff": float(cutoff), "modes": int(modes[i, k]) if modes[i, k] >= 0 else math.nan}
            rows.append(row | {name: float(values[i, k]) for name, values in fitted.items()})
    return rows


if __name__ == "__main__":
    given = arguments(__doc__)
    write_text(given.output, as_csv(rows_of_table(Files(given.input))))
