#include "files/foreign/extended_xyz.hpp"

#include "files/foreign/particle_table.hpp"
#include "files/foreign/text_lines.hpp"
#include "physics/model/cube.hpp"

#include <algorithm>
#include <map>

namespace files {
namespace {

/// The bracket or quotation mark that ends what `opening` begins; 0: it begins nothing.
char closing(char opening) {
    switch (opening) {
    case '"':
    case '\'':
        return opening;
    case '{':
        return '}';
    case '[':
        return ']';
    default:
        return 0;
    }
}

/// key=value and key="several words", these also in brackets.  A word without '=' says nothing that
/// is needed here.
std::map<std::string, std::string, std::less<>> key_values(const Lines& lines) {
    std::map<std::string, std::string, std::less<>> found;
    const std::string& text = lines.text();
    for (std::size_t start = text.find_first_not_of(" \t"); start != std::string::npos;) {
        std::size_t end = text.find_first_of(" \t=", start);
        if (end != std::string::npos && text[end] == '=') {
            const std::string key = text.substr(start, end - start);
            const char last = end + 1 < text.size() ? closing(text[end + 1]) : '\0';
            const bool quoted = last != 0;
            start = end + (quoted ? 2 : 1);
            // Lists of lists, [[9, 0, 0], [0, 9, 0], [0, 0, 9]], end with their last bracket.
            const bool lists = last == ']' && start < text.size() && text[start] == '[';
            end = lists    ? text.find("]]", start)
                  : quoted ? text.find(last, start)
                           : text.find_first_of(" \t", start);
            if (quoted && end == std::string::npos)
                lines.refuse("has an open quote, expected a closing one");
            if (lists)
                ++end;
            if (!found.emplace(key, text.substr(start, end - start)).second)
                lines.refuse("names " + key + " twice, expected once");
            end += quoted ? 1 : 0;
        }
        start = end == std::string::npos ? end : text.find_first_not_of(" \t", end);
    }
    return found;
}

constexpr std::string_view list_separators = " \t,[]";

double lattice_edge(const Lines& lines, const std::string& lattice) {
    const auto parts = words(lattice, list_separators);
    if (parts.size() != 9)
        lines.refuse("has a Lattice of " + std::to_string(parts.size()) + " numbers, expected 9");
    Eigen::Matrix3d vectors;
    for (std::size_t k = 0; k < 9; ++k)
        vectors(static_cast<Eigen::Index>(k / 3), static_cast<Eigen::Index>(k % 3)) =
            real(lines, parts[k]);
    const auto edge = physics::cube_edge(vectors);
    if (!edge)
        lines.refuse("has a Lattice that is not a cube, expected three equal edges along the axes");
    return *edge;
}

void expect_periodic(const Lines& lines, const std::string& pbc) {
    const auto flags = words(pbc, list_separators);
    const auto yes = [](std::string_view flag) {
        return flag == "T" || flag == "True" || flag == "true" || flag == "TRUE" || flag == "1";
    };
    if (flags.size() != 3 || !std::all_of(flags.begin(), flags.end(), yes))
        lines.refuse("has pbc=\"" + pbc + "\", expected \"T T T\"");
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
    std::string properties; ///< empty: not told, the layout is
};

/// What the second line of a frame must tell, or the command line in its place; never both.
void expect_told_once(const Lines& lines, bool told, bool said, const std::string& key,
                      const std::string& option, const std::string& form) {
    if (told && said)
        lines.refuse("has " + key + ", expected no " + option);
    if (!told && !said)
        lines.refuse("has no " + key + ", expected " + form + " or " + option);
}

/// The line with Lattice and Properties; in plain XYZ it is a comment.
Header read_header(const Lines& lines, const Reading& reading) {
    const std::string& text = lines.text();
    const bool plain =
        text.find("Lattice=") == std::string::npos && text.find("Properties=") == std::string::npos;
    const auto keys = plain ? decltype(key_values(lines)){} : key_values(lines);
    const auto lattice = keys.find("Lattice"), properties = keys.find("Properties");
    expect_told_once(lines, lattice != keys.end(), reading.edge != 0, "Lattice", "--edge",
                     "Lattice=\"...\"");
    expect_told_once(lines, properties != keys.end(), !reading.layout.empty(), "Properties",
                     "--layout", "Properties=...");
    if (const auto pbc = keys.find("pbc"); pbc != keys.end())
        expect_periodic(lines, pbc->second);
    return {lattice != keys.end() ? lattice_edge(lines, lattice->second) : reading.edge,
            properties != keys.end() ? properties->second : ""};
}

[[noreturn]] void refuse_end_of_frame(const Lines& lines, Eigen::Index n, Eigen::Index found) {
    lines.refuse_end(std::to_string(n) + " particles in this frame, found " +
                     std::to_string(found));
}

/// Rows whose columns the layout names.
ForeignFrame read_table(Lines& lines, Eigen::Index n, double edge, const Reading& reading) {
    const auto names = words(reading.layout);
    ParticleTable table(lines, {names.begin(), names.end()}, TextBox::cube(edge), reading);
    for (Eigen::Index i = 0; i < n; ++i) {
        if (!lines.next())
            refuse_end_of_frame(lines, n, i);
        table.add(lines, words(lines.text()));
    }
    return table.frame(lines);
}

/// The frame whose count of particles the current line holds.
ForeignFrame read_frame(Lines& lines, const Reading& reading) {
    const auto counts = words(lines.text());
    Eigen::Index n = 0;
    if (counts.size() != 1 || !parse(counts[0], n) || n < 1)
        lines.refuse("is not a number of particles, expected that of a frame");
    if (!lines.next())
        lines.refuse_end("a line with Lattice and Properties");
    const auto [edge, properties] = read_header(lines, reading);
    if (properties.empty())
        return read_table(lines, n, edge, reading);
    const Columns where = columns(lines, properties);
    const ParticleSizes particle_sizes(lines, where.numbers, reading);
    const std::size_t size_column = where.first.at(where.numbers[particle_sizes.column()]);
    std::vector<double> positions, sizes;
    for (Eigen::Index i = 0; i < n; ++i) {
        if (!lines.next())
            refuse_end_of_frame(lines, n, i);
        const auto row = words(lines.text());
        if (row.size() != where.count)
            lines.refuse("has " + std::to_string(row.size()) + " columns, expected " +
                         std::to_string(where.count));
        lines.expect_end(static_cast<std::size_t>(i));
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
