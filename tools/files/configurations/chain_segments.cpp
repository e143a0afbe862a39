#include "files/configurations/chain_segments.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

namespace files {
namespace {

constexpr double edge_tolerance = 1e-6; // relative; single precision

double share(std::uint64_t accepted, std::uint64_t attempted) {
    return attempted == 0 ? std::numeric_limits<double>::quiet_NaN()
                          : static_cast<double>(accepted) / static_cast<double>(attempted);
}

/// The last frame of `chain`, see read_last_sample().
std::size_t last_of_chain(const Frames& frames, std::int64_t chain) {
    std::map<std::int64_t, std::size_t> last;
    for (std::size_t k = 0; k < frames.glasses.size(); ++k)
        last[frames.glasses[k].chain] = k;
    const auto own = last.find(chain);
    if (own != last.end())
        return own->second;
    const auto turns = static_cast<std::int64_t>(last.size());
    return std::next(last.begin(), chain % turns)->second;
}

/// The bath in which a chain of the file ended.
std::optional<physics::Bath> bath_of(const Input& file, std::int64_t chain) {
    if (!has_breathing(file))
        return {};
    for (const BreathingChain& row : read_breathing(file))
        if (row.chain == chain)
            return physics::Bath{row.thermostat,
                                 {Eigen::Map<const Eigen::VectorXd>(
                                     row.size_potential.data(), physics::size_potential_terms)}};
    return {};
}

/// The method of a chain; empty where the file has no record of it.
std::string method_of(const Input& file, std::int64_t chain) {
    if (!has_record(file))
        return "";
    const auto chains = read_record(file).chains;
    const auto found = std::ranges::find(chains, chain, &RecordedChain::chain);
    return found == chains.end() ? "" : found->method;
}

void expect_same_liquid(const Frames& first, const Frames& frames, const std::string& where) {
    const auto& a = first.configurations.front();
    const auto& b = frames.configurations.front();
    if (frames.model_text != first.model_text)
        throw Error(where + "/parameters/model differs from that of the first, expected one model");
    if (b.particles() != a.particles())
        throw Error(where + "has " + std::to_string(b.particles()) +
                    " particles, expected as many as the first, " + std::to_string(a.particles()));
    if (std::abs(b.edge / a.edge - 1) > edge_tolerance)
        throw Error(where + "has a box of edge " + std::to_string(b.edge) +
                    ", expected that of the first, " + std::to_string(a.edge));
    const double expected = first.glasses.front().parent_temperature;
    for (const Glass& glass : frames.glasses)
        if (!physics::same_temperature(glass.parent_temperature, expected))
            throw Error(where + "is of T_p = " + std::to_string(glass.parent_temperature) +
                        ", expected that of the first, " + std::to_string(expected));
}

void expect_new_chains(const EquilibrationRecord& before, const EquilibrationRecord& record,
                       const std::string& where) {
    for (const RecordedChain& own : record.chains)
        if (std::ranges::find(before.chains, own.chain, &RecordedChain::chain) !=
            before.chains.end())
            throw Error(where + "holds chain " + std::to_string(own.chain) +
                        " again, expected each chain once");
}

} // namespace

void write_samples(Output& file, const Samples& samples) {
    write_frames(file, samples.frames, Precision::single_precision);
    write_record(file, samples.record);
}

Frames frames_of(const physics::ChainSegment& segment, const physics::ChainRun& run,
                 const physics::Model& model, const std::string& model_text) {
    Frames frames{model, model_text, {}, segment.samples};
    for (std::size_t k = 0; k < segment.samples.size(); ++k)
        frames.glasses.push_back({static_cast<std::int64_t>(k), run.plan.chain, segment.sweeps[k],
                                  run.plan.temperature});
    return frames;
}

EquilibrationRecord record_of(const physics::RunSegment& done, const physics::ChainRun& run,
                              const std::string& start) {
    const physics::Attempts& attempts = done.attempts;
    EquilibrationRecord record{
        done.segment.measurements,
        {{.chain = run.plan.chain,
          .seed = run.seed,
          .relaxation_sweeps = done.segment.relaxation_sweeps,
          .displacement_acceptance = share(attempts.displacements_accepted, attempts.displacements),
          .swap_acceptance = share(attempts.swaps_accepted, attempts.swaps),
          .start = start,
          .method = run.method}}};
    if (done.breathing)
        record.breathing.push_back(breathing_chain(run.plan.chain, *done.breathing));
    return record;
}

LastSample read_last_sample(const Input& file, const physics::ChainRun& run,
                            const physics::Model& model) {
    const std::string where = file.path().string();
    const Frames frames = read_frames(file);
    if (frames.model != model)
        throw Error(where +
                    ": /parameters/model is another model, expected that of the parameters");
    const std::size_t at = last_of_chain(frames, run.plan.chain);
    const Glass& last = frames.glasses[at];
    const physics::Configuration& c = frames.configurations[at];
    if (c.particles() != run.particles)
        throw Error(where + ": has " + std::to_string(c.particles()) + " particles, expected " +
                    std::to_string(run.particles));
    const physics::Past past{last.parent_temperature, last.sweep, method_of(file, last.chain)};
    if (counts_on(run, past) && last.chain != run.plan.chain)
        throw Error(where + ": /glasses/chain is " + std::to_string(last.chain) + ", expected " +
                    std::to_string(run.plan.chain));
    return {past, c, bath_of(file, last.chain)};
}

Samples join_chains(const std::vector<std::filesystem::path>& segments, std::int64_t first_id) {
    Samples all{};
    for (const auto& path : segments) {
        const Input file(path);
        const std::string where = path.string() + ": ";
        Frames frames = read_frames(file);
        const EquilibrationRecord record = read_record(file);
        if (all.frames.glasses.empty())
            all.frames = {frames.model, frames.model_text, {}, {}};
        else
            expect_same_liquid(all.frames, frames, where);
        expect_new_chains(all.record, record, where);
        append(all.record, record);
        for (std::size_t k = 0; k < frames.glasses.size(); ++k) {
            all.frames.glasses.push_back(frames.glasses[k]);
            all.frames.glasses.back().id = first_id++;
            all.frames.configurations.push_back(std::move(frames.configurations[k]));
        }
    }
    return all;
}

} // namespace files
