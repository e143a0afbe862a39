#include "files/foreign/particle_sizes.hpp"

#include "physics/model/configuration.hpp"

#include <algorithm>
#include <set>
#include <sstream>

namespace files {
namespace {

/// Columns whose names say that they are no sizes.
const std::set<std::string, std::less<>> other_columns{
    "id", "type", "mol", "element", "species", "mass", "density", "pos", "x",   "y",
    "z",  "xs",   "ys",  "zs",      "xu",      "yu",   "zu",      "xsu", "ysu", "zsu",
    "ix", "iy",   "iz",  "vx",      "vy",      "vz",   "fx",      "fy",  "fz",  "-"};

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

bool names_a_size(std::string_view name) { return name == "diameter" || name == "radius"; }

/// The name of the column that is meant.
std::string chosen(const Lines& lines, const std::vector<std::string>& names,
                   const Reading& reading) {
    if (!reading.size_of_type.empty() && !reading.column.empty())
        lines.refuse_file(
            "cannot have its sizes from both --column and --type-sizes, expected one");
    if (!reading.size_of_type.empty())
        return "type";
    if (!reading.column.empty())
        return reading.column;
    std::vector<std::string> sizes, candidates;
    for (const std::string& name : names)
        if (names_a_size(name))
            sizes.push_back(name);
        else if (!other_columns.contains(name))
            candidates.push_back(name);
    if (sizes.size() > 1)
        lines.refuse("has both of the columns diameter and radius, expected one, or --column");
    if (sizes.size() == 1)
        return sizes.front();
    if (candidates.size() != 1)
        lines.refuse("has neither of the columns diameter and radius" +
                     (names.empty() ? "" : " but " + joined(names)) +
                     ", expected one, or --column or --type-sizes");
    return candidates.front();
}

} // namespace

std::vector<double> read_type_sizes(const std::filesystem::path& path) {
    Parameters parameters(path);
    std::vector<double> sizes;
    do
        sizes.push_back(parameters.positive(std::to_string(sizes.size() + 1)));
    while (parameters.has(std::to_string(sizes.size() + 1)));
    parameters.expect_no_more();
    return sizes;
}

ParticleSizes::ParticleSizes(const Lines& lines, const std::vector<std::string>& names,
                             const Reading& reading)
    : name_(chosen(lines, names, reading)), size_of_type_(reading.size_of_type) {
    const auto found = std::find(names.begin(), names.end(), name_);
    if (found == names.end())
        lines.refuse("has no column " + name_ + ", expected one of " + joined(names));
    column_ = static_cast<std::size_t>(found - names.begin());
    if (names_a_size(name_) && !reading.size_is.empty() && reading.size_is != name_)
        lines.refuse("names the column " + name_ + ", expected no --size-is " + reading.size_is);
    meaning_ = names_a_size(name_) ? name_ : reading.size_is;
}

double ParticleSizes::size(const Lines& lines, std::string_view word) const {
    if (!size_of_type_.empty()) {
        std::size_t type = 0;
        if (!parse(word, type) || type < 1 || type > size_of_type_.size())
            lines.refuse("holds the type \"" + std::string(word) + "\", expected 1 to " +
                         std::to_string(size_of_type_.size()) + " as in --type-sizes");
        return size_of_type_[type - 1];
    }
    const double value = real(lines, word);
    if (value <= 0)
        lines.refuse("holds a size of " + std::string(word) + ", expected more than 0");
    return value;
}

std::string ParticleSizes::description() const {
    return name_ == meaning_ ? name_ : name_ + " as " + meaning_;
}

Eigen::VectorXd ParticleSizes::diameters(const Lines& lines, const std::vector<double>& sizes,
                                         double edge) const {
    const Eigen::Map<const Eigen::VectorXd> values(sizes.data(),
                                                   static_cast<Eigen::Index>(sizes.size()));
    if (meaning_.empty()) {
        std::ostringstream text;
        text.precision(4);
        const double volume = edge * edge * edge;
        text << "column " << name_ << " may hold diameters (packing fraction "
             << physics::packing_fraction(values, volume) << ") or radii ("
             << physics::packing_fraction(2 * values, volume) << "), expected "
             << (size_of_type_.empty() ? "--column " + name_ + " and " : "")
             << "--size-is diameter or radius";
        lines.refuse_file(text.str());
    }
    return (meaning_ == "radius" ? 2 : 1) * values;
}

} // namespace files
