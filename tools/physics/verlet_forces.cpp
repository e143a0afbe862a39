#include "physics/verlet_forces.hpp"

#include "physics/close_pairs.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

constexpr double skin = 0.3; // [l]; shorter and longer ones are slower

} // namespace

VerletForces::VerletForces(const Configuration& c, const PairPotential& potential)
    : potential_(potential), listed_(c) {
    if (c.edge <= 2 * potential.longest_range())
        throw std::invalid_argument("box edge is " + std::to_string(c.edge) +
                                    ", expected more than twice the longest range, " +
                                    std::to_string(2 * potential.longest_range()));
    list(c.positions);
}

void VerletForces::list(const Eigen::Matrix3Xd& positions) {
    listed_.positions = positions;
    into_box_ = wrapped(listed_) - positions;
    pairs_.clear();
    first_.assign(1, 0);
    std::size_t most = 0;
    // Of a pair the nearest image is chosen anew at every evaluation: a skin that reaches beyond
    // half the edge is no harm.
    visit_close_pairs(listed_, potential_.longest_range() + skin, [&](int i, auto neighbours) {
        for (const Neighbour& n : neighbours) {
            const double a = listed_.diameters[i], b = listed_.diameters[n.j];
            const double reach = potential_.range(a, b) + skin;
            const double size = potential_.pair_size(a, b);
            if (n.r.squaredNorm() < reach * reach)
                pairs_.push_back({n.j, 1 / (size * size)});
        }
        most = std::max(most, pairs_.size() - first_.back());
        first_.push_back(pairs_.size());
    });
    const auto columns = static_cast<Eigen::Index>(most) + 1; // the last is overwritten in vain
    in_range_.j.resize(most + 1);
    in_range_.r.resize(3, columns);
    for (auto* values : {&in_range_.inverse_square, &in_range_.u, &in_range_.inverse,
                         &in_range_.inverse_power, &in_range_.energy, &in_range_.slope})
        values->resize(columns);
}

int VerletForces::gather(int i, const Eigen::Matrix3Xd& x) {
    const double edge = listed_.edge, half = edge / 2;
    const double cutoff = potential_.model().cutoff, furthest = cutoff * cutoff;
    const double* own = x.col(i).data();
    int count = 0;
    for (std::size_t k = first_[static_cast<std::size_t>(i)];
         k < first_[static_cast<std::size_t>(i) + 1]; ++k) {
        const Pair& pair = pairs_[k];
        const double* other = x.col(pair.j).data();
        double* r = in_range_.r.col(count).data();
        for (int axis = 0; axis < 3; ++axis) {
            const double d = other[axis] - own[axis];
            r[axis] = d - (d > half ? edge : 0) + (d < -half ? edge : 0);
        }
        const double u = (r[0] * r[0] + r[1] * r[1] + r[2] * r[2]) * pair.inverse_square;
        in_range_.j[static_cast<std::size_t>(count)] = pair.j;
        in_range_.inverse_square[count] = pair.inverse_square;
        in_range_.u[count] = u;
        count += u < furthest; // a pair out of range is overwritten by the next
    }
    return count;
}

/// phi = u^-h + sum c_2l u^l with u = x^2 and h = beta/2;  g1 = (2/lambda^2) dphi/du.
void VerletForces::evaluate(int count) {
    const int half_exponent = potential_.model().exponent / 2;
    const auto& coefficients = potential_.coefficients();
    const auto u = in_range_.u.head(count);
    auto inverse = in_range_.inverse.head(count), power = in_range_.inverse_power.head(count);
    auto energy = in_range_.energy.head(count), slope = in_range_.slope.head(count);

    energy.setZero();
    slope.setZero();
    for (auto c = coefficients.rbegin(); c != coefficients.rend(); ++c) {
        slope = slope * u + energy;
        energy = energy * u + *c;
    }
    inverse = 1 / u;
    power = inverse;
    for (int k = 1; k < half_exponent; ++k)
        power *= inverse;
    energy += power;
    slope = 2 * in_range_.inverse_square.head(count) * (slope - half_exponent * power * inverse);
}

double VerletForces::operator()(const Eigen::Matrix3Xd& positions, Eigen::Matrix3Xd& forces) {
    const double furthest_move = (positions - listed_.positions).colwise().squaredNorm().maxCoeff();
    if (furthest_move > skin * skin / 4)
        list(positions);
    const Eigen::Matrix3Xd x = positions + into_box_;
    forces.setZero(3, positions.cols());
    double energy = 0;
    for (int i = 0; i < static_cast<int>(positions.cols()); ++i) {
        const int count = gather(i, x);
        evaluate(count);
        energy += in_range_.energy.head(count).sum();
        Eigen::Vector3d force = Eigen::Vector3d::Zero();
        for (int k = 0; k < count; ++k) {
            const Eigen::Vector3d pull = in_range_.slope[k] * in_range_.r.col(k);
            force += pull;
            forces.col(in_range_.j[static_cast<std::size_t>(k)]) -= pull;
        }
        forces.col(i) += force;
    }
    return energy;
}

} // namespace physics
