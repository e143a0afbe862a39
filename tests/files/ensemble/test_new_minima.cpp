#include "files/ensemble/new_minima.hpp"

#include <doctest/doctest.h>

namespace {

/// Two glasses of the catalogue, of no chain and of chain 3, and a third one.
files::Elasticity beside(const files::Glass& from, double modulus) {
    files::Elasticity e{};
    e.lineage.glasses = {{0, -1, -1, 1}, {1, 3, 50, 1}, from};
    e.glasses = {{.glass = 0, .shear_modulus = 10, .bulk_modulus = 60, .pressure = 13},
                 {.glass = 1, .shear_modulus = 11, .bulk_modulus = 61, .pressure = 13},
                 {.glass = 2, .shear_modulus = modulus, .bulk_modulus = 60, .pressure = 13}};
    e.glasses[2].bulk_modulus = modulus < 10.5 ? 60 : 61;
    return e;
}

} // namespace

TEST_CASE("a minimum that the catalogue has is refused") {
    CHECK_NOTHROW(files::expect_new_minima(beside({2, -1, -1, 1}, 10.1), 2));
    CHECK_NOTHROW(files::expect_new_minima(beside({2, -1, -1, 1}, 10 * (1 + 2e-6)), 2));
    CHECK_THROWS_WITH_AS(files::expect_new_minima(beside({2, -1, -1, 1}, 10 * (1 + 5e-7)), 2),
                         "glass 2 has the moduli of glass 0 of the catalogue, expected each "
                         "minimum once",
                         files::Error);
    CHECK_NOTHROW(files::expect_new_minima(beside({2, -1, -1, 1}, 10), 3));
}

TEST_CASE("two samples of one chain may share a minimum") {
    CHECK_NOTHROW(files::expect_new_minima(beside({2, 3, 60, 1}, 11), 2));
    CHECK_THROWS_AS(files::expect_new_minima(beside({2, 4, 60, 1}, 11), 2), files::Error);
}
