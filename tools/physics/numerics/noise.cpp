#include "physics/numerics/noise.hpp"

#include <cstdint>

namespace physics {

Eigen::MatrixXd noise(Eigen::Index rows, Eigen::Index columns) {
    Eigen::MatrixXd numbers(rows, columns);
    std::uint64_t state = 1;
    for (double& x : numbers.reshaped()) {
        state = state * 6364136223846793005u + 1442695040888963407u; // [Knuth] MMIX
        x = static_cast<double>(state >> 11) * 0x1p-53 - 0.5;
    }
    return numbers;
}

} // namespace physics
