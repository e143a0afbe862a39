#pragma once

#include "files/h5.hpp"
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

/// What the output of every stage has: the model as text, and the glasses it speaks of.
struct Origin {
    std::string model_text; ///< YAML, as it travels in /parameters/model
    std::vector<Glass> glasses;
};

/// /parameters/model and /glasses.
Origin read_origin(const Input& file);
void write_origin(Output& file, const Origin& origin);

/// The model that travels in /parameters/model.
physics::Model read_model(const Input& file);

/// Position of the glass in `glasses`.
/// @throws files::Error  naming `file` if it is not there
std::size_t find_glass(const std::vector<Glass>& glasses, std::int64_t id, const Input& file);

} // namespace files
