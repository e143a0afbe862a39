#include "physics/liquid/record.hpp"

#include <algorithm>
#include <tuple>

namespace physics {

void keep_once(std::vector<RecordRow>& record) {
    const auto key = [](const RecordRow& row) { return std::tuple(row.chain, row.sweep, row.lag); };
    std::ranges::stable_sort(record, {}, key);
    const auto repeated = std::ranges::unique(record, {}, key);
    record.erase(repeated.begin(), repeated.end());
}

} // namespace physics
