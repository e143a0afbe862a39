#include "physics/statistics/quantile.hpp"

#include <algorithm>
#include <stdexcept>

namespace physics {

double quantile(std::vector<double> values, double p) {
    if (values.empty() || !(p >= 0 && p <= 1))
        throw std::invalid_argument("quantile of no value or outside [0, 1]");
    const double place = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(place);
    const auto at = values.begin() + below;
    std::nth_element(values.begin(), at, values.end());
    if (at + 1 == values.end())
        return *at;
    const double above = *std::min_element(at + 1, values.end());
    // ends may be infinite: no difference of equal ones, no product with zero
    const double share = place - static_cast<double>(below);
    return share == 0 || above == *at ? *at : *at + share * (above - *at);
}

double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

} // namespace physics
