#include "files/sections/double_well_parameters.hpp"

#include "files/sections/material_limits.hpp"

namespace files {

namespace {

// Beyond these a run would end for want of memory or time, or the unit is another; the schema of
// the configuration has them too.
constexpr double longest_push = 10; // [l]
constexpr int most_images = 1000;
constexpr double farthest_behind = 100; // oscillator lengths
constexpr double most_points = 10000;   // per oscillator length
constexpr std::int64_t most_samples = 10000000;

physics::PushSearch read_push(Parameters& p) {
    Parameters quench = p.section("quench");
    return {.pushes = p.numbers("pushes", longest_push),
            .rough_force = p.positive("rough_force"),
            .returned = p.positive("returned"),
            .farthest = p.positive("farthest"),
            .same_energy = p.positive("same_energy"),
            .same_distance = p.positive("same_distance"),
            .jumps = {.moved = p.positive("moved"), .apart = p.positive("apart")},
            .quench = {.max_force = quench.positive("max_force"),
                       .max_steps = quench.small_integer("max_steps", 1),
                       .history = quench.small_integer("history", 1),
                       .longest_move = quench.positive("longest_move")}};
}

physics::ThermalSearch read_dynamics(Parameters p) {
    return {.motion = {.temperature = p.positive("temperature"),
                       .timestep = p.positive("timestep"),
                       .friction = p.positive("friction")},
            .steps = p.integer("steps", 1),
            .excursions = p.small_integer("excursions", 0)};
}

} // namespace

DoubleWellsStage read_double_wells_stage(Parameters& p) {
    const DoubleWellsStage stage{.push = read_push(p),
                                 .dynamics = read_dynamics(p.section("dynamics")),
                                 .seed = p.integer("seed", 0)};
    p.expect_no_more();
    return stage;
}

PathsStage read_paths_stage(Parameters& p) {
    const PathsStage stage{
        .search = {.band = {.images = p.small_integer("images", 3, most_images),
                            .max_force = p.positive("max_force"),
                            .climb_below = p.positive("climb_below"),
                            .stiffness = p.positive("stiffness"),
                            .stiffest = p.positive("stiffest"),
                            .max_steps = p.small_integer("max_steps", 1),
                            .look_every = p.small_integer("look_every", 1),
                            .history = p.small_integer("history", 1),
                            .longest_move = p.positive("longest_move")},
                   .saddle_push = p.positive("saddle_push"),
                   .smallest_curvature = p.positive("smallest_curvature"),
                   .most_paths = static_cast<std::size_t>(p.small_integer("most_paths", 1))},
        .particles = static_cast<std::size_t>(p.small_integer("keep_particles", 1))};
    p.expect_no_more();
    return stage;
}

TunnellingStage read_tunnelling_stage(Parameters& p) {
    const TunnellingStage stage{.mass = p.positive("mass", largest_mass),
                                .spacing = p.positive("spacing", largest_spacing),
                                .along_chord = p.word("metric", {"arc", "chord"}) == "chord",
                                .search = {.behind = p.positive("behind", farthest_behind),
                                           .points = p.positive("points", most_points),
                                           .direct_above = p.positive("direct_above")}};
    p.expect_no_more();
    return stage;
}

TwoLevelSystemsStage read_two_level_systems_stage(Parameters& p) {
    const double splitting = p.positive("splitting", largest_splitting),
                 least = p.positive("smallest_tunnelling");
    Parameters completeness = p.section("completeness");
    TwoLevelSystemsStage stage{
        {},
        {.asymmetry = completeness.positive("asymmetry"), .edges = completeness.numbers("edges")},
        {.samples = static_cast<std::size_t>(p.integer("bootstrap_samples", 1, most_samples)),
         .seed = static_cast<std::uint64_t>(p.integer("seed", 0)),
         .few_events = static_cast<std::size_t>(p.integer("few_events", 1))}};
    for (const double asymmetry : p.numbers("asymmetries"))
        stage.windows.push_back({splitting, least, asymmetry});
    p.expect_no_more();
    return stage;
}

} // namespace files
