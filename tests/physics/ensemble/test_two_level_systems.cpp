#include "physics/ensemble/silicon.hpp"
#include "physics/ensemble/two_level_systems.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace physics;

namespace {

/// What [Ji] would have measured at T_p = 0.55: c_1 = 0.8, and A_4 and f such that Table I comes
/// out.
SoftModes printed() {
    return {.glasses = 10000,
            .particles = 2000,
            .moduli = {11, 60, 12},
            .debye_frequency = 17,
            .harmonic = {.cutoff = 0.1,
                         .below = 1264 * 3 * 2000.0 * 10000 * 1e-5 / 5,
                         .x = std::vector<double>(20, 0.07),
                         .complete_below = 0.16,
                         .c1 = 0.6,
                         .softest_below = 0.05,
                         .chi_ratio = 0.9},
            .nonlinear = {.all = 1000,
                          .strip = 22,
                          .double_wells = 50,
                          .narrow = 500,
                          .narrow_strip = 20,
                          .narrow_share = 20.0 / 22,
                          .c1 = 0.8,
                          .f_kernel = 0.3,
                          .f_tail = 0.2},
            .c1 = 0.8};
}

TwoLevelSystems row_of(const SoftModes& modes, double debye_temperature = 530) {
    return two_level_systems(modes, silicon::reading, silicon::material, debye_temperature);
}

} // namespace

TEST_CASE("the row T_p = 0.55 of Table I follows from c_1, A_4 and the counts") {
    const TwoLevelSystems row = row_of(printed());
    CHECK(row.omega0_over_omegaD == doctest::Approx(0.0676).epsilon(0.001));
    CHECK(row.C0 == doctest::Approx(4.73e62).epsilon(0.002)); // printed with 31 for 30.6: 4.8e62
    CHECK(row.A4 == doctest::Approx(1264));
    CHECK(row.DL == doctest::Approx(3.8e-16).epsilon(0.01));
    CHECK(row.f == doctest::Approx(0.26).epsilon(0.01));
    CHECK(row.n0 == doctest::Approx(4.7e46).epsilon(0.02));
}

TEST_CASE("the four readings of f carry over to n_0") {
    const TwoLevelSystems row = row_of(printed());
    CHECK(row.f_scaled / row.f == doctest::Approx(0.10 / row.omega0_over_omegaD));
    CHECK(row.n0_scaled / row.n0 == doctest::Approx(row.f_scaled / row.f));
    CHECK(row.n0_kernel / row.n0 == doctest::Approx(0.3 / row.f));
    CHECK(row.n0_tail / row.n0 == doctest::Approx(0.2 / row.f));
}

TEST_CASE("integrating Eq. (4) makes n_0 3.2, 3.1, 2.9, 2.8 times smaller at the printed c_1") {
    const std::array<double, 4> smaller{3.2, 3.1, 2.9, 2.8};
    for (std::size_t p = 0; p < 4; ++p) {
        SoftModes modes = printed();
        modes.c1 = silicon::c1[p];
        const TwoLevelSystems row = row_of(modes, silicon::debye_temperature[p]);
        CHECK(std::abs(row.n0 / row.n0_integrated - smaller[p]) < 0.055);
        CHECK(row.n0_tail / row.n0_tail_integrated == doctest::Approx(row.n0 / row.n0_integrated));
    }
}

TEST_CASE("a typical c_1 replaces that of the window, and omega_0 follows it") {
    SoftModes modes = printed();
    modes.nonlinear.modes = std::vector<SpectralChi>(20, {0.06, 0.5});
    const TwoLevelSystems row = row_of(modes);
    modes.nonlinear.modes.clear();
    modes.c1 = 0.5;
    const TwoLevelSystems same = row_of(modes);
    CHECK(row.c1 == 0.5);
    CHECK(row.omega0_over_omegaD == same.omega0_over_omegaD);
    CHECK(row.n0 == same.n0);
}

TEST_CASE("where no state tunnels with E, or c_1 is unknown, what was measured on glasses stays") {
    for (const double c1 : {1e-3, std::nan("")}) {
        SoftModes modes = printed();
        modes.c1 = c1;
        CHECK_FALSE(can_tunnel(modes, silicon::material, 530));
        const TwoLevelSystems row = row_of(modes);
        for (const double unknown : {row.omega0_over_omegaD, row.C0, row.DL, row.f, row.n0,
                                     row.n0_tail, row.n0_tail_integrated, row.n0_levels})
            CHECK(std::isnan(unknown));
        CHECK(row.A4 == doctest::Approx(1264));
        CHECK(row.debye_temperature == 530);
        CHECK(row.f_tail == 0.2);
    }
}

TEST_CASE("every member has one name, and is proportional to just the counts its entry names") {
    const TwoLevelSystems row = row_of(printed());
    std::set<std::string_view> names;
    for (const Count count : {Count::strip, Count::modes, Count::double_wells}) {
        SoftModes fewer = printed();
        (count == Count::modes   ? fewer.harmonic.below
         : count == Count::strip ? fewer.nonlinear.strip
                                 : fewer.nonlinear.double_wells) /= 2;
        const TwoLevelSystems halved = row_of(fewer);
        for (const Quantity& q : quantities()) {
            names.insert(q.name);
            const double expected = std::ranges::count(q.counts, count) != 0 ? 2 : 1;
            CHECK(halved.*q.value == doctest::Approx(row.*q.value / expected));
        }
    }
    CHECK(std::isnan(number(printed(), Count::none)));
    CHECK(names.size() * sizeof(double) == sizeof(TwoLevelSystems));
}
