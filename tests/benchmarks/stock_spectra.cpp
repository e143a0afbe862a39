// stock-spectra: the lowest eigenvalues of a Matrix Market file by shift-invert as Spectra's manual
// shows it, Eigen's SparseLU inside.  Prints the eigenvalues; the CPU seconds of the search alone
// on the first line.

#include <Eigen/SparseCore>

#include <Spectra/MatOp/SparseSymShiftSolve.h>
#include <Spectra/SymEigsShiftSolver.h>
#include <ctime>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

namespace {

Eigen::SparseMatrix<double> read_lower(const std::string& path) {
    std::ifstream file(path);
    file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    Eigen::Index rows = 0, columns = 0, entries = 0;
    file >> rows >> columns >> entries;
    std::vector<Eigen::Triplet<double>> triplets;
    for (Eigen::Index row = 0, column = 0; entries > 0 && file >> row >> column; --entries) {
        double value = 0;
        file >> value;
        triplets.emplace_back(static_cast<int>(row - 1), static_cast<int>(column - 1), value);
    }
    Eigen::SparseMatrix<double> lower(rows, columns);
    lower.setFromTriplets(triplets.begin(), triplets.end());
    return lower;
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "stock-spectra: expected HESSIAN COUNT SHIFT\n";
        return 2;
    }
    const auto lower = read_lower(argv[1]);
    const Eigen::Index count = std::stol(argv[2]);

    const double start = cpu_seconds();
    Spectra::SparseSymShiftSolve<double> operation(lower);
    Spectra::SymEigsShiftSolver solver(operation, count, 2 * count, std::stod(argv[3]));
    solver.init();
    solver.compute(Spectra::SortRule::LargestMagn);
    const double seconds = cpu_seconds() - start;

    if (solver.info() != Spectra::CompInfo::Successful) {
        std::cerr << "stock-spectra: " << argv[1] << ": did not converge\n";
        return 1;
    }
    std::cout.precision(std::numeric_limits<double>::max_digits10);
    std::cout << seconds << '\n' << solver.eigenvalues() << '\n';
    return 0;
}
