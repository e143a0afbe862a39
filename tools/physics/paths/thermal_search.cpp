#include "physics/paths/thermal_search.hpp"

#include "physics/paths/descent.hpp"

namespace physics {
namespace {

using Eigen::Index;
using Eigen::Matrix3Xd;

/// The glass after some motion, fallen roughly, relative to where it was.
Matrix3Xd excursion(const Surroundings& around, const ThermalSearch& thermal,
                    const Random& random) {
    MolecularDynamics motion(around.glass, around.potential, thermal.motion, random);
    motion.run(thermal.steps);
    Configuration moved = motion.configuration(); // may lie in other images
    for (Index i = 0; i < moved.particles(); ++i)
        moved.positions.col(i) =
            around.glass.positions.col(i) +
            nearest_image(moved.positions.col(i) - around.glass.positions.col(i), moved.edge);
    const Configuration fallen =
        descended(moved, around.potential, around.search, {around.glass.positions});
    Matrix3Xd away = fallen.positions - around.glass.positions;
    away.colwise() -= away.rowwise().mean().eval();
    return away;
}

/// Adds to the jump of particle i all that moved near it, and near these.
void grow(const Configuration& glass, double apart, Index i, int jump, std::vector<int>& jump_of) {
    for (Index j = 0; j < glass.particles(); ++j) {
        int& other = jump_of[static_cast<std::size_t>(j)];
        if (other == 0 &&
            nearest_image(glass.positions.col(j) - glass.positions.col(i), glass.edge).norm() <
                apart) {
            other = jump;
            grow(glass, apart, j, jump, jump_of);
        }
    }
}

} // namespace

std::vector<Matrix3Xd> separate_jumps(const Configuration& glass, const Matrix3Xd& displacement,
                                      const ThermalSearch& thermal) {
    constexpr int at_rest = -1, unknown = 0;
    std::vector<int> jump_of(static_cast<std::size_t>(glass.particles()));
    for (Index i = 0; i < glass.particles(); ++i)
        jump_of[static_cast<std::size_t>(i)] =
            displacement.col(i).norm() > thermal.moved ? unknown : at_rest;
    int jumps = 0;
    for (Index i = 0; i < glass.particles(); ++i)
        if (jump_of[static_cast<std::size_t>(i)] == unknown) {
            jump_of[static_cast<std::size_t>(i)] = ++jumps;
            grow(glass, thermal.apart, i, jumps, jump_of);
        }
    std::vector<Matrix3Xd> parts(static_cast<std::size_t>(jumps),
                                 Matrix3Xd::Zero(3, glass.particles()));
    for (Index i = 0; i < glass.particles(); ++i)
        if (const int jump = jump_of[static_cast<std::size_t>(i)]; jump > 0)
            parts[static_cast<std::size_t>(jump - 1)].col(i) = displacement.col(i);
    return parts;
}

std::vector<Push> search_thermally(const Surroundings& around, const ThermalSearch& thermal,
                                   const RandomStream& stream) {
    std::vector<Push> falls;
    for (int k = 0; k < thermal.excursions; ++k) {
        const Matrix3Xd away = excursion(around, thermal, stream.from(std::int64_t{k} << 40));
        const auto jumps = separate_jumps(around.glass, away, thermal);
        if (jumps.size() < 2)
            falls.push_back(fall(around, around.glass.positions + away));
        else
            for (const Matrix3Xd& jump : jumps)
                falls.push_back(fall(around, around.glass.positions + jump));
    }
    return falls;
}

} // namespace physics
