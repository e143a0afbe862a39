#include "physics/liquid/breathing_evidence.hpp"

#include "physics/statistics/blocking.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace physics {
namespace {

using Row = BreathingEvidence::Row;
using Numbers = std::array<double, BreathingEvidence::numbers>;
constexpr std::size_t most_rows = 2048;

Row plus(const Row& a, const Row& b, double factor) {
    auto x = std::bit_cast<Numbers>(a);
    const auto y = std::bit_cast<Numbers>(b);
    for (std::size_t k = 0; k < x.size(); ++k)
        x[k] = factor * (x[k] + y[k]);
    return std::bit_cast<Row>(x);
}

} // namespace

void BreathingEvidence::add(const Row& measurement) {
    open_ = plus(open_, measurement, 1);
    if (++in_open_ < measurements_per_row_)
        return;
    rows_.push_back(plus(open_, {}, 1 / static_cast<double>(in_open_)));
    open_ = {};
    in_open_ = 0;
    if (rows_.size() < most_rows)
        return;
    for (std::size_t k = 0; 2 * k + 1 < rows_.size(); ++k)
        rows_[k] = plus(rows_[2 * k], rows_[2 * k + 1], 0.5);
    rows_.resize(most_rows / 2);
    measurements_per_row_ *= 2;
}

template <class Value>
BlockedMean BreathingEvidence::blocked(Value value) const {
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    if (rows_.empty())
        return {unknown, unknown};
    std::vector<ChainValue> values;
    double mean = 0;
    for (const Row& row : rows_) {
        const auto at = static_cast<std::int64_t>(values.size());
        values.push_back({0, at, at, value(row)});
        mean += values.back().value / static_cast<double>(rows_.size());
    }
    const Blocking found = blocking(values);
    double squares = 0;
    for (const Draw& group : found.groups) {
        double sum = 0;
        for (const std::size_t k : group)
            sum += values[k].value - mean;
        squares += sum * sum;
    }
    const double groups = effective_number(found.groups), n = static_cast<double>(values.size());
    return {mean, groups > 1 ? std::sqrt(groups / (groups - 1) * squares) / n : unknown};
}

BlockedMean BreathingEvidence::configurational_temperature() const {
    const double laplacian = mean(&Row::laplacian).value;
    const double ratio = mean(&Row::force2).value / laplacian;
    const double error =
        blocked([&](const Row& row) { return row.force2 - ratio * row.laplacian; }).error;
    return {ratio, error / laplacian};
}

BlockedMean BreathingEvidence::mean(double Row::*member) const {
    return blocked([member](const Row& row) { return row.*member; });
}

BlockedMean BreathingEvidence::moment(std::size_t k) const {
    return blocked([k](const Row& row) { return row.moments[k]; });
}

BlockedMean BreathingEvidence::share(std::size_t bin) const {
    return blocked([bin](const Row& row) { return row.shares[bin]; });
}

std::vector<double> BreathingEvidence::numbers_of_all() const {
    std::vector<double> all{static_cast<double>(measurements_per_row_),
                            static_cast<double>(in_open_), static_cast<double>(rows_.size())};
    const auto append = [&all](const Row& row) {
        const auto numbers_of_row = std::bit_cast<Numbers>(row);
        all.insert(all.end(), numbers_of_row.begin(), numbers_of_row.end());
    };
    append(open_);
    std::ranges::for_each(rows_, append);
    for (const Finish& f : finishes_)
        all.insert(all.end(), {f.energy_before, f.energy_after, f.pressure_before, f.pressure_after,
                               f.overlap});
    return all;
}

BreathingEvidence BreathingEvidence::from_numbers(const std::vector<double>& all) {
    BreathingEvidence e;
    auto next = all.begin();
    const auto row = [&next] {
        Numbers numbers_of_row;
        std::copy_n(next, numbers, numbers_of_row.begin());
        next += numbers;
        return std::bit_cast<Row>(numbers_of_row);
    };
    e.measurements_per_row_ = static_cast<std::int64_t>(*next++);
    e.in_open_ = static_cast<std::int64_t>(*next++);
    e.rows_.resize(static_cast<std::size_t>(*next++));
    e.open_ = row();
    std::ranges::generate(e.rows_, row);
    for (; next != all.end(); next += 5)
        e.finishes_.push_back({next[0], next[1], next[2], next[3], next[4]});
    return e;
}

} // namespace physics
