// write-pair-tables: the pair potential between K sizes as tables for LAMMPS, one section a pair.

#include "cli/tool.hpp"
#include "files/yaml/parameters.hpp"
#include "physics/model/pair_potential.hpp"

#include <cmath>
#include <fstream>
#include <iomanip>
#include <stdexcept>

namespace {

constexpr int points = 1000;
constexpr double closest = 0.5; // no pair comes as close  [l]

/// Distances even in r^2, as LAMMPS looks them up; its force is -phi' = -g1 r.
void write_section(std::ostream& file, const physics::PairPotential& potential, double a, double b,
                   Eigen::Index i, Eigen::Index j) {
    const double low = closest * closest, high = std::pow(potential.range(a, b), 2);
    file << "\nP" << i + 1 << '_' << j + 1 << "\nN " << points << " RSQ " << closest << ' '
         << std::sqrt(high) << "\n\n";
    for (int k = 0; k < points; ++k) {
        const double r2 = low + (high - low) * k / (points - 1);
        const auto [phi, g1, g2, g3, g4] = potential.derivatives(r2, a, b);
        file << k + 1 << ' ' << std::sqrt(r2) << ' ' << phi << ' ' << -g1 * std::sqrt(r2) << '\n';
    }
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path model_path, output_path;
    long types = 16;
    cli::Tool tool("write-pair-tables", "Pair potential between a few sizes, for LAMMPS");
    tool.path("--model", model_path, "the model section of the configuration");
    tool.count("--types", types, "sizes, the quantiles of their distribution");
    tool.path("--output", output_path, "one table for each pair of sizes");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(model_path);
        const physics::PairPotential potential(files::read_model(parameters));
        const Eigen::VectorXd sizes = physics::quantile_sizes(potential.model(), types);
        std::ofstream file(output_path);
        file << std::setprecision(16);
        for (Eigen::Index i = 0; i < types; ++i)
            for (Eigen::Index j = i; j < types; ++j)
                write_section(file, potential, sizes[i], sizes[j], i, j);
        if (!file.flush())
            throw std::runtime_error(output_path.string() + ": could not be written");
    });
}
