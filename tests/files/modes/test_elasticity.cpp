#include "files/modes/elasticity.hpp"

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("the other glasses tell the frequencies of one with a negative shear modulus") {
    const double nan = std::nan("");
    std::vector<files::GlassElasticity> glasses{{0, 9, 60, 13, 15, 1.1},
                                                {1, -3, 60, 13, nan, nan},
                                                {2, 11, 60, 13, 17, 1.3},
                                                {3, 10, 60, 13, 16, 1.2}};
    stand_in_for_negative_moduli(glasses);
    CHECK(glasses[1].debye_frequency == 16);
    CHECK(glasses[1].first_plane_wave == 1.2);
    CHECK(glasses[1].shear_modulus == -3);
    CHECK(glasses[0].debye_frequency == 15);
    CHECK(glasses[2].first_plane_wave == 1.3);
}

TEST_CASE("without another glass they stay unknown") {
    std::vector<files::GlassElasticity> glasses{{1, -3, 60, 13, std::nan(""), std::nan("")}};
    stand_in_for_negative_moduli(glasses);
    CHECK(std::isnan(glasses[0].debye_frequency));
}
