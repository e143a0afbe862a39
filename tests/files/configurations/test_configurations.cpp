#include "files/configurations/configurations.hpp"
#include "files/hdf5/scratch.hpp"
#include "files/yaml/parameters.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace {

const std::string model_text = "exponent: 10\nsmoothing: 3\ncutoff: 1.4\nnon_additivity: 0.1\n"
                               "density: 0.58\nsmallest_size: 1.0\nlargest_size: 2.22\n";

files::Frames two_frames() {
    files::Parameters parameters(model_text, "model");
    files::Frames frames{files::read_model(parameters), model_text, {}, {}};
    for (std::int64_t id : {5, 9}) {
        const double edge = physics::box_edge(frames.model, 200);
        frames.configurations.push_back({edge, edge * Eigen::Matrix3Xd::Random(3, 200),
                                         physics::quantile_sizes(frames.model, 200)});
        frames.glasses.push_back({id, 3, 1000 * id, 0.35});
    }
    return frames;
}

files::Frames written_and_read(const files::Frames& frames, files::Precision precision) {
    const Scratch scratch;
    files::Output file(scratch / "a.h5", no_provenance());
    files::write_frames(file, frames, precision);
    file.commit();
    const files::Input input(scratch / "a.h5");
    CHECK(files::precision(input) == precision);
    return files::read_frames(input);
}

} // namespace

TEST_CASE("in double precision every digit of a frame comes back") {
    const files::Frames wanted = two_frames();
    const files::Frames found = written_and_read(wanted, files::Precision::double_precision);
    REQUIRE(found.glasses.size() == 2);
    CHECK(found.model_text == model_text);
    for (std::size_t f = 0; f < 2; ++f) {
        CHECK(found.configurations[f].positions == wanted.configurations[f].positions);
        CHECK(found.configurations[f].diameters == wanted.configurations[f].diameters);
        CHECK(found.configurations[f].edge == wanted.configurations[f].edge);
        CHECK(found.glasses[f].id == wanted.glasses[f].id);
        CHECK(found.glasses[f].chain == 3);
        CHECK(found.glasses[f].sweep == 1000 * found.glasses[f].id);
        CHECK(found.glasses[f].parent_temperature == 0.35);
    }
}

TEST_CASE("in single precision positions come back to seven digits, the box to all") {
    const files::Frames wanted = two_frames();
    const files::Frames found = written_and_read(wanted, files::Precision::single_precision);
    const auto& a = wanted.configurations[1];
    const auto& b = found.configurations[1];
    CHECK(b.positions == a.positions.cast<float>().cast<double>());
    CHECK(b.edge == a.edge);
}

TEST_CASE("a record of equilibration comes back, what is not defined as such") {
    const double none = std::nan("");
    const files::EquilibrationRecord wanted{
        .rows = {{0, 10, 0, 5, 12, 1}, {0, 20, 10, 4.5, 11, 0.5}, {1, 10, 0, 5.5, 13, 1}},
        .chains = {{0, 7, 15, 0.4, 0.3, "random", "swap_monte_carlo"},
                   {1, 7, none, none, none, "cold", "molecular_dynamics"}}};
    const Scratch scratch;
    files::Output file(scratch / "a.h5", no_provenance());
    files::write_record(file, wanted);
    file.commit();
    const files::Input input(scratch / "a.h5");
    REQUIRE(files::has_record(input));
    const files::EquilibrationRecord found = files::read_record(input);
    REQUIRE(found.rows.size() == 3);
    CHECK(found.rows[1].chain == 0);
    CHECK(found.rows[1].sweep == 20);
    CHECK(found.rows[1].lag == 10);
    CHECK(found.rows[1].energy == 4.5);
    CHECK(found.rows[1].pressure == 11);
    CHECK(found.rows[1].overlap == 0.5);
    CHECK(found.rows[2].chain == 1);
    REQUIRE(found.chains.size() == 2);
    CHECK(found.chains[0].relaxation_sweeps == 15);
    CHECK(std::isnan(found.chains[1].relaxation_sweeps));
    CHECK(found.chains[1].method == "molecular_dynamics");
}

TEST_CASE("of each chain of breathing sizes the last row is kept") {
    std::vector<files::BreathingChain> chains;
    for (const auto& [chain, thermostat] : {std::pair{0, 0.1}, {1, 0.2}, {1, 0.3}, {0, 0.4}}) {
        chains.emplace_back().chain = chain;
        chains.back().thermostat = thermostat;
    }
    files::keep_last(chains);
    REQUIRE(chains.size() == 2);
    CHECK(chains[0].chain == 1);
    CHECK(chains[0].thermostat == 0.3);
    CHECK(chains[1].chain == 0);
    CHECK(chains[1].thermostat == 0.4);
}
