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

/// x <- L^-1 x with these columns alone: their own rows are solved, the others updated.
/// @param x  [height][sides]
void solve_forward(const SupernodeColumns<float>& l, std::span<float> x);
void solve_forward(const SupernodeColumns<double>& l, std::span<double> x);
/// The same with L^T: only their own rows change.
void solve_backward(const SupernodeColumns<float>& l, std::span<float> x);
void solve_backward(const SupernodeColumns<double>& l, std::span<double> x);

} // namespace physics
