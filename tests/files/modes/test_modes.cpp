#include "files/hdf5/scratch.hpp"
#include "files/modes/modes.hpp"
#include "files/modes/nonlinear_modes.hpp"

#include <doctest/doctest.h>

namespace {

constexpr Eigen::Index particles = 20;

/// Three modes of frequency 1, 2 and 3, each one axis of the first particles, translations removed.
physics::ModeSurvey survey() {
    physics::ModeSurvey s{
        {Eigen::Vector3d(1, 4, 9), Eigen::MatrixXd(3 * particles, 3), 1e-12, 1e-15},
        {{1, 0.5, 3}, {4, 0.25, 2}, {9, 0, 1}},
        {0.1, 0.2, 0.3},
        3};
    for (Eigen::Index k = 0; k < 3; ++k)
        s.modes.fields.col(k) =
            physics::without_translations(Eigen::VectorXd::Unit(3 * particles, 3 * k)).normalized();
    return s;
}

const files::GlassElasticity glass{4, 10, 50, 12, 20, 2.5};

struct Found {
    files::Modes modes;
    files::Displacements kept{particles, {}, {}};
    Found() { append(modes, kept, glass, survey(), 3.2, 2.5); }
};

} // namespace

TEST_CASE("only fields of modes below the limit are kept") {
    const Found found;
    CHECK(found.modes.modes.size() == 3);
    CHECK(found.kept.mode == std::vector<std::int64_t>{0, 1});
    CHECK(found.modes.modes[1].frequency == 2);
    CHECK(found.modes.completeness.front().inertia_count == 3);
}

TEST_CASE("starts are the modes below a part of the first plane wave, as unit fields to 1e-15") {
    const Found found;
    const auto starts = find_starts(found.modes, found.kept, 4, 0.9, "modes.h5"); // below 2.25
    CHECK(starts.frequency == std::vector<double>{1, 2});
    CHECK(starts.fields.colwise().norm().maxCoeff() == doctest::Approx(1).epsilon(1e-15));
    CHECK((starts.fields - survey().modes.fields.leftCols(2)).cwiseAbs().maxCoeff() < 1e-7);
    CHECK(find_starts(found.modes, found.kept, 4, 0.1, "modes.h5").mode.empty());
}

TEST_CASE("a start without field, and one above what was searched, are told") {
    const Found found;
    CHECK_THROWS_WITH_AS(find_starts(found.modes, found.kept, 4, 1.25, "modes.h5"),
                         "modes.h5: /modes/displacement_of has no mode 2, expected its field: "
                         "keep_fields_below of the modes may be too low",
                         files::Error);
    CHECK_THROWS_AS(find_starts(found.modes, found.kept, 4, 1.3, "modes.h5"), files::Error);
    CHECK_THROWS_AS(find_starts(found.modes, found.kept, 5, 0.5, "modes.h5"), files::Error);
}

TEST_CASE("modes and kept fields come back as they were written") {
    const Found found;
    const Scratch scratch;
    {
        files::Output file(scratch / "a.h5", no_provenance());
        write_modes(file, found.modes, found.kept);
        file.commit();
    }
    const files::Input input(scratch / "a.h5");
    const files::Modes modes = files::read_modes(input);
    const files::Displacements kept = files::read_displacements(input, particles);
    CHECK(modes.modes[2].eigenvalue == 9);
    CHECK(modes.modes[0].kappa == 0.5);
    CHECK(modes.completeness.front().first_plane_wave == 2.5);
    CHECK(kept.values == found.kept.values);
    CHECK_THROWS_AS(files::read_displacements(input, particles + 1), files::Error);
}

TEST_CASE("modes that did not converge are set apart, duplicates named by their row in the file") {
    const Eigen::VectorXd z = survey().modes.fields.col(0);
    const physics::NonlinearMode mode{z, {1, 2, 3}, 0.5, 1e-7, 0.9, 100, true};
    physics::NonlinearMode lost = mode;
    lost.converged = false;
    const files::StartingModes starts{4, {10, 11, 12}, {1.0, 1.1, 1.2}, {}};
    files::NonlinearModes found{.lineage = {}, .particles = particles};
    append(found, starts, {mode}, 0.99);
    append(found, starts, {mode, lost, mode}, 0.99);
    REQUIRE(found.modes.size() == 3);
    CHECK(found.modes[1].duplicate_of == -1); // duplicates are of the same glass
    CHECK(found.modes[2].duplicate_of == 1);
    CHECK(found.modes[2].start_mode == 12);
    CHECK(found.modes[2].participation_ratio == 0.5);
    REQUIRE(found.rejected.size() == 1);
    CHECK(found.rejected.front().start_mode == 11);
    CHECK(found.displacements.size() == 3 * 3 * particles);
}
