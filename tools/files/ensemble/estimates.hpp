#pragma once

#include "files/hdf5/table.hpp"
#include "physics/ensemble/ensemble.hpp"
#include "physics/statistics/blocking.hpp"

#include <string>
#include <vector>

namespace files {

/// How long `observable` is remembered along chains, which sets the errors of what follows it:
/// group/statistical_inefficiency, independent_groups, effective_groups and group_length.
void write_memory(Output& file, const std::string& group,
                  const std::vector<physics::Blocking>& blockings, const std::string& observable);

/// group/parent_temperature[P].
void write_parent_temperatures(Output& file, const std::string& group,
                               const std::vector<physics::Ensemble>& parents);

} // namespace files
