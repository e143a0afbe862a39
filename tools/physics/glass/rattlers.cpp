#include "physics/glass/rattlers.hpp"

#include "physics/glass/hessian.hpp"

#include <algorithm>
#include <sstream>

namespace physics {
namespace {

/// Bonds of the particles that are no rattlers, with new numbers, for the Hessian of these
/// particles.
std::vector<Bond> renumbered(std::span<const Bond> bonds, Eigen::Index particles,
                             const std::vector<int>& left_out) {
    std::vector<int> number(static_cast<std::size_t>(particles));
    int next = 0;
    for (int i = 0; i < particles; ++i)
        number[static_cast<std::size_t>(i)] =
            std::binary_search(left_out.begin(), left_out.end(), i) ? -1 : next++;
    std::vector<Bond> others(bonds.begin(), bonds.end());
    for (Bond& bond : others) {
        bond.i = number[static_cast<std::size_t>(bond.i)];
        bond.j = number[static_cast<std::size_t>(bond.j)];
    }
    return others;
}

std::string in_words(const std::vector<int>& particles) {
    constexpr std::size_t most = 5;
    std::ostringstream text;
    text << 3 * particles.size() << " zero modes, particle" << (particles.size() == 1 ? " " : "s ");
    for (std::size_t k = 0; k < std::min(most, particles.size()); ++k)
        text << (k == 0 ? "" : " ") << particles[k];
    text << (particles.size() > most ? " .. have"
             : particles.size() == 1 ? " has"
                                     : " have")
         << " no neighbours";
    return text.str();
}

} // namespace

std::vector<int> rattlers(std::span<const Bond> bonds, Eigen::Index particles) {
    std::vector<bool> held(static_cast<std::size_t>(particles));
    for (const Bond& bond : bonds)
        held[static_cast<std::size_t>(bond.i)] = held[static_cast<std::size_t>(bond.j)] = true;
    std::vector<int> free;
    for (int i = 0; i < particles; ++i)
        if (!held[static_cast<std::size_t>(i)])
            free.push_back(i);
    return free;
}

std::string why_no_minimum(std::span<const Bond> bonds, Eigen::Index particles) {
    const std::vector<int> free = rattlers(bonds, particles);
    if (free.empty())
        return is_minimum(hessian(bonds, particles)) ? "" : "saddle";
    const auto others = particles - static_cast<Eigen::Index>(free.size());
    const bool minimum =
        others < 2 || is_minimum(hessian(renumbered(bonds, particles, free), others));
    return minimum ? in_words(free) : "saddle";
}

} // namespace physics
