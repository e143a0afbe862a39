#include "files/sections/stage_parameters.hpp"

#include "files/hdf5/h5.hpp"

namespace files {
namespace {

/// Sections written before there was a choice name none.
physics::Rattlers read_rattlers(Parameters& p) {
    return p.has("rattlers") && p.word("rattlers", {"refuse", "leave_out"}) == "leave_out"
               ? physics::Rattlers::leave_out
               : physics::Rattlers::refuse;
}

} // namespace

QuenchStage read_quench_stage(Parameters& p) {
    const QuenchStage stage{.quench = {.max_force = p.positive("max_force"),
                                       .max_steps = p.small_integer("max_steps", 1),
                                       .history = p.small_integer("history", 1),
                                       .longest_move = p.positive("longest_move"),
                                       .rattlers = read_rattlers(p)},
                            .at_rest = p.positive("at_rest"),
                            .rejected_fraction = p.fraction("rejected_fraction")};
    p.expect_no_more();
    if (stage.quench.max_force > stage.at_rest)
        throw Error(p.name() + ": max_force is above at_rest, expected a certificate below what "
                               "counts as at rest");
    return stage;
}

ElasticityStage read_elasticity_stage(Parameters& p) {
    const ElasticityStage stage{.shift = p.positive("shift")};
    p.expect_no_more();
    return stage;
}

namespace {

/// Block Lanczos where no solver is named: sections written before there were two name none.
physics::ModeSolver read_solver(Parameters& p) {
    return p.has("solver") && p.word("solver", {"block_lanczos", "spectra"}) == "spectra"
               ? physics::ModeSolver::spectra
               : physics::ModeSolver::block_lanczos;
}

} // namespace

ModesStage read_modes_stage(Parameters& p) {
    const ModesStage stage{.highest_frequency = p.positive("highest_frequency"),
                           .keep_fields_below = p.positive("keep_fields_below"),
                           .shift = p.positive("shift"),
                           .residual = p.positive("residual"),
                           .inertia_every = p.integer("inertia_every", 0),
                           .solver = read_solver(p)};
    p.expect_no_more();
    return stage;
}

NonlinearModesStage read_nonlinear_modes_stage(Parameters& p) {
    const NonlinearModesStage stage{
        .start_below = p.positive("start_below"),
        .search = {.gradient = p.positive("gradient"),
                   .polish_below = p.positive("polish_below"),
                   .flow_accuracy = p.positive("flow_accuracy"),
                   .max_contractions = p.small_integer("max_contractions", 1),
                   .same_overlap = p.fraction("same_overlap")},
        .shift = p.positive("shift"),
        .unconverged_fraction = p.fraction("unconverged_fraction")};
    p.expect_no_more();
    return stage;
}

} // namespace files
