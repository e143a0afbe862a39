#pragma once

#include "physics/model/configuration.hpp"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace physics {

/// The particles of a glass that hold each other, in the box of the glass.  Rattlers have no part in
/// Hessian, moduli and modes, so these are computed of the backbone alone; fields of the glass are
/// zero on its rattlers.
struct Backbone {
    Configuration configuration;    ///< all particles but the rattlers, in their order
    std::vector<Eigen::Index> rows; ///< of their components among the 3N of the glass
    Eigen::Index glass_rows;        ///< 3N
};

/// @param rattlers  ascending; without any the backbone is the glass
Backbone backbone(const Configuration& glass, std::span<const int> rattlers);

/// Fields of the glass, [3N][K], on its backbone.
Eigen::MatrixXd on_backbone(const Backbone& b, const Eigen::Ref<const Eigen::MatrixXd>& fields);

/// Fields of the backbone on the glass, [3N][K].
Eigen::MatrixXd on_glass(const Backbone& b, const Eigen::Ref<const Eigen::MatrixXd>& fields);

} // namespace physics
