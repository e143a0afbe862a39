#include "files/hdf5/scratch.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>

using files::Input;
using files::Output;
using files::Shape;

namespace {

const std::vector<double> numbers{1.5, -2.25, 1e-300, 4, 5, 6};

void write_numbers(const std::filesystem::path& path) {
    Output file(path, no_provenance());
    file.write<double>("/group/numbers", numbers, {{"R", 2}, files::components}, {"l", "numbers"});
    file.commit();
}

std::string bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("numbers of every type come back as they were written") {
    const Scratch scratch;
    const std::vector<float> singles{0.1f, -3.0f};
    const std::vector<std::int64_t> integers{std::numeric_limits<std::int64_t>::min(), 7};
    const std::vector<std::int32_t> small{-1, 2, 3};
    {
        Output file(scratch / "a.h5", no_provenance());
        file.write<double>("/numbers", numbers, {{"A", 3}, {"1", 1}, {"B", 2}}, {"l", "numbers"});
        file.write<float>("/singles", singles, {{"B", 2}}, {"l", "singles"});
        file.write<std::int64_t>("/integers", integers, {{"B", 2}}, {"1", "integers"});
        file.write<std::int32_t>("/deep/down/small", small, {{"A", 3}}, {"1", "small"});
        file.texts("/words", {"a", "", "three words"}, "A", "words");
        file.commit();
    }
    const Input file(scratch / "a.h5");
    CHECK(file.read<double>("/numbers", {3, files::any, 2}) == numbers);
    CHECK(file.read<float>("/singles", {2}) == singles);
    CHECK(file.read<double>("/singles", {2})[0] == static_cast<double>(0.1f));
    CHECK(file.read<std::int64_t>("/integers", {files::any}) == integers);
    CHECK(file.read<std::int32_t>("/deep/down/small", {3}) == small);
    CHECK(file.texts("/words") == std::vector<std::string>{"a", "", "three words"});
    CHECK(file.shape("/numbers") == Shape{3, 1, 2});
    CHECK(file.bytes("/singles") == 4);
    CHECK(file.text("/provenance/tool") == "test");
}

TEST_CASE("datasets of one chunk have no index, and others find every chunk") {
    const Scratch scratch;
    std::vector<double> many(1 << 17); // four chunks
    for (std::size_t k = 0; k < many.size(); ++k)
        many[k] = static_cast<double>(k / 1000);
    const auto write = [&](const std::vector<double>& last) {
        Output file(scratch / "a.h5", no_provenance(), files::Storage::compressed);
        for (const char* name : {"/a", "/b", "/c", "/d", "/e", "/f", "/g", "/h"})
            file.write<double>(name, numbers, {{"R", numbers.size()}}, {"l", "numbers"});
        file.write<double>("/last", last, {{"R", last.size()}}, {"l", "numbers"});
        file.commit();
    };
    write(numbers);
    CHECK(std::filesystem::file_size(scratch / "a.h5") <
          10000); // each is 2 kB larger with an index
    write(many);
    CHECK(Input(scratch / "a.h5").read<double>("/last", {many.size()}) == many);
}

TEST_CASE("an array without rows is an array") {
    const Scratch scratch;
    {
        Output file(scratch / "a.h5", no_provenance());
        file.write<double>("/none", {}, {{"X", 0}, files::components}, {"l", "none"});
        file.commit();
    }
    CHECK(Input(scratch / "a.h5").read<double>("/none", {files::any, 3}).empty());
}

TEST_CASE("a number that is not defined is read only where that is expected") {
    const Scratch scratch;
    const std::vector<double> values{1, std::nan("")};
    {
        Output file(scratch / "a.h5", no_provenance());
        file.write<double>("/values", values, {{"A", 2}}, {"1", "values"});
        file.commit();
    }
    const Input file(scratch / "a.h5");
    CHECK(std::isnan(file.read_or_nan("/values", {2})[1]));
    CHECK_THROWS_AS(file.read<double>("/values", {2}), files::Error);
}

TEST_CASE(
    "nothing appears under the name, and nothing stays beside it, before the file is complete") {
    const Scratch scratch;
    {
        Output file(scratch / "a.h5", no_provenance());
        file.write<double>("/numbers", numbers, {{"A", 6}}, {"l", "numbers"});
        CHECK(std::filesystem::exists(scratch / "a.h5.partial"));
    }
    CHECK(std::filesystem::is_empty(scratch.directory));
}

TEST_CASE("an earlier file stays whole until the next one is complete") {
    const Scratch scratch;
    write_numbers(scratch / "a.h5");
    const std::string before = bytes(scratch / "a.h5");
    { Output abandoned(scratch / "a.h5", no_provenance()); }
    CHECK(bytes(scratch / "a.h5") == before);
}

TEST_CASE("the same numbers give the same bytes") {
    const Scratch scratch;
    write_numbers(scratch / "a.h5");
    ::sleep(1); // times are stored in seconds
    write_numbers(scratch / "b.h5");
    CHECK(bytes(scratch / "a.h5") == bytes(scratch / "b.h5"));
}

TEST_CASE("every flipped bit of the numbers is noticed") {
    const Scratch scratch;
    write_numbers(scratch / "a.h5");
    const std::string whole = bytes(scratch / "a.h5");
    const std::size_t start =
        whole.find(std::string(reinterpret_cast<const char*>(numbers.data()), 48));
    REQUIRE(start != std::string::npos);
    for (std::size_t bit = 0; bit < 48 * 8; bit += 11) {
        std::string damaged = whole;
        damaged[start + bit / 8] = static_cast<char>(damaged[start + bit / 8] ^ (1 << bit % 8));
        std::ofstream(scratch / "b.h5", std::ios::binary) << damaged;
        CHECK_THROWS_AS(Input(scratch / "b.h5").read<double>("/group/numbers", {2, 3}),
                        files::Error);
    }
}

TEST_CASE("values that do not fill their shape are refused") {
    const Scratch scratch;
    Output file(scratch / "a.h5", no_provenance());
    CHECK_THROWS_AS(file.write<double>("/numbers", numbers, {{"A", 2}, {"B", 2}}, {"l", "numbers"}),
                    files::Error);
}
