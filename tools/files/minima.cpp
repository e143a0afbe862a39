#include "files/minima.hpp"

#include "files/table.hpp"

namespace files {
namespace {

const std::tuple rejected_columns{
    Column{"id", &RejectedGlass::id, {"1", "glass that is left out"}},
    Column{"max_force", &RejectedGlass::max_force, {"e/l", "where the quench gave up"}}};

void write_observable(Output& file, const std::string& name, const std::vector<double>& values,
                      std::string_view meaning) {
    const std::string element = "/observables/" + name;
    file.write<double>(element + "/value", values, {values.size()}, {"", meaning});
    share_frame_numbers(file, element);
}

} // namespace

void write_minima(Output& file, const Minima& minima) {
    write_frames(file, minima.frames, Precision::double_precision);
    write_observable(file, "potential_energy", minima.potential_energy, "per particle [e]");
    write_observable(file, "pressure", minima.pressure, "virial, at rest [e/l^3]");
    write_observable(file, "max_force", minima.max_force, "largest force component [e/l]");
    std::vector<std::string> reasons;
    for (const RejectedGlass& glass : minima.rejected)
        reasons.push_back(glass.reason);
    write_table(file, "/rejected", minima.rejected, rejected_columns);
    file.texts("/rejected/reason", reasons);
}

} // namespace files
