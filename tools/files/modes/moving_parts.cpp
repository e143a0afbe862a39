#include "files/modes/moving_parts.hpp"

#include "files/hdf5/table.hpp"

#include <algorithm>
#include <numeric>

namespace files {
namespace {

const std::tuple columns{
    Column{"mode", &MovingPart::mode, {"1", "row of /nonlinear_modes"}},
    Column{"largest", &MovingPart::largest, {"1", "component of the whole unit field"}},
    Column{"weight", &MovingPart::weight, {"1", "|z|^2 of the particles that are kept"}},
    Column{"position",
           &MovingPart::position,
           {"l", "nearest image from the particle that moves most"},
           "K, 3"},
    Column{"displacement", &MovingPart::displacement, {"1", "of the unit field"}, "K, 3"}};

/// The `most` particles that move most, of the field [N][3].
MovingPart moving_part(std::int64_t mode, const double* field, const physics::Configuration& c,
                       std::size_t most) {
    const Eigen::Map<const Eigen::Matrix3Xd> z(field, 3, c.particles());
    std::vector<Eigen::Index> order(static_cast<std::size_t>(c.particles()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(),
                             [&](Eigen::Index i) { return z.col(i).squaredNorm(); });
    order.resize(std::min(order.size(), most));
    MovingPart part{mode, z.cwiseAbs().maxCoeff(), 0, {}, {}};
    for (const Eigen::Index i : order) {
        const Eigen::Vector3d away =
            physics::nearest_image(c.positions.col(i) - c.positions.col(order.front()), c.edge);
        part.weight += z.col(i).squaredNorm();
        for (int k = 0; k < 3; ++k) {
            part.position.push_back(static_cast<float>(away[k]));
            part.displacement.push_back(static_cast<float>(z(k, i)));
        }
    }
    return part;
}

/// Of the modes given the softest, softest first.
std::vector<std::size_t> softest_of(const std::vector<FittedMode>& modes,
                                    std::vector<std::size_t> rows, std::size_t most) {
    std::ranges::stable_sort(rows, {}, [&](std::size_t row) { return modes[row].lambda; });
    rows.resize(std::min(rows.size(), most));
    return rows;
}

} // namespace

std::vector<MovingPart> moving_parts(const NonlinearModes& found, const Input& file,
                                     const Frames& minima, const Kept& kept, std::size_t before) {
    std::vector<std::size_t> distinct;
    for (std::size_t row = 0; row < found.modes.size(); ++row)
        if (found.modes[row].duplicate_of < 0)
            distinct.push_back(row);
    if (distinct.empty())
        return {};
    const auto n = static_cast<std::size_t>(minima.configurations.front().particles());
    const auto fields =
        file.read<double>("/nonlinear_modes/displacement", {found.modes.size(), n, 3});
    std::vector<MovingPart> parts;
    for (const std::size_t row : softest_of(found.modes, distinct, kept.fields)) {
        const auto frame = std::ranges::find(minima.glasses, found.modes[row].glass, &Glass::id) -
                           minima.glasses.begin();
        parts.push_back(moving_part(static_cast<std::int64_t>(before + row), &fields[3 * n * row],
                                    minima.configurations.at(static_cast<std::size_t>(frame)),
                                    kept.particles));
    }
    return parts;
}

void write_softest(Output& file, const std::vector<MovingPart>& parts) {
    write_table(file, "/softest", "S", parts, columns);
}

std::vector<MovingPart> read_softest(const Input& file, std::size_t modes) {
    const auto parts = read_table<MovingPart>(file, "/softest", columns);
    for (const MovingPart& part : parts)
        if (part.mode < 0 || part.mode >= static_cast<std::int64_t>(modes))
            throw Error(file.path().string() + ": /softest/mode holds " +
                        std::to_string(part.mode) + ", expected a row of /nonlinear_modes");
    return parts;
}

} // namespace files
