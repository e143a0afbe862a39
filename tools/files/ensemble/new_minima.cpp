#include "files/ensemble/new_minima.hpp"

#include <cmath>

namespace files {
namespace {

bool same_minimum(const GlassElasticity& a, const GlassElasticity& b) {
    constexpr double tolerance = 1e-6; // relative; another machine, single precision
    const auto same = [](double x, double y) { return std::abs(x - y) <= tolerance * std::abs(y); };
    return same(a.shear_modulus, b.shear_modulus) && same(a.bulk_modulus, b.bulk_modulus) &&
           same(a.pressure, b.pressure);
}

} // namespace

void expect_new_minima(const Elasticity& all, std::size_t former) {
    const std::vector<Glass>& from = all.lineage.glasses;
    for (std::size_t k = former; k < all.glasses.size(); ++k)
        for (std::size_t l = 0; l < former; ++l)
            if (same_minimum(all.glasses[k], all.glasses[l]) &&
                (from[k].chain < 0 || from[k].chain != from[l].chain))
                throw Error("glass " + std::to_string(from[k].id) + " has the moduli of glass " +
                            std::to_string(from[l].id) +
                            " of the catalogue, expected each minimum once");
}

} // namespace files
