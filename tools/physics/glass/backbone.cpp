#include "physics/glass/backbone.hpp"

#include <algorithm>

namespace physics {

Backbone backbone(const Configuration& glass, std::span<const int> rattlers) {
    std::vector<Eigen::Index> particles, rows;
    for (int i = 0; i < glass.particles(); ++i)
        if (!std::ranges::binary_search(rattlers, i)) {
            particles.push_back(i);
            for (int axis = 0; axis < 3; ++axis)
                rows.push_back(3 * i + axis);
        }
    return {{glass.edge, glass.positions(Eigen::all, particles), glass.diameters(particles)},
            std::move(rows),
            3 * glass.particles()};
}

Eigen::MatrixXd on_backbone(const Backbone& b, const Eigen::Ref<const Eigen::MatrixXd>& fields) {
    return fields(b.rows, Eigen::all);
}

Eigen::MatrixXd on_glass(const Backbone& b, const Eigen::Ref<const Eigen::MatrixXd>& fields) {
    Eigen::MatrixXd all = Eigen::MatrixXd::Zero(b.glass_rows, fields.cols());
    all(b.rows, Eigen::all) = fields;
    return all;
}

} // namespace physics
