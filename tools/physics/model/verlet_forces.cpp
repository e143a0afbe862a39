#include "physics/model/verlet_forces.hpp"

#include "physics/model/close_pairs.hpp"

#include <algorithm>
#include <cmath>

namespace physics {

namespace {

// [l]; shorter and longer ones are slower
constexpr double near_skin = 0.3, far_skin = 1.8;
constexpr double out_of_range = 1e6; // lambda_ij^-2 of a dummy, which is an edge away or more

double furthest_move(const Eigen::Matrix3Xd& from, const Eigen::Matrix3Xd& to) {
    return std::sqrt((to - from).colwise().squaredNorm().maxCoeff());
}

} // namespace

VerletForces::VerletForces(const Configuration& c, const PairPotential& potential)
    : potential_(potential), far_listed_(c), near_{.edge = c.edge,
                                                   .cutoff = potential.model().cutoff,
                                                   .half_exponent = potential.model().exponent / 2,
                                                   .coefficients = potential.coefficients(),
                                                   .first = std::vector<std::size_t>(
                                                       static_cast<std::size_t>(c.particles()) + 1),
                                                   .other = {},
                                                   .inverse_square = {}} {
    potential.expect_room(c.edge);
    list_anew(c.positions);
}

void VerletForces::list_anew(const Eigen::Matrix3Xd& positions) {
    list_far(positions);
    list_near(positions);
}

void VerletForces::list_far(const Eigen::Matrix3Xd& positions) {
    far_listed_.positions = positions;
    far_.clear();
    far_first_.assign(1, 0);
    // Every evaluation chooses the nearest image of a pair anew, so a skin may reach beyond half
    // the edge.
    const Eigen::VectorXd radii = potential_.radii(far_listed_.diameters).array() + far_skin / 2;
    visit_close_pairs(far_listed_, radii, ListedFor::either, [&](int, auto neighbours) {
        for (const Neighbour& n : neighbours)
            far_.push_back(n.j);
        far_first_.push_back(far_.size());
    });
}

void VerletForces::list_near(const Eigen::Matrix3Xd& positions) {
    near_listed_ = positions;
    const Eigen::VectorXd& sizes = far_listed_.diameters;
    const Eigen::Matrix3Xd x = wrapped({far_listed_.edge, positions, sizes});
    into_box_ = x - positions;
    const double away = 2 * far_listed_.edge;
    x_.assign(far_first_.size(), {away, away, away, 0}); // the last stays there
    for (Eigen::Index i = 0; i < positions.cols(); ++i)
        x_[static_cast<std::size_t>(i)] = {x(0, i), x(1, i), x(2, i), sizes[i]};
    const std::size_t most = far_.size() + pairs_at_once * far_first_.size();
    near_.other.resize(most);
    near_.inverse_square.resize(most);
    const auto dummy = static_cast<std::int32_t>(4 * positions.cols());
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < far_first_.size(); ++i) {
        near_.first[i] = count;
        count = append_near(i, count);
        for (; count % pairs_at_once != 0; ++count) {
            near_.other[count] = dummy;
            near_.inverse_square[count] = out_of_range;
        }
    }
    near_.first.back() = count;
}

/// The partners of particle i, from place `count` = near_.first[i] of the list on.
/// @return  the place behind them
std::size_t VerletForces::append_near(std::size_t i, std::size_t count) {
    const double edge = near_.edge, half = edge / 2;
    const auto [own_x, own_y, own_z, own_size] = x_[i].axis;
    const auto nearest = [=](double r) {
        return r - (r > half ? edge : 0) + (r < -half ? edge : 0);
    };
    for (std::size_t k = far_first_[i]; k < far_first_[i + 1]; ++k) {
        const auto [other_x, other_y, other_z, other_size] =
            x_[static_cast<std::size_t>(far_[k])].axis;
        const double x = nearest(other_x - own_x), y = nearest(other_y - own_y),
                     z = nearest(other_z - own_z);
        const double size = potential_.pair_size(own_size, other_size);
        const double reach = near_.cutoff * size + near_skin;
        near_.other[count] = 4 * far_[k];   // the next overwrites these unless it counts
        near_.inverse_square[count] = size; // inverted below
        count += x * x + y * y + z * z < reach * reach;
    }
    for (std::size_t k = near_.first[i]; k < count; ++k)
        near_.inverse_square[k] = 1 / (near_.inverse_square[k] * near_.inverse_square[k]);
    return count;
}

double VerletForces::operator()(const Eigen::Matrix3Xd& positions, Eigen::Matrix3Xd& forces) {
    if (furthest_move(near_listed_, positions) > near_skin / 2) {
        if (furthest_move(far_listed_.positions, positions) > (far_skin - near_skin) / 2)
            list_far(positions);
        list_near(positions);
    }
    const auto rows = [&](std::vector<PaddedVector>& padded) {
        return Eigen::Map<Eigen::Matrix4Xd>(padded.front().axis, 4, positions.cols()).topRows<3>();
    };
    rows(x_) = positions + into_box_;
    forces_.assign(x_.size(), {});
    const double energy = add_forces(near_, x_, forces_);
    forces = rows(forces_);
    return energy;
}

} // namespace physics
