#include "files/ensemble/n0_drawn.hpp"

#include "files/hdf5/single_precision.hpp"
#include "physics/ensemble/debye_scale.hpp"

#include <tuple>

namespace files {
namespace {

using physics::Ensemble;

struct Point {
    double parent_temperature;
    std::int64_t glass;
    double x, y, chi;
    std::int64_t duplicate;
};
const std::tuple coordinates{
    Column{"x", &Point::x, {"1", "omega_1/omega_D"}},
    Column{"y", &Point::y, {"1", "kappa_1/(sqrt(chi_1) omega_D); NaN where chi_1 <= 0"}},
    Column{"chi", &Point::chi, {"m omega_D^2/a^2", "chi_1"}}};
const std::tuple of_point{
    Column{"parent_temperature", &Point::parent_temperature, {"e/k_B", "of the glass"}},
    Column{"glass", &Point::glass, {"1", "id"}},
    Column{"duplicate", &Point::duplicate, {"1", "1: another start of the glass gave the same"}}};

struct HarmonicPoint {
    double parent_temperature;
    std::int64_t glass;
    double x, chi;
};
const std::tuple harmonic_coordinates{
    Column{"x", &HarmonicPoint::x, {"1", "omega/omega_D"}},
    Column{"chi", &HarmonicPoint::chi, {"m omega_D^2/a^2", "chi"}}};
const std::tuple of_harmonic_point{
    Column{"parent_temperature", &HarmonicPoint::parent_temperature, {"e/k_B", "of the glass"}},
    Column{"glass", &HarmonicPoint::glass, {"1", "id"}}};

using physics::WellCurve;
const std::tuple well_columns{
    Column{"position", &WellCurve::position, {"a", "s"}, "Q"},
    Column{"energy", &WellCurve::energy, {"K", "U(s)/k_B at omega_0, kappa_0"}, "Q"}};

double debye_frequency(const Ensemble& parent) {
    return physics::debye_frequency(parent, physics::every_glass(parent));
}

} // namespace

void write_window(Output& file, physics::Window window) {
    const auto write = [&](const char* name, double value, std::string_view meaning) {
        file.write(std::string("/n0/window/") + name, value, {"1", meaning});
    };
    write("low", window.low, "omega_1/omega_D");
    write("high", window.high, "omega_1/omega_D");
    write("symmetric_slope", physics::symmetric_slope(), "y/x where both wells are equally deep");
    write("spinodal_slope", physics::spinodal_slope(), "y/x where the second well appears");
}

void write_points(Output& file, const std::vector<Ensemble>& parents) {
    std::vector<Point> points;
    for (const Ensemble& parent : parents) {
        const double omega = debye_frequency(parent);
        for (const physics::MeasuredGlass& glass : parent.glasses) {
            const auto add = [&](const physics::CubicMode& mode, std::int64_t duplicate) {
                const auto s = physics::scaled(mode, omega, parent.density);
                points.push_back({parent.parent_temperature, glass.id, s.x, s.y, s.chi, duplicate});
            };
            for (const physics::CubicMode& mode : glass.cubic)
                add(mode, 0);
            for (const physics::CubicMode& mode : glass.duplicates)
                add(mode, 1);
        }
    }
    round_to_single(points, coordinates);
    write_table(file, "/n0/points", "L", points, std::tuple_cat(of_point, coordinates));
}

void write_harmonic_points(Output& file, const std::vector<Ensemble>& parents) {
    std::vector<HarmonicPoint> points;
    for (const Ensemble& parent : parents) {
        const double omega = debye_frequency(parent);
        for (const physics::MeasuredGlass& glass : parent.glasses)
            for (const physics::HarmonicMode& mode : glass.harmonic) {
                const auto s =
                    physics::scaled({mode.frequency, 0, mode.chi}, omega, parent.density);
                points.push_back({parent.parent_temperature, glass.id, s.x, s.chi});
            }
    }
    round_to_single(points, harmonic_coordinates);
    write_table(file, "/n0/harmonic", "M", points,
                std::tuple_cat(of_harmonic_point, harmonic_coordinates));
}

void write_wells(Output& file, const TwoLevelDensities& n0) {
    constexpr std::size_t points = 201;
    std::vector<WellCurve> wells;
    for (const physics::TranslatedEnsemble& row : n0.rows)
        wells.push_back(physics::symmetric_well_curve(row.value, n0.translation.material, points));
    write_table(file, "/n0/well", "P", wells, well_columns);
}

} // namespace files
