"""Elasticity, mode and nonlinear-mode files of glasses whose statistics are known, as the stages write them."""

import hashlib

import h5py
import numpy

MODEL = "density: 0.58\n"
DENSITY = 0.58
SHEAR, BULK = 11.0, 60.0  # mean moduli of every parent temperature
SPACING = DENSITY ** (-1 / 3)


def debye_frequency(shear=SHEAR, bulk=BULK):
    transverse, longitudinal = (shear / DENSITY) ** 0.5, ((bulk + 4 * shear / 3) / DENSITY) ** 0.5
    return (18 * numpy.pi**2 * DENSITY / (2 * transverse**-3 + longitudinal**-3)) ** (1 / 3)


def first_plane_wave(particles):
    """2 pi c_t/(L omega_D)."""
    edge = (particles / DENSITY) ** (1 / 3)
    return 2 * numpy.pi * (SHEAR / DENSITY) ** 0.5 / edge / debye_frequency()


class Parent:
    """One parent temperature: modes of density A_4 omega^4, cubic modes with kappa/(sqrt(chi) omega) = t."""

    def __init__(self, bench, temperature, particles, a4, highest_t, glasses=40, chains=4):
        self.bench, self.temperature, self.particles = bench, temperature, particles
        self.random = numpy.random.default_rng(int(1000 * temperature))
        self.glasses, self.chains, self.a4, self.highest_t = glasses, chains, a4, highest_t
        self.names = {"elasticity": [], "modes": [], "nonlinear_modes": []}
        for batch in range(2):
            ids = numpy.arange(batch * glasses // 2, (batch + 1) * glasses // 2)
            before = []  # what the next stage is made of
            for stage in self.names:
                name = f"{stage}-{temperature}-{batch}.h5"
                with h5py.File(bench.path(name), "w") as file:
                    self.write_sources(file, before)
                    self.write_origin(file, ids)
                    getattr(self, f"write_{stage}")(file, ids)
                self.names[stage].append(name)
                before = [name]

    def write_sources(self, file, names):
        hashes = [hashlib.sha256(self.bench.path(name).read_bytes()).hexdigest() for name in names]
        file["/provenance/inputs/name"] = numpy.array(names, dtype="S32")
        file["/provenance/inputs/sha256"] = numpy.array(hashes, dtype="S64")

    def write_origin(self, file, ids):
        file["/parameters/model"] = numpy.bytes_(MODEL)
        file["/glasses/id"] = ids
        file["/glasses/chain"] = ids % self.chains
        file["/glasses/sweep"] = ids * 1000
        file["/glasses/parent_temperature"] = numpy.full(len(ids), self.temperature)

    def write_elasticity(self, file, ids):
        # pairs of opposite deviations: the means are exact
        deviation = numpy.where(ids % 2 == 0, 1, -1) * (0.05 + 1e-5 * (ids // 2))
        group = file.create_group("elasticity")
        group["glass"] = ids
        group["shear_modulus"] = SHEAR * (1 + deviation)
        group["bulk_modulus"] = BULK * (1 + deviation)
        if 0 in ids:  # as a catalogue has it of glasses from before it was measured; other files lack it
            group["diagonal_shear_modulus"] = numpy.full(len(ids), numpy.nan)
        group["pressure"] = 20.0 + numpy.where(ids // self.chains % 2 == 0, 0.1, -0.1)  # no memory
        group["debye_frequency"] = numpy.full(len(ids), debye_frequency())
        group["first_plane_wave"] = numpy.full(len(ids), first_plane_wave(self.particles) * debye_frequency())
        group["particles"] = self.particles
        group["edge"] = (self.particles / DENSITY) ** (1 / 3)
        group["density"] = DENSITY

    def write_modes(self, file, ids):
        complete = 0.155  # [omega_D]
        counts = self.random.poisson(3 * self.particles * self.a4 * complete**5 / 5, len(ids))
        glass = numpy.repeat(ids, counts)
        frequency = debye_frequency() * complete * self.random.random(len(glass)) ** 0.2
        order = numpy.lexsort((frequency, glass))
        group = file.create_group("modes")
        group["glass"] = glass
        group["frequency"] = frequency[order]
        group["eigenvalue"] = frequency[order] ** 2
        group["participation_ratio"] = numpy.full(len(glass), 0.01)
        group["kappa"] = numpy.full(len(glass), 1.0)
        group["chi"] = 0.7 * (debye_frequency() / SPACING) ** 2 * numpy.exp(self.random.normal(0, 0.3, len(glass)))
        rows = file.create_group("completeness")
        rows["glass"] = ids
        rows["complete_below"] = numpy.full(len(ids), complete * debye_frequency())
        rows["inertia_count"] = numpy.where(ids % 4 == 0, counts, -1)
        for name in ("debye_frequency", "first_plane_wave", "worst_residual", "worst_overlap"):
            rows[name] = numpy.full(len(ids), 1.0)

    def write_nonlinear_modes(self, file, ids):
        glass = numpy.sort(self.random.choice(ids, 6 * len(ids)))
        modes = len(glass)
        omega = debye_frequency() * self.random.uniform(0.03, 0.17, modes)
        chi = 0.9 * (debye_frequency() / SPACING) ** 2 * numpy.exp(self.random.normal(0, 0.3, modes))
        group = file.create_group("nonlinear_modes")
        group["glass"] = glass
        group["start_mode"] = numpy.arange(modes)
        group["lambda"] = omega**2
        group["kappa"] = self.random.uniform(0, self.highest_t, modes) * chi**0.5 * omega
        group["chi"] = chi
        group["duplicate_of"] = numpy.where(numpy.arange(modes) % 5 == 4, numpy.arange(modes) - 1, -1)
        group["contractions"] = numpy.full(modes, 100)
        for name in ("start_frequency", "participation_ratio", "overlap", "gradient_norm"):
            group[name] = numpy.full(modes, 0.5)
        group["displacement"] = numpy.zeros((modes, 1, 3))  # read by no tool here
        file["/rejected/glass"] = ids[:3]
        file["/rejected/start_mode"] = numpy.arange(3)
        file["/rejected/gradient_norm"] = numpy.full(3, 0.1)


class Study:
    """Three parent temperatures, from their synthetic files to n0.h5."""

    def __init__(self, bench, **more):
        self.bench = bench
        self.parents = [
            Parent(bench, 0.80, 8000, a4=2000, highest_t=2.0, **more),
            Parent(bench, 0.55, 2000, a4=900, highest_t=1.8, **more),
            Parent(bench, 0.30, 2000, a4=300, highest_t=1.5, **more),
        ]

    def files(self, stage):
        return [name for parent in self.parents for name in parent.names[stage]]

    def debye(self):
        return ["--elasticity", *self.files("elasticity"), "--parameters", self.bench.section("debye")]

    def spectrum(self, **changes):
        section = self.bench.section("spectrum", **{"highest": 0.16, "bootstrap_samples": 400, "seed": 7, **changes})
        return ["--modes", *self.files("modes"), "--debye", "debye.h5", "--parameters", section]

    def n0(self, **changes):
        section = self.bench.section(
            "n0", **{"bootstrap_samples": 400, "seed": 7, "c1": {"softest_modes": 50}, **changes}
        )
        return [
            "--nonlinear-modes", *self.files("nonlinear_modes"), "--modes", *self.files("modes"),
            "--debye", "debye.h5", "--spectrum", "spectrum.h5", "--parameters", section,
        ]  # fmt: skip

    def make(self):
        self.bench.make("scale-debye", *self.debye(), "--output", "debye.h5")
        self.bench.make("measure-spectrum", *self.spectrum(), "--output", "spectrum.h5")
        self.bench.make("assemble-n0", *self.n0(), "--output", "n0.h5")
        return self

    def read(self, file, dataset):
        with h5py.File(self.bench.path(file), "r") as opened:
            return opened[dataset][()]
