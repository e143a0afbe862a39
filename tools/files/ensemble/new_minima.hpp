#pragma once

#include "files/modes/elasticity.hpp"

namespace files {

/// No glass behind the first `former` is the minimum of one of these once more, as of liquids that
/// are imported twice: of the same moduli and pressure, within 1e-6.  Two samples of one chain may
/// share a minimum.
/// @throws files::Error
void expect_new_minima(const Elasticity& all, std::size_t former);

} // namespace files
