#pragma once

#include "files/h5.hpp"
#include "physics/bootstrap.hpp"
#include "physics/ensemble.hpp"

#include <string>
#include <vector>

namespace files {

/// Values and intervals as X, X_low, X_high (68 %), X_low95, X_high95.
void write_estimates(Output& file, const std::string& dataset,
                     const std::vector<physics::Estimate>& estimates, const Shape& shape,
                     Meaning meaning);

/// group/parent_temperature[P].
void write_parent_temperatures(Output& file, const std::string& group,
                               const std::vector<physics::Ensemble>& parents);

} // namespace files
