#include "physics/glass/rattlers.hpp"

#include "physics/glass/backbone.hpp"
#include "physics/glass/hessian.hpp"

#include <algorithm>
#include <sstream>

namespace physics {
namespace {

std::string in_words(const std::vector<int>& particles, bool touched) {
    constexpr std::size_t most = 5;
    std::ostringstream text;
    text << 3 * particles.size() << " zero modes, particle" << (particles.size() == 1 ? " " : "s ");
    for (std::size_t k = 0; k < std::min(most, particles.size()); ++k)
        text << (k == 0 ? "" : " ") << particles[k];
    text << (particles.size() > most ? " .. have"
             : particles.size() == 1 ? " has"
                                     : " have")
         << (touched ? " fewer than 4 neighbours" : " no neighbours");
    return text.str();
}

} // namespace

std::vector<int> rattlers(std::span<const Bond> bonds, Eigen::Index particles) {
    constexpr int least = 4;
    std::vector<bool> held(static_cast<std::size_t>(particles), true);
    std::vector<int> found;
    for (std::size_t before = 1; before != 0;) {
        std::vector<int> count(held.size());
        for (const Bond& bond : bonds) {
            const auto i = static_cast<std::size_t>(bond.i), j = static_cast<std::size_t>(bond.j);
            if (held[i] && held[j])
                ++count[i], ++count[j];
        }
        before = 0;
        for (std::size_t i = 0; i < held.size(); ++i)
            if (held[i] && count[i] < least) {
                held[i] = false;
                found.push_back(static_cast<int>(i));
                ++before;
            }
    }
    std::ranges::sort(found);
    return found;
}

Stability stability(const Configuration& c, const PairPotential& potential,
                    std::span<const Bond> bonds, double at_rest, const Certificate<float>* nearby) {
    const std::vector<int> free = rattlers(bonds, c.particles());
    if (free.empty()) {
        const auto lower = hessian(bonds, c.particles());
        const bool shown = nearby != nullptr && nearby->holds_for(lower);
        return {shown || is_minimum(lower), {}, c.particles(), ""};
    }
    const auto is_free = [&](int i) { return std::ranges::binary_search(free, i); };
    const bool touched = std::ranges::any_of(
        bonds, [&](const Bond& bond) { return is_free(bond.i) || is_free(bond.j); });
    const Configuration others = backbone(c, free).configuration;
    const Eigen::Index n = others.particles();
    const auto held = n == 0 ? std::vector<Bond>{} : find_bonds(others, potential);
    const bool minimum =
        n == 0 || (max_force(forces(held, n)) <= at_rest && is_minimum(hessian(held, n)));
    return {minimum, free, n, in_words(free, touched)};
}

std::string why_no_minimum(const Stability& s) { return s.minimum ? s.rattling : "saddle"; }

} // namespace physics
