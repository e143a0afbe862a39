#include "physics/paths/jumps.hpp"

namespace physics {
namespace {

using Eigen::Index;
using Eigen::Matrix3Xd;

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
                                      const JumpSearch& search) {
    constexpr int at_rest = -1, unknown = 0;
    std::vector<int> jump_of(static_cast<std::size_t>(glass.particles()));
    for (Index i = 0; i < glass.particles(); ++i)
        jump_of[static_cast<std::size_t>(i)] =
            displacement.col(i).norm() > search.moved ? unknown : at_rest;
    int jumps = 0;
    for (Index i = 0; i < glass.particles(); ++i)
        if (jump_of[static_cast<std::size_t>(i)] == unknown) {
            jump_of[static_cast<std::size_t>(i)] = ++jumps;
            grow(glass, search.apart, i, jumps, jump_of);
        }
    std::vector<Matrix3Xd> parts(static_cast<std::size_t>(jumps),
                                 Matrix3Xd::Zero(3, glass.particles()));
    for (Index i = 0; i < glass.particles(); ++i)
        if (const int jump = jump_of[static_cast<std::size_t>(i)]; jump > 0)
            parts[static_cast<std::size_t>(jump - 1)].col(i) = displacement.col(i);
    return parts;
}

} // namespace physics
