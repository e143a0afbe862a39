#include "physics/glass/small_glass.hpp"
#include "physics/modes/both_solvers.hpp"

using namespace physics;

TEST_CASE("a glass of 8000: block Lanczos and Spectra find the same modes") {
    const PairPotential potential(reference::model);
    const auto lower = hessian(find_bonds(small::glass(8000).configuration, potential), 8000);
    CHECK(both_solvers::modes_of_both(lower, 1.2).eigenvalues.size() > 12);
}
