#include "files/foreign/lammps_dump.hpp"

#include "files/foreign/particle_table.hpp"

#include <algorithm>
#include <optional>

namespace files {
namespace {

/// What the current line says after "ITEM: "; refuses any other line.
std::string item(const Lines& lines) {
    constexpr std::string_view mark = "ITEM: ";
    if (!lines.text().starts_with(mark))
        lines.refuse("is no ITEM, expected one, or one row for each of the atoms");
    return lines.text().substr(mark.size());
}

void next(Lines& lines, const std::string& expected) {
    if (!lines.next())
        lines.refuse_end(expected);
}

/// The line after an ITEM, which holds one word.
std::string value(Lines& lines) {
    next(lines, "a value");
    return lines.text();
}

/// What the three lines after BOX BOUNDS hold.
enum class Bounds {
    straight, ///< low high
    tilted,   ///< low high tilt; the tilts are those of y to x, z to x, z to y
    vectors   ///< an edge vector and a component of the origin
};

/// Old versions tell no boundaries, as LAMMPS data never does: the box is then taken as periodic.
Bounds read_flags(const Lines& lines) {
    const std::string flags = item(lines).substr(std::string_view("BOX BOUNDS").size());
    auto words_left = words(flags);
    const auto begins = [&](std::initializer_list<std::string_view> start) {
        const bool found = words_left.size() >= start.size() &&
                           std::equal(start.begin(), start.end(), words_left.begin());
        if (found)
            words_left.erase(words_left.begin(), words_left.begin() + std::ssize(start));
        return found;
    };
    const Bounds kind = begins({"xy", "xz", "yz"})  ? Bounds::tilted
                        : begins({"abc", "origin"}) ? Bounds::vectors
                                                    : Bounds::straight;
    begins({"pp", "pp", "pp"});
    if (!words_left.empty())
        lines.refuse("bounds a box that is not periodic, expected ITEM: BOX BOUNDS pp pp pp");
    return kind;
}

/// Bounds of a tilted box are those of a box along the axes around it; of a cube they are its own.
TextBox read_box(Lines& lines) {
    const Bounds kind = read_flags(lines);
    const std::size_t columns = kind == Bounds::straight ? 2 : kind == Bounds::tilted ? 3 : 4;
    TextBox box;
    for (Eigen::Index k = 0; k < 3; ++k) {
        next(lines, "three lines of box bounds");
        const auto row = words(lines.text());
        if (row.size() != columns)
            lines.refuse("has " + std::to_string(row.size()) + " numbers, expected " +
                         std::to_string(columns) + " box bounds");
        std::vector<double> numbers;
        for (const std::string_view word : row)
            numbers.push_back(real(lines, word));
        if (kind == Bounds::vectors) {
            box.vectors.row(k) = Eigen::Map<const Eigen::RowVector3d>(numbers.data());
            box.low[k] = numbers[3];
            continue;
        }
        box.low[k] = numbers[0];
        box.vectors(k, k) = numbers[1] - numbers[0];
        if (kind == Bounds::tilted)
            box.vectors(k == 0 ? 1 : 2, k == 2 ? 1 : 0) = numbers[2];
    }
    return box;
}

std::size_t read_count(Lines& lines) {
    std::size_t atoms = 0;
    const std::string text = value(lines);
    if (const auto row = words(text); row.size() != 1 || !parse(row[0], atoms) || atoms < 1)
        lines.refuse("is not a number of atoms, expected one above 0");
    return atoms;
}

ForeignFrame read_atoms(Lines& lines, std::size_t atoms, const TextBox& box,
                        const Reading& reading) {
    const std::string header = item(lines).substr(std::string_view("ATOMS").size());
    if (!blank(header) && !reading.layout.empty())
        lines.refuse("names its columns, expected no --layout");
    if (blank(header) && reading.layout.empty())
        lines.refuse("names no columns, as in dumps of old LAMMPS (id type xs ys zs, unless others "
                     "were asked for), expected --layout");
    const auto found = words(blank(header) ? reading.layout : header);
    ParticleTable table(lines, {found.begin(), found.end()}, box, reading);
    for (std::size_t k = 0; k < atoms; ++k) {
        next(lines, std::to_string(atoms) + " atoms in this snapshot, found " + std::to_string(k));
        table.add(lines, words(lines.text()));
    }
    return table.frame(lines);
}

/// The snapshot whose ITEM: TIMESTEP is the current line.
ForeignFrame read_snapshot(Lines& lines, const Reading& reading) {
    std::optional<std::size_t> atoms;
    std::optional<TextBox> box;
    for (;; next(lines, "ITEM: ATOMS")) {
        const std::string name = item(lines);
        if (name == "TIMESTEP" || name == "TIME" || name == "UNITS")
            value(lines);
        else if (name == "NUMBER OF ATOMS")
            atoms = read_count(lines);
        else if (name.starts_with("BOX BOUNDS"))
            box = read_box(lines);
        else if (name != "ATOMS" && !name.starts_with("ATOMS "))
            lines.refuse("holds ITEM: " + name +
                         ", expected TIMESTEP, NUMBER OF ATOMS, BOX BOUNDS or ATOMS");
        else if (!atoms || !box)
            lines.refuse(std::string("begins the atoms before ") +
                         (atoms ? "BOX BOUNDS" : "NUMBER OF ATOMS") + ", expected that first");
        else
            return read_atoms(lines, *atoms, *box, reading);
    }
}

} // namespace

std::vector<ForeignFrame> read_lammps_dump(const std::filesystem::path& path,
                                           const Reading& reading) {
    Lines lines(path);
    std::vector<ForeignFrame> frames;
    while (lines.next_not_blank())
        frames.push_back(read_snapshot(lines, reading));
    return frames;
}

} // namespace files
