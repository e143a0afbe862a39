#include "files/ensemble/numbering.hpp"

#include <algorithm>
#include <map>
#include <set>

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
Id number_of_chain_0(const Catalogue& catalogue, std::optional<Id> continues) {
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

/// Each glass is behind the last one of its chain, which is of that root seed.
void expect_behind_last(const Catalogue& catalogue, Id seed, const std::vector<Glass>& glasses) {
    std::set<Id> chains;
    for (const RecordedChain& chain : catalogue.record.chains)
        if (chain.seed == seed)
            chains.insert(chain.chain);
    std::map<Id, Id> last;
    for (const Glass& glass : catalogue.elasticity.lineage.glasses)
        last[glass.chain] = std::max(last[glass.chain], glass.sweep);
    for (const Glass& glass : glasses) {
        const std::string chain = "chain " + std::to_string(glass.chain);
        if (!chains.contains(glass.chain))
            throw Error("the catalogue has no " + chain + " of root seed " + std::to_string(seed) +
                        ", expected no more chains than it has");
        if (glass.sweep <= last[glass.chain])
            throw Error(chain + " has a glass at sweep " + std::to_string(glass.sweep) +
                        ", expected it behind those of the catalogue that it continues");
    }
}

} // namespace

void number_after(const Catalogue& catalogue, std::vector<Glass>& glasses,
                  EquilibrationRecord& record, std::optional<Id> continues) {
    expect_new_seeds(catalogue, record);
    const Id first = number_of_chain_0(catalogue, continues);
    Id first_id = 0;
    for (const Glass& glass : catalogue.elasticity.lineage.glasses)
        first_id = std::max(first_id, glass.id + 1);
    const auto shift = [&](Id& chain) { chain += chain < 0 ? 0 : first; };
    for (Glass& glass : glasses) {
        glass.id += first_id;
        shift(glass.chain);
    }
    for (physics::RecordRow& row : record.rows)
        shift(row.chain);
    for (RecordedChain& own : record.chains)
        shift(own.chain);
    for (BreathingChain& own : record.breathing)
        shift(own.chain);
    if (continues)
        expect_behind_last(catalogue, *continues, glasses);
}

} // namespace files
