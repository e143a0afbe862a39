#include "physics/glass/certificate.hpp"
#include "physics/glass/small_glass.hpp"
#include "physics/modes/both_solvers.hpp"

#include <Eigen/Eigenvalues>

#include <cmath>
#include <vector>

using namespace physics;

namespace {

const PairPotential potential(reference::model);

/// Equal particles on an fcc lattice of `cells` cubic cells along each edge.
Configuration crystal(int cells) {
    const Eigen::Index particles = 4 * cells * cells * cells;
    const double edge = box_edge(reference::model, particles), cell = edge / cells;
    Configuration c{edge, Eigen::Matrix3Xd(3, particles),
                    Eigen::VectorXd::Constant(particles, 1.2)};
    const Eigen::Matrix<double, 3, 4> basis{{0, 0, 0.5, 0.5}, {0, 0.5, 0, 0.5}, {0, 0.5, 0.5, 0}};
    for (Eigen::Index k = 0; k < particles; ++k) {
        const Eigen::Index corner = k / 4;
        const Eigen::Vector3d at(static_cast<double>(corner % cells),
                                 static_cast<double>(corner / cells % cells),
                                 static_cast<double>(corner / cells / cells));
        c.positions.col(k) = cell * (at + basis.col(k % 4));
    }
    return c;
}

} // namespace

TEST_CASE("a glass of 250: block Lanczos and Spectra find the same modes") {
    const auto lower = hessian(find_bonds(small::glass(250).configuration, potential), 250);
    for (const double highest : {3.5, 5.0})
        CHECK(both_solvers::modes_of_both(lower, highest).eigenvalues.size() > 1);
}

TEST_CASE("a glass of 2000: both find the same modes, with the first band of plane waves") {
    const auto lower = hessian(find_bonds(small::glass(2000).configuration, potential), 2000);
    CHECK(both_solvers::modes_of_both(lower, 2.2).eigenvalues.size() > 12);
}

TEST_CASE("a crystal: both find every member of its degenerate sets, counted or not") {
    const auto lower = hessian(find_bonds(crystal(4), potential), 256);
    REQUIRE(is_minimum(lower));
    const Eigen::VectorXd dense =
        Eigen::MatrixXd(lower).selfadjointView<Eigen::Lower>().eigenvalues().tail(765);
    std::vector<Eigen::Index> ends;
    for (Eigen::Index k = 1; k < 765 && ends.size() < 4; ++k)
        if (dense[k] > 1.01 * dense[k - 1])
            ends.push_back(k);
    CHECK(ends.front() >= 12); // more than the 8 columns that block Lanczos begins with
    for (const Eigen::Index end : ends)
        for (const double limit : {1.001 * dense[end - 1], (dense[end - 1] + dense[end]) / 2}) {
            const HarmonicModes modes = both_solvers::modes_of_both(lower, std::sqrt(limit));
            REQUIRE(modes.eigenvalues.size() == end);
            CHECK((modes.eigenvalues - dense.head(end)).cwiseAbs().maxCoeff() < 1e-10 * limit);
        }
}
