#include "files/ensemble/ensembles.hpp"

#include "files/hdf5/single_precision.hpp"
#include "files/modes/elasticity.hpp"
#include "files/modes/modes.hpp"
#include "files/modes/nonlinear_modes.hpp"
#include "physics/model/model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace files {
namespace {

/// Parent temperature in units of 1e-6, and id: ids repeat from one parent temperature to the next.
using Key = std::pair<std::int64_t, std::int64_t>;

Key key(double parent_temperature, std::int64_t id) {
    return {physics::micro_temperature(parent_temperature), id};
}

std::string named(const Key& k) {
    return "glass " + std::to_string(k.second) +
           " of T_p = " + std::to_string(static_cast<double>(k.first) * 1e-6);
}

[[noreturn]] void refuse(const Input& file, const std::string& what) {
    throw Error(file.path().string() + ": " + what);
}

void expect_same_model(const Input& file, const std::string& text, const std::string& expected) {
    if (text != expected)
        refuse(file, "/parameters/model differs from that of the other inputs, expected one model");
}

void expect_same_size(const Input& file, const physics::Ensemble& parent, const Elasticity& e) {
    if (parent.particles != static_cast<double>(e.particles))
        refuse(file, "/elasticity/particles is " + std::to_string(e.particles) + ", expected " +
                         std::to_string(std::llround(parent.particles)) +
                         " as in the other glasses of this parent temperature");
}

/// The ensemble a glass belongs to, made if it is the first.
physics::Ensemble& parent_of(const Glass& glass, const Elasticity& e, const Input& file,
                             std::vector<physics::Ensemble>& parents) {
    if (glass.parent_temperature == 0)
        refuse(file, "/glasses/parent_temperature of glass " + std::to_string(glass.id) +
                         " is 0 (unknown), expected that of its liquid");
    for (physics::Ensemble& parent : parents) {
        if (!physics::same_temperature(parent.parent_temperature, glass.parent_temperature))
            continue;
        expect_same_size(file, parent, e);
        return parent;
    }
    return parents.emplace_back(physics::Ensemble{
        glass.parent_temperature, static_cast<double>(e.particles), e.edge, e.density, {}});
}

/// Moduli and pressure agree as those of one minimum that was reached twice, once perhaps from
/// positions in single precision; two glasses of N particles differ by about 1/sqrt(N) in each.
bool same_minimum(const physics::MeasuredGlass& a, const physics::MeasuredGlass& b) {
    constexpr double tolerance = 1e-6;
    const auto close = [](double x, double y) {
        return std::abs(x - y) <= tolerance * std::max(std::abs(x), std::abs(y));
    };
    return close(a.shear_modulus, b.shear_modulus) && close(a.bulk_modulus, b.bulk_modulus) &&
           close(a.pressure, b.pressure);
}

using Files = std::map<Key, std::filesystem::path>;

/// Errors take glasses for different ones: refuses one that is there under two numbers.
void expect_different_minima(const physics::Ensemble& parent, const Files& files) {
    auto glasses = parent.glasses;
    std::ranges::sort(glasses, {}, &physics::MeasuredGlass::shear_modulus);
    const auto found = std::ranges::adjacent_find(glasses, same_minimum);
    if (found == glasses.end())
        return;
    const auto [first, second] = std::minmax(found->id, std::next(found)->id);
    const Key again = key(parent.parent_temperature, second);
    throw Error(files.at(again).string() + ": " + named(again) +
                " has moduli and pressure of glass " + std::to_string(first) + " in " +
                files.at(key(parent.parent_temperature, first)).string() +
                ", expected different glasses");
}

/// Glasses that a stage has not yet spoken of.
class Waiting {
  public:
    explicit Waiting(Ensembles& ensembles) {
        for (physics::Ensemble& parent : ensembles.parents)
            for (physics::MeasuredGlass& glass : parent.glasses)
                glasses_[key(parent.parent_temperature, glass.id)] = &glass;
    }

    /// The glasses of one file by id, each taken off the list.
    std::map<std::int64_t, physics::MeasuredGlass*> take(const Input& file,
                                                         const Lineage& lineage) {
        std::map<std::int64_t, physics::MeasuredGlass*> taken;
        for (const Glass& glass : lineage.glasses) {
            const auto found = glasses_.find(key(glass.parent_temperature, glass.id));
            if (found == glasses_.end())
                refuse(file, "/glasses has " + named(key(glass.parent_temperature, glass.id)) +
                                 ", expected each glass of the Debye file once");
            if (!taken.emplace(glass.id, found->second).second)
                refuse(file, "/glasses/id holds " + std::to_string(glass.id) +
                                 " twice, expected glasses of one parent temperature");
            glasses_.erase(found);
        }
        return taken;
    }

    void expect_none(std::string_view stage) const {
        if (!glasses_.empty())
            throw Error(named(glasses_.begin()->first) + " has no " + std::string(stage) +
                        ", expected them for each glass of the Debye file");
    }

  private:
    std::map<Key, physics::MeasuredGlass*> glasses_;
};

/// Hot to cold, glasses by id: the order of the files leaves no trace.
void sort(std::vector<physics::Ensemble>& parents) {
    std::sort(parents.begin(), parents.end(), [](const auto& a, const auto& b) {
        return a.parent_temperature > b.parent_temperature;
    });
    for (physics::Ensemble& parent : parents)
        std::sort(parent.glasses.begin(), parent.glasses.end(),
                  [](const auto& a, const auto& b) { return a.id < b.id; });
}

physics::MeasuredGlass& owner(const std::map<std::int64_t, physics::MeasuredGlass*>& glasses,
                              std::int64_t id, const Input& file) {
    const auto found = glasses.find(id);
    if (found == glasses.end())
        refuse(file, "a row names glass " + std::to_string(id) + ", expected one of /glasses/id");
    return *found->second;
}

} // namespace

Ensembles gather_elasticity(const std::vector<std::filesystem::path>& paths) {
    Ensembles all;
    Files seen;
    for (const auto& path : paths) {
        const Input file(path);
        const Elasticity e = in_single_precision(read_elasticity(file));
        if (all.lineage.glasses.empty())
            all.lineage.model_text = e.lineage.model_text;
        expect_same_model(file, e.lineage.model_text, all.lineage.model_text);
        for (const Glass& glass : e.lineage.glasses) {
            if (!seen.emplace(key(glass.parent_temperature, glass.id), path).second)
                refuse(file, named(key(glass.parent_temperature, glass.id)) +
                                 " appears twice, expected each glass once");
            const GlassElasticity& row = find_row(e.glasses, glass.id, path);
            parent_of(glass, e, file, all.parents)
                .glasses.push_back({.id = glass.id,
                                    .chain = glass.chain,
                                    .shear_modulus = row.shear_modulus,
                                    .bulk_modulus = row.bulk_modulus,
                                    .pressure = row.pressure,
                                    .sweep = glass.sweep});
            all.lineage.glasses.push_back(glass);
        }
    }
    sort(all.parents);
    for (const physics::Ensemble& parent : all.parents)
        expect_different_minima(parent, seen);
    return all;
}

void add_modes(Ensembles& ensembles, const std::vector<std::filesystem::path>& paths) {
    Waiting waiting(ensembles);
    for (const auto& path : paths) {
        const Input file(path);
        const Modes modes = in_single_precision(read_modes(file));
        expect_same_model(file, modes.lineage.model_text, ensembles.lineage.model_text);
        const auto glasses = waiting.take(file, modes.lineage);
        for (const Completeness& row : modes.completeness) {
            physics::MeasuredGlass& glass = owner(glasses, row.glass, file);
            glass.complete_below = row.complete_below;
            glass.counted = proved(row);
        }
        for (const Mode& mode : modes.modes)
            owner(glasses, mode.glass, file).harmonic.push_back({mode.frequency, mode.chi});
    }
    waiting.expect_none("harmonic modes");
    for (physics::Ensemble& parent : ensembles.parents)
        for (physics::MeasuredGlass& glass : parent.glasses)
            std::sort(glass.harmonic.begin(), glass.harmonic.end(),
                      [](const auto& a, const auto& b) { return a.frequency < b.frequency; });
}

void add_nonlinear_modes(Ensembles& ensembles, const std::vector<std::filesystem::path>& paths) {
    Waiting waiting(ensembles);
    for (const auto& path : paths) {
        const Input file(path);
        const NonlinearModes modes = in_single_precision(read_nonlinear_modes(file));
        expect_same_model(file, modes.lineage.model_text, ensembles.lineage.model_text);
        const auto glasses = waiting.take(file, modes.lineage);
        for (const FittedMode& mode : modes.modes) {
            physics::MeasuredGlass& glass = owner(glasses, mode.glass, file);
            // m = 1: lambda is omega_1^2
            (mode.duplicate_of < 0 ? glass.cubic : glass.duplicates)
                .push_back({std::sqrt(mode.lambda), mode.kappa, mode.chi, mode.start_frequency});
        }
        for (const RejectedStart& start : modes.rejected)
            ++owner(glasses, start.glass, file).rejected_starts;
    }
    waiting.expect_none("nonlinear modes");
}

} // namespace files
