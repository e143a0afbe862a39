#pragma once

#include "files/configurations/glasses.hpp"
#include "files/modes/nonlinear_modes.hpp"
#include "physics/glass/backbone.hpp"
#include "physics/paths/neighbouring_minima.hpp"

#include <string>
#include <vector>

namespace files {

/// Stands for the row of a mode where molecular dynamics found a minimum, and where a path met one.
constexpr std::int64_t by_dynamics = -1, met_on_a_path = -2;

/// A minimum near a glass.
struct Neighbour {
    std::int64_t glass;         ///< id
    double energy;              ///< U minus that of the glass [e]
    double distance;            ///< from the glass, without translation [l]
    double participation_ratio; ///< of the displacement
    double max_force;           ///< largest force component [e/l]
    std::int64_t mode;          ///< row of /nonlinear_modes whose push found it, or as above
    double push;                ///< amplitude of that push [l]; else 0
    std::int64_t by_pushes, by_dynamics; ///< falls of either search that ended in it
};

/// A fall after a push along a nonlinear mode, and where it led.
struct PushOfMode {
    std::int64_t glass, mode;
    double amplitude;     ///< [l]
    std::string outcome;  ///< "new", "known", "returned", "far", or why the quench was rejected
    std::int64_t minimum; ///< -1: the glass; row of /neighbours; -2: none
    double distance;      ///< [l]
    double max_force;     ///< [e/l]; of a fall that was not quenched: where its rough descent ends
    std::int64_t jump;    ///< of those that one push set off: 0, the one most along its start
};

/// Minima that glasses were pushed into.
struct Neighbours {
    Lineage lineage;
    std::int64_t particles;
    std::vector<Neighbour> minima = {}; ///< glass after glass
    std::vector<PushOfMode> pushes = {};
    std::vector<double> displacements = {}; ///< [W][N][3] of `minima` [l]
};

/// The distinct nonlinear modes of a glass: rows, and fields [3N][K].
struct DistinctModes {
    std::vector<std::int64_t> rows;
    Eigen::MatrixXd fields;
};
DistinctModes distinct_modes(const NonlinearModes& modes, const std::vector<double>& displacements,
                             std::int64_t glass);

/// Displacements of all nonlinear modes, [L][N][3].
/// @throws files::Error  if they are not of so many particles
std::vector<double> read_nonlinear_fields(const Input& file, const NonlinearModes& modes,
                                          std::int64_t particles);

/// A mode, and what became of the pushes along it; or the dynamics.
struct PushedMode {
    std::int64_t row; ///< of /nonlinear_modes, or by_dynamics
    std::vector<physics::Push> pushes;
};

/// Adds what was found beside one glass.
void append(Neighbours& to, std::int64_t glass,
            const std::vector<physics::NeighbouringMinimum>& minima,
            const std::vector<PushedMode>& pushed);

/// The minima with the displacements of a backbone spread to its glass, zero on the rattlers; and
/// back.
std::vector<physics::NeighbouringMinimum>
on_glass(const physics::Backbone& b, std::vector<physics::NeighbouringMinimum> minima);
std::vector<physics::NeighbouringMinimum>
on_backbone(const physics::Backbone& b, std::vector<physics::NeighbouringMinimum> minima);

/// Rows of the minima of one glass.
std::vector<std::int64_t> rows_of(const Neighbours& all, std::int64_t glass);
/// The minima of one glass as they were found, in the order of their rows.
std::vector<physics::NeighbouringMinimum> minima_of(const Neighbours& all, std::int64_t glass);

Neighbours read_neighbours(const Input& file);
void write_neighbours(Output& file, const Neighbours& neighbours);
/// The table of minima alone, without their displacements.
Neighbours read_minima_table(const Input& file);
void write_minima_table(Output& file, const Neighbours& neighbours);
void round_to_single(std::vector<Neighbour>& minima);

} // namespace files
