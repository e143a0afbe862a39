#pragma once

#include "files/configurations/glasses.hpp"
#include "physics/ensemble/ensemble.hpp"

#include <filesystem>
#include <vector>

namespace files {

/// All glasses of the study: parent temperatures from hot to cold, glasses by id.
struct Ensembles {
    Lineage lineage;
    std::vector<physics::Ensemble> parents;
};

/// Elasticity files of one model, any number for each parent temperature.  The modes are still
/// missing.
/// @throws files::Error  where models differ, N differs within a parent temperature, a parent
///                       temperature is unknown, or a glass appears twice, also under two numbers:
///                       with the same moduli and pressure
Ensembles gather_elasticity(const std::vector<std::filesystem::path>& paths);

/// Adds harmonic modes: exactly those glasses that `ensembles` has, each once.
void add_modes(Ensembles& ensembles, const std::vector<std::filesystem::path>& paths);

/// Adds nonlinear modes likewise, duplicates apart.
void add_nonlinear_modes(Ensembles& ensembles, const std::vector<std::filesystem::path>& paths);

} // namespace files
