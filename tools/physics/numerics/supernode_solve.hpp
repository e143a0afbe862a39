#pragma once

#include <cstddef>
#include <span>

namespace physics {

/// Right-hand sides that are solved together, side by side in memory: a factor is read once for all.
inline constexpr std::size_t sides = 8;

// Real is float or double.

/// Columns of L of like structure, one after the other; the first `width` rows are a triangle.
template <class Real>
struct SupernodeColumns {
    const Real* values; ///< [width][height]; undefined above the diagonal
    std::size_t height, width;
};

/// Whether L or L^T is solved with.
enum class Triangle { lower, transposed };

/// x <- L^-1 x with these columns alone: their own rows are solved, the others updated.  With L^T
/// only their own rows change.
/// @param x  [height][sides]
void solve_columns(const SupernodeColumns<float>& l, Triangle triangle, std::span<float> x);
void solve_columns(const SupernodeColumns<double>& l, Triangle triangle, std::span<double> x);

} // namespace physics
