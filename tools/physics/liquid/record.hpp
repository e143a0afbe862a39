#pragma once

#include <cstdint>
#include <vector>

namespace physics {

/// One measurement of a chain: the evidence that it is equilibrated.
struct RecordRow {
    std::int64_t chain;
    std::int64_t sweep; ///< since the start of the chain
    std::int64_t lag;   ///< sweeps since the configuration that the overlap refers to
    double energy;      ///< U/N; NaN while sizes breathe                      [e]
    double pressure;    ///< rho T + virial; likewise                          [e/l^3]
    double overlap;     ///< self_overlap()
};

/// Sorts by chain, sweep and lag, and drops duplicate rows, which occur if two batches read the same
/// file.
void keep_once(std::vector<RecordRow>& record);

} // namespace physics
