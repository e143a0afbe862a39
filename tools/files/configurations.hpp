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
/// @throws files::Error  also where check(configuration, model) fails, naming the frame
Frames read_frames(const Input& file);
void write_frames(Output& file, const Frames& frames, Precision precision);

/// Of the positions.
Precision precision(const Input& file);

/// The model that travels in /parameters/model, and the rows of /glasses: every stage's output has both.
physics::Model read_model(const Input& file);
std::vector<Glass> read_glasses(const Input& file);
void write_model_and_glasses(Output& file, const std::string& model_text,
                             const std::vector<Glass>& glasses);

/// Makes step and time of an H5MD element those of the positions.
void share_frame_numbers(Output& file, const std::string& element);

/// check(c, model) of physics, its words preceded by path and frame.
void check_frame(const physics::Configuration& c, const physics::Model& model,
                 const std::filesystem::path& path, std::size_t frame);

bool has_record(const Input& file);
EquilibrationRecord read_record(const Input& file);
void write_record(Output& file, const EquilibrationRecord& record);

} // namespace files
