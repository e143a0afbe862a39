#pragma once

#include "physics/model/configuration.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace physics {

/// Q: the fraction of particles that are within `distance` of where they were, after the drift of
/// the centre of mass is taken out.  Particles keep their index; their sizes may have been
/// exchanged.
/// @pre  both configurations share box and particles; distance and drift are below half the box
/// edge
double self_overlap(const Configuration& now, const Configuration& then,
                    const Eigen::Vector3d& drift, double distance);

/// At most `count` lags between 1 and `longest`, which is included, evenly spaced in their
/// logarithm.
std::vector<std::int64_t> logarithmic_lags(std::int64_t longest, std::int64_t count);

/// Values of Q at each lag, from many origins.
using OverlapsByLag = std::multimap<std::int64_t, double>;

/// The lag at which the mean of Q falls to 1/e, interpolated in the logarithm of the lag; NaN if
/// it does not.
double relaxation_lag(const OverlapsByLag& overlaps);

} // namespace physics
