#include "files/ensemble/estimates.hpp"

#include <array>
#include <cstdint>

namespace files {
namespace {

using physics::Interval;

struct End {
    const char* name;
    double Interval::*member;
    const char* meaning;
};
constexpr std::array ends{End{"_low", &Interval::low, "lower end of the 68 % interval"},
                          End{"_high", &Interval::high, "upper end of the 68 % interval"},
                          End{"_low95", &Interval::low95, "lower end of the 95 % interval"},
                          End{"_high95", &Interval::high95, "upper end of the 95 % interval"}};

} // namespace

void write_estimates(Output& file, const std::string& dataset,
                     const std::vector<physics::Estimate>& estimates, const Extents& extents,
                     Meaning meaning) {
    std::vector<double> values;
    for (const physics::Estimate& e : estimates)
        values.push_back(e.value);
    file.write<double>(dataset, values, extents, meaning);
    for (const End& end : ends) {
        values.clear();
        for (const physics::Estimate& e : estimates)
            values.push_back(e.interval.*end.member);
        file.write<double>(dataset + end.name, values, extents, {meaning.unit, end.meaning});
    }
}

void write_memory(Output& file, const std::string& group,
                  const std::vector<physics::Blocking>& blockings, const std::string& observable) {
    std::vector<double> inefficiency, effective;
    std::vector<std::int64_t> groups, length;
    for (const physics::Blocking& blocking : blockings) {
        inefficiency.push_back(blocking.inefficiency);
        effective.push_back(physics::effective_number(blocking.groups));
        groups.push_back(static_cast<std::int64_t>(blocking.groups.size()));
        length.push_back(blocking.length);
    }
    const Extents shape{{"P", blockings.size()}};
    file.write<double>(group + "/statistical_inefficiency", inefficiency, shape,
                       {"1", "glasses worth an independent one, from their " + observable +
                                 "; NaN where it does not vary"});
    file.write<std::int64_t>(group + "/independent_groups", groups, shape,
                             {"1", "parts of chains that errors are taken over"});
    file.write<double>(group + "/effective_groups", effective, shape,
                       {"1", "groups of equal size that would be worth as much"});
    file.write<std::int64_t>(
        group + "/group_length", length, shape,
        {"1", "sweeps or steps that a group spans at least; samples where sweeps are not known"});
}

void write_parent_temperatures(Output& file, const std::string& group,
                               const std::vector<physics::Ensemble>& parents) {
    std::vector<double> temperatures;
    for (const physics::Ensemble& parent : parents)
        temperatures.push_back(parent.parent_temperature);
    file.write<double>(group + "/parent_temperature", temperatures, {{"P", temperatures.size()}},
                       {"e/k_B", "hot to cold"});
}

} // namespace files
