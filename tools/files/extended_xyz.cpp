#include "files/extended_xyz.hpp"

#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

namespace files {
namespace {

/// The lines of a file, and where an error is.
class Lines {
  public:
    explicit Lines(const std::filesystem::path& path) : path_(path), file_(path) {
        if (!file_ || std::filesystem::is_directory(path))
            throw Error(path.string() + ": cannot be read, expected a file");
    }
    bool next() {
        if (!std::getline(file_, text_))
            return false;
        ++number_;
        if (text_.ends_with('\r'))
            text_.pop_back();
        return true;
    }
    const std::string& text() const { return text_; }
    bool blank() const { return text_.find_first_not_of(" \t") == std::string::npos; }
    [[noreturn]] void refuse(const std::string& what) const {
        throw Error(path_.string() + ": line " + std::to_string(number_) + " " + what);
    }
    [[noreturn]] void refuse_end(const std::string& expected) const {
        throw Error(path_.string() + ": ends after line " + std::to_string(number_) +
                    ", expected " + expected);
    }

  private:
    std::filesystem::path path_;
    std::ifstream file_;
    std::string text_;
    std::size_t number_ = 0;
};

template <class T>
bool parse(std::string_view word, T& value) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size();
}

double real(const Lines& lines, std::string_view word) {
    double value = 0;
    if (!parse(word, value) || !std::isfinite(value))
        lines.refuse("holds \"" + std::string(word) + "\", expected a finite number");
    return value;
}

std::vector<std::string_view> words(std::string_view text, std::string_view separators = " \t") {
    std::vector<std::string_view> found;
    for (std::size_t start = text.find_first_not_of(separators); start != std::string_view::npos;) {
        const std::size_t end = text.find_first_of(separators, start);
        found.push_back(text.substr(start, end - start));
        start = text.find_first_not_of(separators, end);
    }
    return found;
}

/// key=value and key="several words".  A word without '=' says nothing that is needed here.
std::map<std::string, std::string, std::less<>> key_values(const Lines& lines) {
    std::map<std::string, std::string, std::less<>> found;
    const std::string& text = lines.text();
    for (std::size_t start = text.find_first_not_of(" \t"); start != std::string::npos;) {
        std::size_t end = text.find_first_of(" \t=", start);
        if (end != std::string::npos && text[end] == '=') {
            const std::string key = text.substr(start, end - start);
            const bool quoted = end + 1 < text.size() && text[end + 1] == '"';
            start = end + (quoted ? 2 : 1);
            end = text.find_first_of(quoted ? "\"" : " \t", start);
            if (quoted && end == std::string::npos)
                lines.refuse("has an open quote, expected a closing one");
            if (!found.emplace(key, text.substr(start, end - start)).second)
                lines.refuse("names " + key + " twice, expected once");
            end += quoted ? 1 : 0;
        }
        start = end == std::string::npos ? end : text.find_first_not_of(" \t", end);
    }
    return found;
}

double cube_edge(const Lines& lines, const std::string& lattice) {
    const auto parts = words(lattice);
    if (parts.size() != 9)
        lines.refuse("has a Lattice of " + std::to_string(parts.size()) + " numbers, expected 9");
    const double edge = real(lines, parts[0]);
    for (std::size_t k = 0; k < 9; ++k)
        if (real(lines, parts[k]) != (k % 4 == 0 ? edge : 0))
            lines.refuse(
                "has a Lattice that is not a cube, expected three equal edges along the axes");
    return edge;
}

/// Which columns hold what.
struct Columns {
    std::size_t count = 0;
    std::size_t position = 0;
    std::size_t size = 0;
    double diameters_per_size = 1; ///< 2 where the column holds radii
};

Columns columns(const Lines& lines, const std::string& properties) {
    const auto parts = words(properties, ":");
    if (parts.size() % 3 != 0)
        lines.refuse("has Properties that are not name:type:count, expected these");
    std::map<std::string, std::size_t, std::less<>> first;
    Columns c;
    for (std::size_t k = 0; k < parts.size(); k += 3) {
        std::size_t width = 0;
        if (!parse(parts[k + 2], width) || width == 0 || width > 100)
            lines.refuse("has Properties with " + std::string(parts[k + 2]) +
                         " columns, expected 1 to 100");
        const bool wanted = parts[k] == "pos" || parts[k] == "diameter" || parts[k] == "radius";
        if (wanted && (parts[k + 1] != "R" || width != (parts[k] == "pos" ? 3u : 1u)))
            lines.refuse("has another type or width of " + std::string(parts[k]) +
                         ", expected pos:R:3, diameter:R:1 or radius:R:1");
        if (!first.emplace(parts[k], c.count).second)
            lines.refuse("names the column " + std::string(parts[k]) + " twice, expected once");
        c.count += width;
    }
    if (!first.contains("pos"))
        lines.refuse("has no column pos, expected pos:R:3");
    if (first.contains("diameter") == first.contains("radius"))
        lines.refuse(std::string("has ") + (first.contains("radius") ? "both" : "neither") +
                     " of the columns diameter and radius, expected one");
    c.position = first.find("pos")->second;
    c.diameters_per_size = first.contains("radius") ? 2 : 1;
    c.size = first.find(first.contains("radius") ? "radius" : "diameter")->second;
    return c;
}

/// The frame whose count of particles the current line holds.
physics::Configuration read_frame(Lines& lines) {
    const auto counts = words(lines.text());
    Eigen::Index n = 0;
    if (counts.size() != 1 || !parse(counts[0], n) || n < 1)
        lines.refuse("is not a number of particles, expected HDF5 or an extended XYZ frame");
    if (!lines.next())
        lines.refuse_end("a line with Lattice and Properties");
    const auto keys = key_values(lines);
    for (const char* key : {"Lattice", "Properties"})
        if (!keys.contains(key))
            lines.refuse(std::string("has no ") + key +
                         ", expected Lattice=\"...\" and Properties=...");
    if (keys.contains("pbc") && keys.find("pbc")->second != "T T T")
        lines.refuse("has pbc=\"" + keys.find("pbc")->second + "\", expected \"T T T\"");
    const double edge = cube_edge(lines, keys.find("Lattice")->second);
    const Columns where = columns(lines, keys.find("Properties")->second);

    std::vector<double> positions, diameters;
    for (Eigen::Index i = 0; i < n; ++i) {
        if (!lines.next())
            lines.refuse_end(std::to_string(n) + " particles in this frame, found " +
                             std::to_string(i));
        const auto row = words(lines.text());
        if (row.size() != where.count)
            lines.refuse("has " + std::to_string(row.size()) + " columns, expected " +
                         std::to_string(where.count));
        for (std::size_t k = 0; k < 3; ++k)
            positions.push_back(real(lines, row[where.position + k]));
        diameters.push_back(where.diameters_per_size * real(lines, row[where.size]));
    }
    return {edge, Eigen::Map<const Eigen::Matrix3Xd>(positions.data(), 3, n),
            Eigen::Map<const Eigen::VectorXd>(diameters.data(), n)};
}

} // namespace

std::vector<physics::Configuration> read_extended_xyz(const std::filesystem::path& path) {
    Lines lines(path);
    std::vector<physics::Configuration> frames;
    while (lines.next() && !lines.blank())
        frames.push_back(read_frame(lines));
    while (lines.next())
        if (!lines.blank())
            lines.refuse("follows a blank line, expected the end of the file");
    if (frames.empty())
        lines.refuse_end("a number of particles");
    return frames;
}

} // namespace files
