#include "physics/model/model.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace physics {

Eigen::VectorXd quantile_sizes(const Model& model, Eigen::Index particles) {
    if (particles < 1)
        throw std::invalid_argument("particles is " + std::to_string(particles) +
                                    ", expected at least 1");
    const double ratio = model.smallest_size / model.largest_size;
    Eigen::VectorXd sizes(particles);
    for (Eigen::Index i = 0; i < particles; ++i) {
        const double u = (static_cast<double>(i) + 0.5) / static_cast<double>(particles);
        sizes[i] = model.smallest_size / std::sqrt(1 - u * (1 - ratio * ratio));
    }
    return sizes;
}

double box_edge(const Model& model, Eigen::Index particles) {
    return std::cbrt(static_cast<double>(particles) / model.density);
}

void check(const Model& model) {
    const auto expect = [](bool holds, const std::string& what, double value,
                           const std::string& expected) {
        if (!holds)
            throw std::invalid_argument("model: " + what + " is " + std::to_string(value) +
                                        ", expected " + expected);
    };
    expect(model.exponent >= 2 && model.exponent % 2 == 0, "exponent", model.exponent,
           "an even number of at least 2");
    expect(model.smoothing >= 2 && model.smoothing <= 6, "smoothing", model.smoothing, "2 to 6");
    expect(model.cutoff > 1, "cutoff", model.cutoff, "more than 1");
    expect(model.non_additivity >= 0, "non_additivity", model.non_additivity, "0 or more");
    expect(model.density > 0, "density", model.density, "more than 0");
    expect(model.smallest_size > 0, "smallest_size", model.smallest_size, "more than 0");
    expect(model.largest_size >= model.smallest_size, "largest_size", model.largest_size,
           "at least smallest_size");
    expect(model.non_additivity * (model.largest_size - model.smallest_size) < 1, "non_additivity",
           model.non_additivity, "less than 1/(largest_size - smallest_size)");
}

} // namespace physics
