#include "files/foreign/extended_xyz.hpp"

#include "files/foreign/text_lines.hpp"

#include <map>

namespace files {
namespace {

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

double lattice_edge(const Lines& lines, const std::string& lattice) {
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
    std::map<std::string, std::size_t, std::less<>> first; ///< of each property
    std::vector<std::string> numbers;                      ///< properties of one real number
};

Columns columns(const Lines& lines, const std::string& properties) {
    const auto parts = words(properties, ":");
    if (parts.size() % 3 != 0)
        lines.refuse("has Properties that are not name:type:count, expected these");
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
        if (!c.first.emplace(parts[k], c.count).second)
            lines.refuse("names the column " + std::string(parts[k]) + " twice, expected once");
        if (width == 1 && parts[k + 1] != "S")
            c.numbers.emplace_back(parts[k]);
        c.count += width;
    }
    if (!c.first.contains("pos"))
        lines.refuse("has no column pos, expected pos:R:3");
    c.position = c.first.find("pos")->second;
    return c;
}

struct Header {
    double edge;
    Columns columns;
};

/// The line with Lattice and Properties.
Header read_header(const Lines& lines) {
    const auto keys = key_values(lines);
    for (const char* key : {"Lattice", "Properties"})
        if (!keys.contains(key))
            lines.refuse(std::string("has no ") + key +
                         ", expected Lattice=\"...\" and Properties=...");
    if (keys.contains("pbc") && keys.find("pbc")->second != "T T T")
        lines.refuse("has pbc=\"" + keys.find("pbc")->second + "\", expected \"T T T\"");
    return {lattice_edge(lines, keys.find("Lattice")->second),
            columns(lines, keys.find("Properties")->second)};
}

/// The frame whose count of particles the current line holds.
ForeignFrame read_frame(Lines& lines, const Reading& reading) {
    const auto counts = words(lines.text());
    Eigen::Index n = 0;
    if (counts.size() != 1 || !parse(counts[0], n) || n < 1)
        lines.refuse("is not a number of particles, expected that of a frame");
    if (!lines.next())
        lines.refuse_end("a line with Lattice and Properties");
    const auto [edge, where] = read_header(lines);
    const ParticleSizes particle_sizes(lines, where.numbers, reading);
    const std::size_t size_column = where.first.at(where.numbers[particle_sizes.column()]);
    std::vector<double> positions, sizes;
    for (Eigen::Index i = 0; i < n; ++i) {
        if (!lines.next())
            lines.refuse_end(std::to_string(n) + " particles in this frame, found " +
                             std::to_string(i));
        const auto row = words(lines.text());
        if (row.size() != where.count)
            lines.refuse("has " + std::to_string(row.size()) + " columns, expected " +
                         std::to_string(where.count));
        lines.expect_end();
        for (std::size_t k = 0; k < 3; ++k)
            positions.push_back(real(lines, row[where.position + k]));
        sizes.push_back(particle_sizes.size(lines, row[size_column]));
    }
    return {{edge, Eigen::Map<const Eigen::Matrix3Xd>(positions.data(), 3, n),
             particle_sizes.diameters(lines, sizes, edge)},
            particle_sizes.description()};
}

} // namespace

std::vector<ForeignFrame> read_extended_xyz(const std::filesystem::path& path,
                                            const Reading& reading) {
    Lines lines(path);
    std::vector<ForeignFrame> frames;
    while (lines.next() && !lines.blank())
        frames.push_back(read_frame(lines, reading));
    while (lines.next())
        if (!lines.blank())
            lines.refuse("follows a blank line, expected the end of the file");
    if (frames.empty())
        lines.refuse_end("a number of particles");
    return frames;
}

} // namespace files
