#pragma once

#include "files/foreign/text_lines.hpp"
#include "files/yaml/parameters.hpp"
#include "physics/model/configuration.hpp"

#include <string>
#include <vector>

namespace files {

/// What is said beside a file of another program, where it cannot tell itself.  Empty or 0: not
/// said.
struct Reading {
    std::string size_is;              ///< "diameter", "radius"
    std::string column;               ///< that holds the sizes
    std::vector<double> size_of_type; ///< sizes of types 1, 2 .. where particles have none
    std::string layout;               ///< names of the columns, in files that do not name them
    double edge = 0;                  ///< of the box, in files without one [l]

    bool operator==(const Reading&) const = default;
};

/// Sizes of types, a mapping 1: size, 2: size ..
std::vector<double> read_type_sizes(const std::filesystem::path& parameters);

/// A frame of a file of another program, and how its sizes were found.
struct ForeignFrame {
    physics::Configuration configuration;
    std::string sizes; ///< "diameter", "charge as diameter", "type as radius" ..
};

/// The sizes of one frame, and what they are: diameters, radii, or not known.  Nothing is guessed.
class ParticleSizes {
  public:
    /// @param names  of the columns, in the file's order
    /// @throws files::Error  naming the current line if no column, or more than one, can be meant
    ParticleSizes(const Lines& lines, const std::vector<std::string>& names,
                  const Reading& reading);

    std::size_t column() const { return column_; } ///< index of the one to read
    /// The size that a word in that column stands for.  @throws files::Error  unless it is positive
    double size(const Lines& lines, std::string_view word) const;

    /// "diameter" .. as in ForeignFrame
    std::string description() const;
    /// [l] of the sizes in a cube of this edge.
    /// @throws files::Error  if they may be diameters or radii: with both packing fractions
    Eigen::VectorXd diameters(const Lines& lines, const std::vector<double>& sizes,
                              double edge) const;

  private:
    std::string name_;
    std::size_t column_ = 0;
    std::string meaning_; ///< "diameter", "radius" or empty
    std::vector<double> size_of_type_;
};

} // namespace files
