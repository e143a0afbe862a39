#include "physics/bond_contractions.hpp"

#include <stdexcept>
#include <string>

namespace physics {

BondContractions::BondContractions(std::span<const Bond> bonds, Eigen::Index particles) {
    first_.assign(static_cast<std::size_t>(particles) + 1, bonds.size());
    rows_.reserve(bonds.size());
    Eigen::Index i = -1;
    for (const Bond& bond : bonds) {
        if (bond.i < i || bond.i < 0)
            throw std::invalid_argument("bonds are not ordered: particle " +
                                        std::to_string(bond.i) + " follows particle " +
                                        std::to_string(i));
        if (bond.i >= particles || bond.j < 0 || bond.j >= particles)
            throw std::invalid_argument("bond names particles " + std::to_string(bond.i) + " and " +
                                        std::to_string(bond.j) + ", the glass has " +
                                        std::to_string(particles));
        while (i < bond.i)
            first_[static_cast<std::size_t>(++i)] = rows_.size();
        rows_.push_back(
            {bond.r.x(), bond.r.y(), bond.r.z(), bond.g1, bond.g2, bond.g3, 3 * bond.j});
    }
}

BondContractions::Scalars BondContractions::contract(const Eigen::VectorXd& z, Eigen::VectorXd& hz,
                                                     Eigen::VectorXd& u3zz) const {
    if (z.size() != 3 * particles())
        throw std::invalid_argument("field has " + std::to_string(z.size()) +
                                    " entries, expected " + std::to_string(3 * particles()));
    hz.setZero(z.size());
    u3zz.setZero(z.size());
    const double* field = z.data();
    double* h = hz.data();
    double* u = u3zz.data();
    for (std::size_t i = 0; i + 1 < first_.size(); ++i) {
        const double* zi = field + 3 * i;
        double hx = 0, hy = 0, hw = 0, ux = 0, uy = 0, uw = 0; // what particle i receives
        for (std::size_t k = first_[i]; k < first_[i + 1]; ++k) {
            const Row& bond = rows_[k];
            const double* zj = field + bond.j;
            const double dx = zj[0] - zi[0], dy = zj[1] - zi[1], dz = zj[2] - zi[2];
            const double a = bond.x * dx + bond.y * dy + bond.z * dz;
            const double b = dx * dx + dy * dy + dz * dz;
            const double along = bond.g2 * a;                  // of r in H z
            const double bend = bond.g3 * a * a + bond.g2 * b; // of r in U''' : zz
            const double fx = along * bond.x + bond.g1 * dx, vx = bend * bond.x + 2 * along * dx;
            const double fy = along * bond.y + bond.g1 * dy, vy = bend * bond.y + 2 * along * dy;
            const double fz = along * bond.z + bond.g1 * dz, vz = bend * bond.z + 2 * along * dz;
            hx += fx, hy += fy, hw += fz;
            ux += vx, uy += vy, uw += vz;
            h[bond.j] += fx, h[bond.j + 1] += fy, h[bond.j + 2] += fz;
            u[bond.j] += vx, u[bond.j + 1] += vy, u[bond.j + 2] += vz;
        }
        h[3 * i] -= hx, h[3 * i + 1] -= hy, h[3 * i + 2] -= hw;
        u[3 * i] -= ux, u[3 * i + 1] -= uy, u[3 * i + 2] -= uw;
    }
    return {z.dot(hz), z.dot(u3zz)};
}

} // namespace physics
