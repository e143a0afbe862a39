#include "physics/liquid/record.hpp"

#include <algorithm>
#include <tuple>

namespace physics {

void keep_once(std::vector<RecordRow>& record) {
    const auto key = [](const RecordRow& row) { return std::tuple(row.chain, row.sweep, row.lag); };
    std::ranges::stable_sort(record, {}, key);
    const auto same = [&](const RecordRow& a, const RecordRow& b) { return key(a) == key(b); };
    record.erase(std::unique(record.begin(), record.end(), same), record.end());
}

} // namespace physics
