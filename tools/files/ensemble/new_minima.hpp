#pragma once

#include "files/modes/elasticity.hpp"

namespace files {

/// Refuses a glass behind the first `former` whose moduli and pressure are those of one of these
/// within 1e-6, as of liquids that are imported twice.  Two samples of one chain may share a minimum.
/// @throws files::Error
void expect_new_minima(const Elasticity& all, std::size_t former);

} // namespace files
