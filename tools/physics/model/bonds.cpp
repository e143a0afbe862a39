#include "physics/model/bonds.hpp"

#include "physics/model/close_pairs.hpp"

namespace physics {

std::vector<Bond> find_bonds(const Configuration& c, const PairPotential& potential) {
    potential.expect_room(c.edge);
    std::vector<Bond> bonds;
    visit_close_pairs(c, potential.radii(c.diameters), ListedFor::lower,
                      [&](int i, std::span<const Neighbour> neighbours) {
                          for (const Neighbour& n : neighbours) {
                              const double a = c.diameters[i], b = c.diameters[n.j];
                              const double range = potential.range(a, b), r2 = n.r.squaredNorm();
                              if (r2 >= range * range)
                                  continue;
                              const auto d = potential.derivatives(r2, a, b);
                              bonds.push_back({i, n.j, n.r, d[0], d[1], d[2], d[3], d[4]});
                          }
                      });
    return bonds;
}

double potential_energy(std::span<const Bond> bonds) {
    double sum = 0;
    for (const Bond& bond : bonds)
        sum += bond.phi;
    return sum;
}

Eigen::Matrix3Xd forces(std::span<const Bond> bonds, Eigen::Index particles) {
    Eigen::Matrix3Xd f = Eigen::Matrix3Xd::Zero(3, particles);
    for (const Bond& bond : bonds) {
        f.col(bond.i) += bond.g1 * bond.r;
        f.col(bond.j) -= bond.g1 * bond.r;
    }
    return f;
}

double max_force(const Eigen::Matrix3Xd& forces) { return forces.cwiseAbs().maxCoeff(); }

double pressure(std::span<const Bond> bonds, double volume) {
    double virial = 0; // sum phi' r
    for (const Bond& bond : bonds)
        virial += bond.g1 * bond.r.squaredNorm();
    return -virial / (3 * volume);
}

} // namespace physics
