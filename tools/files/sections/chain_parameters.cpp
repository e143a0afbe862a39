#include "files/sections/chain_parameters.hpp"

#include "physics/liquid/random_start.hpp"

#include <limits>

namespace files {
namespace {

physics::SwapParameters read_swap(Parameters& p, double temperature) {
    return {.temperature = temperature,
            .displacement = p.positive("displacement"),
            .swap_fraction = p.fraction("swap_fraction"),
            .swap_range = p.fraction("swap_range"),
            .skin = p.positive("skin")};
}

double share(std::uint64_t accepted, std::uint64_t attempted) {
    return attempted == 0 ? std::numeric_limits<double>::quiet_NaN()
                          : static_cast<double>(accepted) / static_cast<double>(attempted);
}

/// The last frame of `chain`, or of the file where it holds no such chain.
std::size_t last_of_chain(const Frames& frames, std::int64_t chain) {
    for (std::size_t k = frames.glasses.size(); k-- > 0;)
        if (frames.glasses[k].chain == chain)
            return k;
    return frames.glasses.size() - 1;
}

physics::Configuration mixed_start(const ChainStage& s, const physics::PairPotential& potential) {
    return physics::random_liquid(potential, s.particles, s.mixing, s.mixing_sweeps,
                                  s.stream(physics::Purpose::positions),
                                  s.stream(physics::Purpose::mixing));
}

physics::Configuration go_on(ChainStage& stage, const physics::Model& model, const Input& previous,
                             std::string& start) {
    const std::string where = previous.path().string();
    const Frames frames = read_frames(previous);
    const std::size_t at = last_of_chain(frames, stage.chain);
    const Glass& last = frames.glasses[at];
    const physics::Configuration& c = frames.configurations[at];
    if (frames.model != model)
        throw Error(where +
                    ": /parameters/model is another model, expected that of the parameters");
    if (c.particles() != stage.particles)
        throw Error(where + ": has " + std::to_string(c.particles()) + " particles, expected " +
                    std::to_string(stage.particles));
    if (last.parent_temperature != stage.plan.temperature) {
        start = last.parent_temperature > stage.plan.temperature ? "hot" : "cold";
    } else if (last.sweep < 0) {
        start = "imported";
    } else {
        if (last.chain != stage.chain)
            throw Error(where + ": /glasses/chain is " + std::to_string(last.chain) +
                        ", expected " + std::to_string(stage.chain));
        start = "continued";
        stage.plan.first_sweep = last.sweep;
        stage.plan.burn_in = 0;
    }
    return c;
}

} // namespace

ChainStage read_chain_stage(Parameters& p) {
    ChainStage stage{};
    stage.method = p.word("method", {"swap_monte_carlo", "molecular_dynamics"});
    stage.particles = p.integer("particles", 2);
    stage.chain = p.integer("chain", 0);
    stage.seed = p.integer("seed", 0);
    const double temperature = p.positive("temperature");
    stage.plan = {.temperature = temperature,
                  .first_sweep = 0,
                  .burn_in = p.integer("burn_in", 0),
                  .samples = p.integer("samples", 1),
                  .spacing = p.integer("spacing", 1),
                  .records = p.integer("records", 1),
                  .overlap_distance = p.positive("overlap_distance")};
    stage.swap = read_swap(p, temperature);
    stage.mixing = stage.swap;
    stage.mixing.temperature = p.positive("start_temperature");
    stage.mixing_sweeps = p.integer("start_sweeps", 0);
    if (stage.method == "molecular_dynamics")
        stage.langevin = {.temperature = temperature,
                          .timestep = p.positive("timestep"),
                          .friction = p.positive("friction")};
    p.expect_no_more();
    return stage;
}

physics::Configuration beginning(ChainStage& stage, const physics::PairPotential& potential,
                                 const std::filesystem::path& previous, std::string& start) {
    if (!previous.empty())
        return go_on(stage, potential.model(), Input(previous), start);
    start = "random";
    return stage.plan.resume ? stage.plan.resume->motion.configuration
                             : mixed_start(stage, potential);
}

Frames frames_of(const physics::ChainSegment& segment, const ChainStage& stage,
                 const physics::Model& model, const std::string& model_text) {
    Frames frames{model, model_text, {}, segment.samples};
    for (std::size_t k = 0; k < segment.samples.size(); ++k)
        frames.glasses.push_back(
            {static_cast<std::int64_t>(k), stage.chain, segment.sweeps[k], stage.plan.temperature});
    return frames;
}

EquilibrationRecord record_of(const physics::ChainSegment& segment, const ChainStage& stage,
                              const std::string& start, const physics::Attempts& attempts) {
    EquilibrationRecord record;
    for (const physics::Measurement& m : segment.measurements) {
        record.chain.push_back(stage.chain);
        record.sweep.push_back(m.sweep);
        record.lag.push_back(m.lag);
        record.energy.push_back(m.energy);
        record.pressure.push_back(m.pressure);
        record.overlap.push_back(m.overlap);
    }
    record.chains = {stage.chain};
    record.seed = {stage.seed};
    record.relaxation_sweeps = {segment.relaxation_sweeps};
    record.displacement_acceptance = {
        share(attempts.displacements_accepted, attempts.displacements)};
    record.swap_acceptance = {share(attempts.swaps_accepted, attempts.swaps)};
    record.start = {start};
    record.method = {stage.method};
    return record;
}

} // namespace files
