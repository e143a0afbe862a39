#include "files/ensemble/estimates.hpp"

namespace files {

using physics::Blocking;

void write_memory(Output& file, const std::string& group, const std::vector<Blocking>& blockings,
                  const std::string& observable) {
    const std::string worth = "glasses worth an independent one, from their " + observable +
                              "; NaN where it does not vary";
    write_table(
        file, group, "P", blockings,
        std::tuple{
            Column{"statistical_inefficiency", &Blocking::inefficiency, {"1", worth}},
            Column{"independent_groups",
                   [](const Blocking& b) { return static_cast<std::int64_t>(b.groups.size()); },
                   {"1", "parts of chains that errors are taken over"}},
            Column{"effective_groups",
                   [](const Blocking& b) { return physics::effective_number(b.groups); },
                   {"1", "groups of equal size that would be worth as much"}},
            Column{"group_length",
                   &Blocking::length,
                   {"1",
                    "sweeps or steps that a group spans at least; samples where sweeps are not "
                    "known"}}});
}

void write_parent_temperatures(Output& file, const std::string& group,
                               const std::vector<physics::Ensemble>& parents) {
    write_table(file, group, "P", parents,
                std::tuple{Column{"parent_temperature",
                                  &physics::Ensemble::parent_temperature,
                                  {"e/k_B", "hot to cold"}}});
}

} // namespace files
