// write-hessian: the Hessian of the first minimum of a file, for the eigensolvers of others.

#include "cli/tool.hpp"
#include "files/configurations/configurations.hpp"
#include "physics/glass/hessian.hpp"

#include <fstream>
#include <iomanip>
#include <limits>
#include <stdexcept>

namespace {

/// Matrix Market, lower triangle, rows and columns from 1.
void write_matrix_market(const std::filesystem::path& path,
                         const Eigen::SparseMatrix<double>& lower) {
    std::ofstream file(path);
    file << "%%MatrixMarket matrix coordinate real symmetric\n"
         << lower.rows() << ' ' << lower.cols() << ' ' << lower.nonZeros() << '\n'
         << std::setprecision(std::numeric_limits<double>::max_digits10);
    for (Eigen::Index column = 0; column < lower.outerSize(); ++column)
        for (Eigen::SparseMatrix<double>::InnerIterator entry(lower, column); entry; ++entry)
            file << entry.row() + 1 << ' ' << column + 1 << ' ' << entry.value() << '\n';
    if (!file.flush())
        throw std::runtime_error(path.string() + ": could not be written");
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path minima_path, output_path;
    cli::Tool tool("write-hessian", "Hessian of a minimum as a Matrix Market file");
    tool.path("--minima", minima_path, "minima, from quench");
    tool.path("--output", output_path, "lower triangle of the Hessian");

    return tool.main(argc, argv, [&] {
        const files::Frames minima = files::read_frames(files::Input(minima_path));
        const physics::PairPotential potential(minima.model);
        const physics::Configuration& c = minima.configurations.front();
        write_matrix_market(output_path,
                            physics::hessian(physics::find_bonds(c, potential), c.particles()));
    });
}
