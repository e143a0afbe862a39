#include "files/ensemble/numbering.hpp"

#include <algorithm>
#include <map>

namespace files {
namespace {

using Id = std::int64_t;

void expect_new_seeds(const Catalogue& catalogue, const EquilibrationRecord& record) {
    const auto& there = catalogue.record.chains;
    for (const RecordedChain& own : record.chains)
        if (std::ranges::find(there, own.seed, &RecordedChain::seed) != there.end())
            throw Error("chains of root seed " + std::to_string(own.seed) +
                        " are in the catalogue, expected another: the glasses may be the same");
}

/// The number that chain 0 of the new glasses gets.
Id first_chain(const Catalogue& catalogue, std::optional<Id> continues) {
    Id first = -1, next = 0;
    for (const Glass& glass : catalogue.elasticity.lineage.glasses)
        next = std::max(next, glass.chain + 1);
    if (!continues)
        return next;
    for (const RecordedChain& chain : catalogue.record.chains)
        if (chain.seed == *continues)
            first = first < 0 ? chain.chain : std::min(first, chain.chain);
    if (first < 0)
        throw Error("the catalogue has no chain of root seed " + std::to_string(*continues) +
                    ", which the chains are said to continue");
    return first;
}

void expect_later(const Catalogue& catalogue, const std::vector<Glass>& glasses) {
    std::map<Id, Id> last;
    for (const Glass& glass : catalogue.elasticity.lineage.glasses)
        last[glass.chain] = std::max(last[glass.chain], glass.sweep);
    for (const Glass& glass : glasses)
        if (const auto there = last.find(glass.chain);
            there == last.end() || glass.sweep <= there->second)
            throw Error("chain " + std::to_string(glass.chain) + " has a glass at sweep " +
                        std::to_string(glass.sweep) +
                        ", expected it behind those of the catalogue that it continues");
}

} // namespace

void number_after(const Catalogue& catalogue, std::vector<Glass>& glasses,
                  EquilibrationRecord& record, std::optional<Id> continues) {
    expect_new_seeds(catalogue, record);
    const Id first = first_chain(catalogue, continues);
    Id first_id = 0;
    for (const Glass& glass : catalogue.elasticity.lineage.glasses)
        first_id = std::max(first_id, glass.id + 1);
    const auto count_on = [&](Id& chain) { chain += chain < 0 ? 0 : first; };
    for (Glass& glass : glasses) {
        glass.id += first_id;
        count_on(glass.chain);
    }
    for (physics::RecordRow& row : record.rows)
        count_on(row.chain);
    for (RecordedChain& own : record.chains)
        count_on(own.chain);
    for (BreathingChain& own : record.breathing)
        count_on(own.chain);
    if (continues)
        expect_later(catalogue, glasses);
}

} // namespace files
