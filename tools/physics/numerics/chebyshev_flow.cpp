#include "physics/numerics/chebyshev_flow.hpp"

#include "physics/numerics/flow_steps.hpp"

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace physics {
namespace {

template <class Real>
using Vector = Eigen::Matrix<Real, Eigen::Dynamic, 1>;

} // namespace

template <class Real>
std::vector<FlowEnd<Real>>
follow_flows(const Downhill<Real>& downhill, const std::vector<Vector<Real>>& starts,
             const std::vector<FlowLimits>& limits, std::size_t at_once) {
    for (const Vector<Real>& start : starts)
        if (std::abs(double{start.norm()} - 1) > FlowDigits<Real>::unit_norm)
            throw std::invalid_argument("flow starts at norm " + std::to_string(start.norm()) +
                                        ", expected 1");
    std::vector<FlowEnd<Real>> ends(starts.size());
    std::vector<std::pair<std::size_t, Flow<Real>>> going; // with their places among the starts
    for (std::size_t next = 0; next < starts.size() || !going.empty();) {
        for (; next < starts.size() && going.size() < at_once; ++next)
            going.emplace_back(next, Flow<Real>(starts[next], limits[next]));
        std::vector<FlowPoint<Real>*> asked;
        for (auto& [place, flow] : going)
            asked.push_back(&flow.asked());
        downhill(asked);
        for (auto& [place, flow] : going)
            flow.go_on();
        std::erase_if(going, [&](auto& one) {
            if (one.second.ended())
                ends[one.first] = one.second.end();
            return one.second.ended();
        });
    }
    return ends;
}

template std::vector<FlowEnd<float>> follow_flows(const Downhill<float>&,
                                                  const std::vector<Vector<float>>&,
                                                  const std::vector<FlowLimits>&, std::size_t);
template std::vector<FlowEnd<double>> follow_flows(const Downhill<double>&,
                                                   const std::vector<Vector<double>>&,
                                                   const std::vector<FlowLimits>&, std::size_t);

} // namespace physics
