#pragma once

#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

/// The inherent structure of tests/reference, and what an independent program says about it.
namespace reference {

inline const physics::Model model{.exponent = 10,
                                  .smoothing = 3,
                                  .cutoff = 1.4,
                                  .non_additivity = 0.1,
                                  .density = 0.58,
                                  .smallest_size = 1,
                                  .largest_size = 2.22};

/// Extended XYZ with the columns species, position, diameter.
inline physics::Configuration glass() {
    std::ifstream file(REFERENCE_DIR "/poly_n1000.xyz");
    Eigen::Index n = 0;
    std::string line, species;
    file >> n;
    std::getline(file, line);
    std::getline(file, line); // Lattice="edge 0 0 ...
    physics::Configuration c{
        std::stod(line.substr(line.find('"') + 1)), {3, n}, Eigen::VectorXd(n)};
    for (Eigen::Index i = 0; i < n; ++i)
        file >> species >> c.positions(0, i) >> c.positions(1, i) >> c.positions(2, i) >>
            c.diameters[i];
    if (!file)
        throw std::runtime_error("cannot read " REFERENCE_DIR "/poly_n1000.xyz");
    return c;
}

/// The number, or the list of numbers, that follows "key": in poly_n1000.json.
inline std::vector<double> values(const std::string& key) {
    std::ifstream file(REFERENCE_DIR "/poly_n1000.json");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const std::size_t at = text.find('"' + key + '"');
    if (at == std::string::npos)
        throw std::runtime_error("poly_n1000.json has no " + key);
    std::istringstream rest(text.substr(text.find(':', at) + 1));
    std::vector<double> found;
    char mark = ',';
    if ((rest >> std::ws).peek() == '[')
        rest >> mark, mark = ',';
    for (double value = 0; mark == ',' && rest >> value; rest >> mark)
        found.push_back(value);
    return found;
}

inline double value(const std::string& key) { return values(key).front(); }

} // namespace reference
