#include "physics/liquid/swap_monte_carlo.hpp"

#include "physics/liquid/motion_checks.hpp"
#include "physics/model/bonds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

void check(const SwapParameters& p) {
    expect(p.temperature > 0, "temperature", p.temperature, "more than 0");
    expect(p.displacement > 0 && p.displacement < 1, "displacement", p.displacement,
           "more than 0, less than 1");
    expect(p.swap_fraction >= 0 && p.swap_fraction < 1, "swap_fraction", p.swap_fraction,
           "0 or more, less than 1");
    expect(p.swap_range > 0 && p.swap_range <= 1, "swap_range", p.swap_range,
           "more than 0, at most 1");
    expect(p.skin > 4 * p.displacement, "skin", p.skin, "more than 4 displacements");
}

std::vector<Site> sites_of(const Configuration& c) {
    std::vector<Site> sites(static_cast<std::size_t>(c.particles()) + 1);
    for (Eigen::Index i = 0; i < c.particles(); ++i) {
        const Eigen::Vector3d x =
            c.positions.col(i) - c.edge * (c.positions.col(i) / c.edge).array().floor().matrix();
        const auto inside = [edge = static_cast<float>(c.edge)](double along) {
            const float rounded = static_cast<float>(along);
            return rounded < edge ? rounded : 0;
        };
        sites[static_cast<std::size_t>(i)] = {inside(x[0]), inside(x[1]), inside(x[2]),
                                              static_cast<float>(c.diameters[i])};
    }
    const float nowhere = std::numeric_limits<float>::quiet_NaN();
    sites.back() = {nowhere, nowhere, nowhere, 1};
    return sites;
}

/// Throws for pairs that almost coincide: single precision cannot resolve their energies.
void refuse_coincidence(const Configuration& c, const PairPotential& potential) {
    constexpr double closest = 0.3; // pair sizes; phi is 1.7e5 e for beta = 10
    for (const Bond& b : find_bonds(c, potential))
        if (b.r.norm() < closest * potential.pair_size(c.diameters[b.i], c.diameters[b.j]))
            throw std::invalid_argument("particles " + std::to_string(b.i) + " and " +
                                        std::to_string(b.j) + " are " + std::to_string(b.r.norm()) +
                                        " apart, expected at least 0.3 pair sizes");
}

SamplerState make_state(const Configuration& c, const PairPotential& potential,
                        const SwapParameters& p) {
    check(p);
    refuse_coincidence(c, potential);
    const Model& m = potential.model();
    if (m.non_additivity * m.largest_size >= 0.5)
        throw std::invalid_argument("non_additivity times the largest size is " +
                                    std::to_string(m.non_additivity * m.largest_size) +
                                    ", expected less than 0.5: a range must grow with either size");
    if (c.edge <= 2 * (potential.longest_range() + p.skin))
        throw std::invalid_argument("box edge is " + std::to_string(c.edge) +
                                    ", expected more than twice range and skin, " +
                                    std::to_string(2 * (potential.longest_range() + p.skin)));
    const NeighbourLists::Geometry geometry{
        static_cast<float>(c.edge), static_cast<float>(m.cutoff),
        static_cast<float>(m.non_additivity), static_cast<float>(c.diameters.maxCoeff()),
        static_cast<float>(p.skin)};
    std::vector<Site> sites = sites_of(c);
    NeighbourLists lists(geometry, sites);

    const std::size_t n = sites.size() - 1;
    std::vector<std::uint32_t> at_rank(n), rank(n);
    std::iota(at_rank.begin(), at_rank.end(), 0u);
    std::ranges::stable_sort(at_rank, {}, [&](std::uint32_t i) { return sites[i].size; });
    for (std::uint32_t k = 0; k < n; ++k)
        rank[at_rank[k]] = k;
    const auto& c2l = potential.coefficients();
    return {.sites = std::move(sites),
            .lists = std::move(lists),
            .geometry = geometry,
            .coefficients = std::vector<float>(c2l.begin(), c2l.end()),
            .half_exponent = m.exponent / 2,
            .rank = std::move(rank),
            .at_rank = std::move(at_rank),
            .rank_offset = static_cast<std::uint32_t>(
                std::max(1.0, std::floor(p.swap_range * static_cast<double>(n)))),
            .swap_threshold = static_cast<std::uint32_t>(p.swap_fraction * 0x1p32),
            .displacement = static_cast<float>(p.displacement),
            .inverse_temperature = static_cast<float>(1 / p.temperature),
            .energy = 0,
            .drift = {0, 0, 0},
            .attempts = {}};
}

} // namespace

SwapMonteCarlo::SwapMonteCarlo(const Configuration& start, const PairPotential& potential,
                               const SwapParameters& parameters, const Random& random)
    : potential_(potential), parameters_(parameters),
      state_(make_state(start, potential, parameters)), random_(random),
      next_block_(random.next_block()) {
    resynchronise();
}

SwapMonteCarlo::SwapMonteCarlo(const MotionState& from, const PairPotential& potential,
                               const SwapParameters& parameters, const RandomStream& stream)
    : SwapMonteCarlo(from.configuration, potential, parameters, stream.from(0)) {
    enter(from);
}

void SwapMonteCarlo::enter(const MotionState& from) {
    state_ = make_state(from.configuration, potential_, parameters_);
    std::ranges::copy(from.drift, state_.drift);
    state_.attempts = from.attempts;
    next_block_ = from.next_block;
    resynchronise();
}

void SwapMonteCarlo::settle() { enter(state()); }

MotionState SwapMonteCarlo::state() const {
    return {configuration(), {}, drift(), next_block_, state_.attempts};
}

void SwapMonteCarlo::run(std::int64_t sweeps) {
    const std::uint64_t moves = static_cast<std::uint64_t>(sweeps) * state_.rank.size();
    attempt_moves(state_, random_, next_block_, moves);
    next_block_ += moves;
}

Configuration SwapMonteCarlo::configuration() const {
    const auto n = static_cast<Eigen::Index>(state_.rank.size());
    Configuration c{double{state_.geometry.edge}, Eigen::Matrix3Xd(3, n), Eigen::VectorXd(n)};
    for (Eigen::Index i = 0; i < n; ++i) {
        const Site& s = state_.sites[static_cast<std::size_t>(i)];
        c.positions.col(i) << double{s.x}, double{s.y}, double{s.z};
        c.diameters[i] = double{s.size};
    }
    return c;
}

double SwapMonteCarlo::resynchronise() {
    const double kept = state_.energy;
    state_.energy = potential_energy(find_bonds(configuration(), potential_));
    return kept - state_.energy;
}

} // namespace physics
