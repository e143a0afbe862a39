#include "files/double_wells/quartics.hpp"

#include "files/hdf5/table.hpp"
#include "physics/tunnelling/soft_potential.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace files {
namespace {

const std::tuple columns{
    Column{"glass", &QuarticOfMode::glass, {"1", "id"}},
    Column{"mode", &QuarticOfMode::mode, {"1", "row of /nonlinear_modes"}},
    or_nan(Column{"slope",
                  &QuarticOfMode::slope,
                  {"1", "kappa/(sqrt(chi) omega); a second well above sqrt(8/3)"}}),
    or_nan(Column{"second_minimum",
                  &QuarticOfMode::second_minimum,
                  {"l", "its place along the mode; NaN: the quartic has none"}}),
    or_nan(Column{"asymmetry",
                  &QuarticOfMode::asymmetry,
                  {"e", "U there minus that of the glass, by the quartic"}}),
    or_nan(Column{"barrier",
                  &QuarticOfMode::barrier,
                  {"e", "U of the top minus that of the higher minimum, by the quartic"}})};

QuarticOfMode quartic_of(const FittedMode& mode, std::int64_t row) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    QuarticOfMode q{mode.glass, row, nan, nan, nan, nan};
    if (!(mode.chi > 0))
        return q;
    const physics::QuarticWell well{1, std::sqrt(mode.lambda), mode.kappa, mode.chi};
    q.slope = well.kappa / (std::sqrt(well.chi) * well.omega);
    if (q.slope < physics::spinodal_slope())
        return q;
    q.second_minimum = second_minimum(well);
    q.asymmetry = asymmetry(well);
    q.barrier = energy(well, top_between(well)) - std::max(0.0, q.asymmetry);
    return q;
}

} // namespace

std::vector<QuarticOfMode> distinct_quartics(const NonlinearModes& modes) {
    std::vector<QuarticOfMode> quartics;
    for (std::size_t row = 0; row < modes.modes.size(); ++row)
        if (modes.modes[row].duplicate_of < 0)
            quartics.push_back(quartic_of(modes.modes[row], static_cast<std::int64_t>(row)));
    return quartics;
}

void write_quartics(Output& file, const std::vector<QuarticOfMode>& quartics) {
    write_table(file, "/quartics", "L", quartics, columns);
}

} // namespace files
