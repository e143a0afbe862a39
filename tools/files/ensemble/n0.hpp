#pragma once

#include "files/ensemble/ensembles.hpp"
#include "physics/ensemble/estimates.hpp"

namespace files {

/// Everything that Table I and Figures 1, 2 and 4 show.
struct TwoLevelDensities {
    physics::Translation translation;
    std::vector<physics::TranslatedEnsemble> rows; ///< one per parent temperature
};

void write_n0(Output& file, const Ensembles& ensembles, const TwoLevelDensities& n0);

} // namespace files
