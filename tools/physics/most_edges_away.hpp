#pragma once

namespace physics {

/// Box edges that a particle may be away from the origin: farther off it has too few digits left.
inline constexpr double most_edges_away = 1e6;

} // namespace physics
