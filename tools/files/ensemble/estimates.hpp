#pragma once

#include "files/hdf5/h5.hpp"
#include "physics/ensemble/ensemble.hpp"
#include "physics/statistics/blocking.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <string>
#include <vector>

namespace files {

/// Values and intervals as X, X_low, X_high (68 %), X_low95, X_high95.
void write_estimates(Output& file, const std::string& dataset,
                     const std::vector<physics::Estimate>& estimates, const Extents& extents,
                     Meaning meaning);

/// How long `observable` is remembered along chains, which sets the errors of what follows it:
/// group/statistical_inefficiency, independent_groups, effective_groups and group_length.
void write_memory(Output& file, const std::string& group,
                  const std::vector<physics::Blocking>& blockings, const std::string& observable);

/// group/parent_temperature[P].
void write_parent_temperatures(Output& file, const std::string& group,
                               const std::vector<physics::Ensemble>& parents);

} // namespace files
