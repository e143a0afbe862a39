#pragma once

#include "files/yaml/parameters.hpp"
#include "physics/liquid/chain_run.hpp"

namespace files {

/// What `equilibrate` reads: the run of one chain at one parent temperature.  Refuses keys that the
/// method does not use.
physics::ChainRun read_chain_run(Parameters& parameters);

} // namespace files
