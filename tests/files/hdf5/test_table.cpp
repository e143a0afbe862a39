#include "files/hdf5/scratch.hpp"
#include "files/hdf5/single_precision.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace {

struct Measured {
    double value, error;
};

struct Row {
    std::int64_t id;
    std::string name;
    double length;
    Measured energy;
    std::vector<float> field; ///< [K][3]
};

const std::tuple columns{
    files::Column{"id", &Row::id, {"1", "id"}}, files::Column{"name", &Row::name, {"", "name"}},
    or_nan(files::Column{"length", &Row::length, {"l", "length; NaN: unknown"}}),
    files::WithError{"energy", &Row::energy, {"e", "energy"}, "standard error"},
    files::Column{"field", &Row::field, {"1", "field"}, "K, 3"}};

const std::vector<Row> rows{{7, "first", 1.5, {-2, 0.1}, {1, 2, 3, 4, 5, 6}},
                            {9, "second", std::nan(""), {-3, 0.2}, {6, 5, 4, 3, 2, 1}}};

files::Input written(const Scratch& scratch, const std::vector<Row>& table) {
    files::Output file(scratch / "a.h5", no_provenance());
    files::write_table(file, "/table", "R", table, columns);
    file.commit();
    return files::Input(scratch / "a.h5");
}

} // namespace

TEST_CASE("numbers, texts, errors and vectors of a table come back as they were written") {
    const Scratch scratch;
    const files::Input file = written(scratch, rows);
    CHECK(file.shape("/table/field") == files::Shape{2, 2, 3});
    CHECK(file.read<double>("/table/energy_error", {2}) == std::vector<double>{0.1, 0.2});
    const auto found = files::read_table<Row>(file, "/table", columns);
    REQUIRE(found.size() == 2);
    CHECK(found[0].id == 7);
    CHECK(found[1].name == "second");
    CHECK(found[0].length == 1.5);
    CHECK(std::isnan(found[1].length));
    CHECK(found[1].energy.value == -3);
    CHECK(found[1].energy.error == 0.2);
    CHECK(found[1].field == rows[1].field);
}

TEST_CASE("a table without rows comes back without rows") {
    const Scratch scratch;
    const files::Input file = written(scratch, {});
    CHECK(file.shape("/table/field") == files::Shape{0, 0, 3});
    CHECK(files::read_table<Row>(file, "/table", columns).empty());
}

TEST_CASE("a column of another length is refused, of numbers and of texts") {
    const Scratch scratch;
    files::Output output(scratch / "a.h5", no_provenance());
    output.write<std::int64_t>("/table/id", std::vector<std::int64_t>{1, 2}, {{"R", 2}},
                               {"1", "id"});
    output.texts("/table/name", {"one"}, "X", "name");
    output.write<double>("/table/length", std::vector<double>{1}, {{"X", 1}}, {"l", "length"});
    output.commit();
    const files::Input file(scratch / "a.h5");
    const std::string where = file.path().string() + ": /table/";
    const std::tuple texts{std::get<0>(columns), std::get<1>(columns)};
    const std::tuple numbers{std::get<0>(columns), std::get<2>(columns)};
    CHECK_THROWS_WITH_AS(files::read_table<Row>(file, "/table", texts),
                         (where + "name has shape [1], expected [2]").c_str(), files::Error);
    CHECK_THROWS_WITH_AS(files::read_table<Row>(file, "/table", numbers),
                         (where + "length has shape [1], expected [2]").c_str(), files::Error);
}

TEST_CASE("a value with its interval is five columns, of single values and of vectors") {
    struct Interval {
        double low, high, low95, high95;
    };
    struct Estimate {
        double value;
        Interval interval;
    };
    struct Parent {
        Estimate one;
        std::vector<Estimate> bins;
    };
    const Estimate estimate{3, {2, 4, 1, 5}};
    const std::vector<Parent> parents{{estimate, {estimate, estimate}}};
    const Scratch scratch;
    files::Output output(scratch / "a.h5", no_provenance());
    files::write_table(output, "/n0", "P", parents,
                       std::tuple{files::WithInterval{"one", &Parent::one, {"1", "one"}},
                                  files::WithInterval{"bins", &Parent::bins, {"1", "bins"}, "B"}});
    output.commit();
    const files::Input file(scratch / "a.h5");
    const std::vector<std::pair<std::string, double>> ends{
        {"", 3}, {"_low", 2}, {"_high", 4}, {"_low95", 1}, {"_high95", 5}};
    for (const auto& [end, expected] : ends) {
        CHECK(file.read<double>("/n0/one" + end, {1}).front() == expected);
        CHECK(file.read<double>("/n0/bins" + end, {1, 2}) ==
              std::vector<double>{expected, expected});
    }
}

TEST_CASE("numbers are rounded to single precision, others and NaN stay") {
    std::vector<Row> table = rows;
    table[0].length = 0.1;
    files::round_to_single(table, columns);
    CHECK(table[0].length == double{0.1F});
    CHECK(table[0].energy.value == -2);
    CHECK(table[0].energy.error == double{0.1F});
    CHECK(std::isnan(table[1].length));
    CHECK(table[1].id == 9);
    CHECK(table[1].field == rows[1].field);
}
