#include "physics/tunnelling/material_units.hpp"

#include "physics/tunnelling/constants.hpp"

#include <cmath>
#include <stdexcept>

namespace physics {

MaterialUnits material_units(const Material& m, double density, double debye_frequency) {
    for (const double x : {m.mass, m.spacing, m.debye_temperature, density, debye_frequency})
        if (!(x > 0))
            throw std::invalid_argument("mass, spacing, Debye temperature, density and Debye "
                                        "frequency are expected to be more than 0");
    const double length = m.spacing * std::cbrt(density);
    const double time = debye_frequency * hbar / (boltzmann * m.debye_temperature);
    const double energy = m.mass * length * length / (time * time);
    return {length, time, energy, hbar / (energy * time), energy / boltzmann};
}

} // namespace physics
