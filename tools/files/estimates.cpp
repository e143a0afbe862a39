#include "files/estimates.hpp"

#include <array>

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
                     const std::vector<physics::Estimate>& estimates, const Shape& shape,
                     Meaning meaning) {
    std::vector<double> values;
    for (const physics::Estimate& e : estimates)
        values.push_back(e.value);
    file.write<double>(dataset, values, shape, meaning);
    for (const End& end : ends) {
        values.clear();
        for (const physics::Estimate& e : estimates)
            values.push_back(e.interval.*end.member);
        file.write<double>(dataset + end.name, values, shape, {meaning.unit, end.meaning});
    }
}

void write_parent_temperatures(Output& file, const std::string& group,
                               const std::vector<physics::Ensemble>& parents) {
    std::vector<double> temperatures;
    for (const physics::Ensemble& parent : parents)
        temperatures.push_back(parent.parent_temperature);
    file.write<double>(group + "/parent_temperature", temperatures, {temperatures.size()},
                       {"e/k_B", "hot to cold"});
}

} // namespace files
