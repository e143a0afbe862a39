#pragma once

#include "files/ensemble/n0.hpp"

// The parts of the n0 file that figures draw.  Numbers of single modes are rounded to single
// precision: there are some hundred thousand, and what is computed from them lies beside them.

namespace files {

/// /n0/window: ends of the window, and slopes of the two lines of Fig. 2.
void write_window(Output& file, physics::Window window);

/// /n0/points: nonlinear modes, duplicates among them, for Figs. 2 and 4.
void write_points(Output& file, const std::vector<physics::Ensemble>& parents);

/// /n0/harmonic: harmonic modes for Fig. 4.
void write_harmonic_points(Output& file, const std::vector<physics::Ensemble>& parents);

/// /n0/well: the symmetric double wells at omega_0 for Fig. 1.
void write_wells(Output& file, const TwoLevelDensities& n0);

} // namespace files
