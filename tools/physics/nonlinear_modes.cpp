#include "physics/nonlinear_modes.hpp"

#include "physics/bond_contractions.hpp"
#include "physics/chebyshev_flow.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

constexpr int max_polish_steps = 60;
constexpr double held_overlap = 0.99; // of the polished field with the end of the flow
constexpr double rounding = 1e-13;    // rise of log b that is none

/// A point on |z| = 1 with what the flow and the polish read there.
struct Point {
    Eigen::VectorXd z;
    Eigen::VectorXd descent; ///< -grad log b = 6 (U''':zz / kappa - H z / lambda)
    double log_b;            ///< up to a constant; infinite where kappa <= 0 or lambda <= 0
    double lambda;
};

class Search {
  public:
    Search(const BondContractions& contractions, const Eigen::VectorXd& start)
        : contractions_(contractions), start_(start), point_(at(start)) {
        if (std::isinf(point_.log_b)) // b is even in z; the half with kappa > 0 is used throughout
            point_ = at(-start);
    }

    /// Follows the flow from its last point until |grad log b| <= target.
    void flow(double target, const NonlinearSearch& search);
    /// -lambda grad log b / 6: H^-1 of it leads from z to the image of z under the fixed-point map.
    Eigen::VectorXd residual() const { return point_.lambda / 6 * point_.descent; }
    /// One step of the fixed-point map; false, and back at the end of the flow, where the step would climb
    /// or leave.
    bool polish(const Eigen::VectorXd& step);

    double gradient_norm() const { return point_.descent.norm(); }
    bool has_barrier() const { return std::isfinite(point_.log_b); }
    int spent() const { return spent_; }
    NonlinearMode result(std::span<const Bond> bonds, const NonlinearSearch& search) const;

  private:
    double evaluate(const Eigen::VectorXd& z, Eigen::VectorXd& descent);
    Point at(const Eigen::VectorXd& z) {
        Point p{z, {}, 0, 0};
        p.log_b = evaluate(p.z, p.descent);
        p.lambda = z.dot(hz_);
        return p;
    }

    const BondContractions& contractions_;
    Eigen::VectorXd start_;
    Eigen::VectorXd hz_, u3zz_;
    int spent_ = 0;
    Point point_;
    Point flow_end_{};
};

double Search::evaluate(const Eigen::VectorXd& z, Eigen::VectorXd& descent) {
    ++spent_;
    const auto [lambda, kappa] = contractions_.contract(z, hz_, u3zz_);
    descent = 6 * (u3zz_ / kappa - hz_ / lambda);
    if (!(lambda > 0 && kappa > 0))
        return std::numeric_limits<double>::infinity();
    return 3 * std::log(lambda) - 2 * std::log(kappa);
}

void Search::flow(double target, const NonlinearSearch& search) {
    const auto downhill = [this](const Eigen::VectorXd& z, Eigen::VectorXd& descent) {
        return evaluate(z, descent);
    };
    const FlowEnd end = follow_flow(downhill, point_.z, {.accuracy = search.flow_accuracy,
                                                         .rate = target,
                                                         .max_evaluations = search.max_contractions - spent_});
    point_ = flow_end_ = at(end.y);
}

bool Search::polish(const Eigen::VectorXd& step) {
    for (const double fraction : {1.0, 0.5, 0.25}) {
        Point next = at((point_.z + fraction * step).normalized());
        if (next.log_b <= point_.log_b + rounding && next.z.dot(flow_end_.z) >= held_overlap) {
            point_ = std::move(next);
            return true;
        }
    }
    point_ = flow_end_;
    return false;
}

NonlinearMode Search::result(std::span<const Bond> bonds, const NonlinearSearch& search) const {
    return {.field = point_.z,
            .expansion = expand_along(bonds, point_.z),
            .gradient_norm = gradient_norm(),
            .overlap = std::abs(point_.z.dot(start_)),
            .contractions = spent_,
            .converged = gradient_norm() <= search.gradient};
}

/// Iterates the fixed-point map on all searches as one block, so that a solve serves all of them.
void polish_together(std::vector<Search*> active, const HessianFactor& factor,
                     const NonlinearSearch& search) {
    const auto settled = [&](const Search* s) { return s->gradient_norm() <= search.gradient; };
    for (int k = 0; k < max_polish_steps; ++k) {
        std::erase_if(active, settled);
        if (active.empty())
            return;
        const Eigen::Index rows = active.front()->residual().size();
        Eigen::MatrixXd residuals(rows, static_cast<Eigen::Index>(active.size()));
        for (Eigen::Index column = 0; column < residuals.cols(); ++column)
            residuals.col(column) = active[static_cast<std::size_t>(column)]->residual();
        const Eigen::MatrixXd steps = factor.solve(residuals);
        Eigen::Index column = 0;
        std::erase_if(active, [&](Search* s) { return !s->polish(without_translations(steps.col(column++))); });
    }
}

bool equal(double a, double b) { return std::abs(a - b) <= 1e-4 * std::abs(b); }

} // namespace

std::vector<NonlinearMode> nonlinear_modes(std::span<const Bond> bonds, const HessianFactor& factor,
                                           const Eigen::Ref<const Eigen::MatrixXd>& starts,
                                           const NonlinearSearch& search) {
    const BondContractions contractions(bonds, starts.rows() / 3);
    std::vector<Search> searches;
    for (Eigen::Index k = 0; k < starts.cols(); ++k)
        searches.emplace_back(contractions, starts.col(k));

    double target = std::max(search.polish_below, search.gradient);
    for (bool last = false; !last; target = std::max(target / 10, search.gradient)) {
        last = target <= search.gradient;
        std::vector<Search*> active;
        for (Search& s : searches)
            if (s.has_barrier() && s.gradient_norm() > search.gradient &&
                s.spent() < search.max_contractions) {
                s.flow(target, search);
                active.push_back(&s);
            }
        polish_together(active, factor, search);
    }

    std::vector<NonlinearMode> modes;
    for (const Search& s : searches)
        modes.push_back(s.result(bonds, search));
    return modes;
}

std::vector<int> duplicates(const std::vector<NonlinearMode>& modes, double same_overlap) {
    std::vector<int> earlier(modes.size(), -1);
    for (std::size_t b = 0; b < modes.size(); ++b)
        for (std::size_t a = 0; a < b && earlier[b] < 0; ++a)
            if (earlier[a] < 0 && std::abs(modes[a].field.dot(modes[b].field)) > same_overlap &&
                equal(modes[a].expansion.lambda, modes[b].expansion.lambda) &&
                equal(modes[a].expansion.kappa, modes[b].expansion.kappa))
                earlier[b] = static_cast<int>(a);
    return earlier;
}

} // namespace physics
