#include "physics/paths/thermal_search.hpp"

namespace physics {
namespace {

/// Where the glass is after some motion, in the images of before.
Eigen::Matrix3Xd excursion(const Surroundings& around, const ThermalSearch& thermal,
                           const Random& random) {
    const Configuration& glass = around.glass;
    MolecularDynamics motion(glass, around.potential, thermal.motion, random);
    motion.run(thermal.steps);
    Eigen::Matrix3Xd moved = motion.configuration().positions - glass.positions;
    for (auto r : moved.colwise())
        r = nearest_image(r, glass.edge);
    return glass.positions + moved;
}

} // namespace

std::vector<Push> search_thermally(const Surroundings& around, const ThermalSearch& thermal,
                                   const RandomStream& stream) {
    std::vector<Push> falls;
    for (int k = 0; k < thermal.excursions; ++k) {
        const auto ended =
            fall_by_jumps(around, excursion(around, thermal, stream.from(std::int64_t{k} << 40)));
        falls.insert(falls.end(), ended.begin(), ended.end());
    }
    return falls;
}

} // namespace physics
