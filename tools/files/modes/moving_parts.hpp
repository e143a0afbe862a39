#pragma once

#include "files/configurations/configurations.hpp"
#include "files/modes/nonlinear_modes.hpp"

#include <vector>

namespace files {

/// The particles that move most in a nonlinear mode.
struct MovingPart {
    std::int64_t mode;               ///< row of NonlinearModes::modes
    double largest;                  ///< component of the whole unit field
    double weight;                   ///< |z|^2 of these particles
    std::vector<float> position;     ///< [K][3] nearest image from the first of them [l]
    std::vector<float> displacement; ///< [K][3] z
};

/// How much is kept of the fields.
struct Kept {
    std::size_t fields;    ///< softest nonlinear modes, each once
    std::size_t particles; ///< that move most, in each
};

/// The moving parts of the softest of some nonlinear modes, softest first.
/// @param file    that holds them, with their fields
/// @param minima  of their glasses
/// @param before  number of the first of them, where they stand among others
std::vector<MovingPart> moving_parts(const NonlinearModes& found, const Input& file,
                                     const Frames& minima, const Kept& kept, std::size_t before);

/// Group /softest.
void write_softest(Output& file, const std::vector<MovingPart>& parts);

/// @param modes  number of rows that /softest/mode may name
/// @throws files::Error  if it names another
std::vector<MovingPart> read_softest(const Input& file, std::size_t modes);

} // namespace files
