#include "physics/modes/nonlinear_modes.hpp"

#include "physics/modes/barrier_function.hpp"
#include "physics/numerics/chebyshev_flow.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

constexpr int max_polish_steps = 60;
constexpr double equal_within = 1e-4; // relative, of lambda and kappa of duplicates

/// One start on its way to its minimum.
struct Descent {
    Eigen::VectorXd start;
    BarrierPoint point;
    int contractions;

    bool ends(const NonlinearSearch& search) const {
        return point.gradient_norm() <= search.gradient || !std::isfinite(point.log_b) ||
               contractions >= search.max_contractions;
    }
};

Descent begin(BarrierFunction<double>& barrier, const Eigen::VectorXd& start, Eigen::Index k) {
    const Eigen::VectorXd still = without_translations(start);
    if (!(still.norm() > 1e-6 * start.norm())) // zero within rounding, or not a number
        throw std::invalid_argument("start " + std::to_string(k) +
                                    " is zero or a rigid translation");
    Descent d{still.normalized(), {}, 1};
    d.point = barrier_at(barrier, d.start);
    if (!std::isfinite(d.point.log_b)) { // kappa < 0: reverse the field
        d.point = barrier_at(barrier, -d.start);
        ++d.contractions;
    }
    return d;
}

template <class Real>
bool in_domain(BarrierFunction<Real>& barrier, const Eigen::VectorXd& z) {
    FlowPoint<Real> point{z.cast<Real>(), {}, 0};
    FlowPoint<Real>* const one = &point;
    barrier({&one, 1});
    return std::isfinite(point.potential);
}

/// Follows the flows of all descents that are not at rest and start, as rounded, at kappa > 0.
template <class Real>
void flow(std::vector<Descent*> descents, std::span<const Bond> bonds,
          BarrierFunction<double>& polishing, double target, const NonlinearSearch& search) {
    std::erase_if(descents, [&](const Descent* d) {
        return d->point.gradient_norm() <= target || d->ends(search);
    });
    if (descents.empty())
        return;
    const BondContractions<Real> contractions(bonds, descents.front()->start.size() / 3);
    BarrierFunction<Real> barrier(contractions);
    std::erase_if(descents, [&](const Descent* d) { return !in_domain(barrier, d->point.z); });
    std::vector<typename BondContractions<Real>::Field> starts;
    std::vector<FlowLimits> limits;
    for (const Descent* d : descents) {
        starts.push_back(d->point.z.cast<Real>());
        limits.push_back({.accuracy = search.flow_accuracy,
                          .rate = target,
                          .max_evaluations = search.max_contractions - d->contractions});
    }
    const auto ends =
        follow_flows<Real>(std::ref(barrier), starts, limits, BondContractions<Real>::most_fields);
    for (std::size_t k = 0; k < descents.size(); ++k) {
        descents[k]->point = barrier_at(polishing, ends[k].point.y.template cast<double>());
        descents[k]->contractions += ends[k].evaluations + 1;
    }
}

Eigen::MatrixXd residuals(const std::vector<BarrierPolish*>& polishes) {
    Eigen::MatrixXd block(polishes.front()->residual().size(),
                          static_cast<Eigen::Index>(polishes.size()));
    for (Eigen::Index k = 0; k < block.cols(); ++k)
        block.col(k) = polishes[static_cast<std::size_t>(k)]->residual();
    return block;
}

/// Polishes all descents as one block, so that they share each solve.  A descent that does not
/// converge stays at the end of its flow.
void polish(const std::vector<Descent*>& descents, BarrierFunction<double>& barrier,
            const HessianFactor& factor, const NonlinearSearch& search) {
    std::vector<BarrierPolish> polishes;
    for (Descent* d : descents)
        polishes.emplace_back(barrier, d->point);
    std::vector<BarrierPolish*> active;
    for (BarrierPolish& p : polishes)
        active.push_back(&p);

    const auto converged = [&](const BarrierPolish* p) {
        return p->point().gradient_norm() <= search.gradient;
    };
    for (int step = 0; step < max_polish_steps; ++step) {
        std::erase_if(active, converged);
        if (active.empty())
            break;
        const Eigen::MatrixXd steps = factor.solve(residuals(active));
        Eigen::Index k = 0;
        std::erase_if(active, [&](BarrierPolish* p) {
            return !p->advance(without_translations(steps.col(k++)));
        });
    }
    for (std::size_t k = 0; k < descents.size(); ++k) {
        descents[k]->contractions += polishes[k].evaluations();
        if (converged(&polishes[k]))
            descents[k]->point = polishes[k].point();
    }
}

NonlinearMode mode(const Descent& d, std::span<const Bond> bonds, const NonlinearSearch& search) {
    return {.field = d.point.z,
            .expansion = expand_along(bonds, d.point.z),
            .participation_ratio = participation_ratio(d.point.z),
            .gradient_norm = d.point.gradient_norm(),
            .overlap = std::abs(d.point.z.dot(d.start)),
            .contractions = d.contractions,
            .converged = d.point.gradient_norm() <= search.gradient};
}

bool equal(double a, double b) { return std::abs(a - b) <= equal_within * std::abs(b); }

bool same(const NonlinearMode& a, const NonlinearMode& b, double same_overlap) {
    return std::abs(a.field.dot(b.field)) > same_overlap &&
           equal(a.expansion.lambda, b.expansion.lambda) &&
           equal(a.expansion.kappa, b.expansion.kappa);
}

} // namespace

std::vector<NonlinearMode> nonlinear_modes(std::span<const Bond> bonds, const HessianFactor& factor,
                                           const Eigen::Ref<const Eigen::MatrixXd>& starts,
                                           const NonlinearSearch& search) {
    const BondContractions<double> contractions(bonds, starts.rows() / 3);
    BarrierFunction<double> barrier(contractions);
    std::vector<Descent> descents;
    for (Eigen::Index k = 0; k < starts.cols(); ++k)
        descents.push_back(begin(barrier, starts.col(k), k));

    // If the polish fails, the flow continues to a tenth of the gradient, at last to convergence.
    double target = std::max(search.polish_below, search.gradient);
    for (bool last = false; !last; target = std::max(target / 10, search.gradient)) {
        last = target <= search.gradient;
        std::vector<Descent*> active;
        for (Descent& d : descents)
            if (!d.ends(search))
                active.push_back(&d);
        flow<float>(active, bonds, barrier, target, search); // as far as its rounding lets it
        flow<double>(active, bonds, barrier, target, search);
        polish(active, barrier, factor, search);
    }

    std::vector<NonlinearMode> modes;
    for (const Descent& d : descents)
        modes.push_back(mode(d, bonds, search));
    return modes;
}

std::vector<int> duplicates(const std::vector<NonlinearMode>& modes, double same_overlap) {
    std::vector<int> earlier(modes.size(), -1);
    for (std::size_t b = 0; b < modes.size(); ++b)
        for (std::size_t a = 0; a < b && earlier[b] < 0; ++a)
            if (earlier[a] < 0 && same(modes[a], modes[b], same_overlap))
                earlier[b] = static_cast<int>(a);
    return earlier;
}

} // namespace physics
