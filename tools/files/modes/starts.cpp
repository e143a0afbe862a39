#include "files/modes/nonlinear_modes.hpp"

namespace files {
namespace {

/// Single precision leaves a field of norm 1 only to 1e-8 and with a little translation.
Eigen::VectorXd unit_field(std::span<const float> field) {
    const Eigen::Map<const Eigen::VectorXf> stored(field.data(),
                                                   static_cast<Eigen::Index>(field.size()));
    return physics::without_translations(stored.cast<double>()).normalized();
}

} // namespace

StartingModes find_starts(const Modes& modes, const Displacements& displacements,
                          std::int64_t glass, double start_below,
                          const std::filesystem::path& file) {
    const Completeness& searched = find_row(modes.completeness, glass, file);
    const double limit = start_below * searched.first_plane_wave;
    if (limit > searched.complete_below)
        throw Error(file.string() + ": glass " + std::to_string(glass) + " has its modes below " +
                    std::to_string(searched.complete_below) + " only, expected those below " +
                    std::to_string(limit) + ": highest_frequency of the modes may be too low");
    StartingModes starts{glass, {}, {}, {}};
    for (std::size_t k = 0; k < modes.modes.size(); ++k)
        if (modes.modes[k].glass == glass && modes.modes[k].frequency < limit) {
            starts.mode.push_back(static_cast<std::int64_t>(k));
            starts.frequency.push_back(modes.modes[k].frequency);
        }
    starts.fields.resize(3 * displacements.particles,
                         static_cast<Eigen::Index>(starts.mode.size()));
    for (std::size_t k = 0; k < starts.mode.size(); ++k)
        starts.fields.col(static_cast<Eigen::Index>(k)) =
            unit_field(field_of(displacements, starts.mode[k], file));
    return starts;
}

} // namespace files
