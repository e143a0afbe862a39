#pragma once

#include "physics/liquid/size_field.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace physics {

/// A mean over a run and its standard error by blocking.
struct BlockedMean {
    double value, error;
};

/// What shows that a run in the semi-grand ensemble was at its temperature and kept its sizes.
class BreathingEvidence {
  public:
    static constexpr std::size_t bins = 20; ///< of u(lambda), equally wide

    /// One measurement, or the mean of several.
    struct Row {
        double temperature = 0; ///< (sum v^2 - (h^2/12) sum f^2)/(4N), v halfway between positions
        double timestep_shift = 0; ///< (h^2/12) sum f^2/(4N), see BreathingDynamics     [e/k_B]
        double force2 = 0, laplacian = 0; ///< sum_i |f_i|^2, sum_i nabla_i^2 U  [e^2/l^2, e/l^2]
        double energy = 0, pressure = 0;  ///< U/N, rho T + virial               [e, e/l^3]
        std::array<double, size_cosines> moments{}; ///< (M_k - M_k0)/N
        std::array<double, bins> shares{};          ///< of the particles
    };
    static constexpr std::size_t numbers = sizeof(Row) / sizeof(double);

    /// What the canonical end of a sample changed.
    struct Finish {
        double energy_before, energy_after;     ///< U/N  [e]
        double pressure_before, pressure_after; ///< [e/l^3]
        double overlap;                         ///< of the positions before and after
    };

    void add(const Row& measurement);
    void add(const Finish& finish) { finishes_.push_back(finish); }

    /// <|grad U|^2>/<laplacian U> of the positions.  NaN before the first row.
    BlockedMean configurational_temperature() const;
    BlockedMean mean(double Row::*member) const;
    BlockedMean moment(std::size_t k) const;
    BlockedMean share(std::size_t bin) const;

    /// Means of equally many successive measurements, at most 2048 of them.
    const std::vector<Row>& rows() const { return rows_; }
    const std::vector<Finish>& finishes() const { return finishes_; }

    /// All numbers, to be stored and restored.
    std::vector<double> numbers_of_all() const;
    static BreathingEvidence from_numbers(const std::vector<double>& all);

  private:
    template <class Value>
    BlockedMean blocked(Value value) const;

    std::vector<Row> rows_;
    Row open_; ///< sums
    std::int64_t measurements_per_row_ = 1, in_open_ = 0;
    std::vector<Finish> finishes_;
};

} // namespace physics
