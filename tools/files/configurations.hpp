#pragma once

#include "files/h5.hpp"
#include "physics/configuration.hpp"
#include "physics/model.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace files {

/// Where a glass comes from.  The id is stable through all stages.
struct Glass {
    std::int64_t id;
    std::int64_t chain; ///< -1: unknown
    std::int64_t sweep; ///< Monte Carlo sweeps (or MD steps) since the start of its chain; -1: unknown
    double parent_temperature; ///< of the liquid it was quenched from [e/k_B]; 0: unknown
};

/// Configurations of one model: what `liquids` and `minima` files share.  Frame f is glass f.
struct Frames {
    physics::Model model;
    std::string model_text; ///< YAML, as it travels in /parameters/model
    std::vector<Glass> glasses;
    std::vector<physics::Configuration> configurations; ///< all of one N
};

/// Evidence of equilibration, one row per measurement.
struct EquilibrationRecord {
    std::vector<std::int64_t> chain;
    std::vector<std::int64_t> sweep;  ///< since the start of the chain
    std::vector<std::int64_t> lag;    ///< sweeps since the configuration that overlap refers to
    std::vector<double> energy;       ///< per particle [e]
    std::vector<double> pressure;     ///< virial and kinetic part, [e/l^3]
    std::vector<double> overlap;      ///< fraction of particles moved by less than 0.3 a, drift removed
    /// Per chain: [C]
    std::vector<std::int64_t> chains, seed;
    std::vector<double> relaxation_sweeps;                       ///< lag at which overlap falls to 1/e; NaN: not reached
    std::vector<double> displacement_acceptance, swap_acceptance; ///< NaN for molecular dynamics
    std::vector<std::string> start;  ///< "random", "hot", "cold", "continued", "imported"
    std::vector<std::string> method; ///< "swap_monte_carlo", "molecular_dynamics", "imported"
};

enum class Precision { single_precision, double_precision };

/// H5MD 1.1 with /glasses; reads `liquids` and `minima` files alike.
Frames read_frames(const Input& file);
void write_frames(Output& file, const Frames& frames, Precision precision);

bool has_record(const Input& file);
EquilibrationRecord read_record(const Input& file);
void write_record(Output& file, const EquilibrationRecord& record);

} // namespace files
