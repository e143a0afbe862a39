#include "files/yaml/parameters.hpp"

#include "files/hdf5/h5.hpp"
#include "files/hdf5/regular_file.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <set>
#include <sstream>
#include <type_traits>

namespace files {
namespace {

std::string contents(const std::filesystem::path& path) {
    expect_regular(path, "a file of parameters");
    std::ifstream file(path);
    if (!file || std::filesystem::is_directory(path))
        throw Error(path.string() + ": cannot be read, expected a file of parameters");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What an upper limit adds to what is expected; nothing where there is none.
template <class Number>
std::string limit(Number at_most) {
    if (at_most == std::numeric_limits<Number>::max() ||
        (std::is_floating_point_v<Number> && !std::isfinite(static_cast<double>(at_most))))
        return "";
    std::ostringstream text;
    text << " and at most " << at_most;
    return text.str();
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

} // namespace

struct Parameters::Node {
    std::string text;
    std::string name;
    std::string within; ///< keys that lead here, each with a dot: "window."
    YAML::Node mapping;
    std::set<std::string> read;
    std::map<std::string, std::shared_ptr<Node>> sections;

    [[noreturn]] void refuse(const std::string& what) const { throw Error(name + ": " + what); }
    [[noreturn]] void refuse(const std::string& key, const std::string& what) const {
        refuse(within + key + " " + what);
    }

    void parse() {
        try {
            mapping = YAML::Load(text);
        } catch (const YAML::Exception& error) {
            refuse(std::string("is not YAML (") + error.what() + "), expected a mapping");
        }
        if (!mapping.IsMap())
            refuse("is not a mapping, expected lines `key: value`");
        check_keys();
    }

    void check_keys() const {
        std::set<std::string> seen;
        for (const auto& entry : mapping) {
            if (!entry.first.IsScalar())
                refuse((within.empty() ? "" : within.substr(0, within.size() - 1) + " ") +
                       "has a key that is not a word, expected lines `key: value`");
            if (!seen.insert(entry.first.Scalar()).second)
                refuse(entry.first.Scalar(), "appears twice, expected once");
        }
    }

    YAML::Node value(const std::string& key, const std::string& expected) {
        read.insert(key);
        const YAML::Node found = mapping[key];
        if (!found)
            refuse(key, "is missing, expected " + expected);
        return found;
    }

    std::string scalar(const std::string& key, const std::string& expected) {
        const YAML::Node found = value(key, expected);
        if (!found.IsScalar())
            refuse(key, "is not a single value, expected " + expected);
        return found.Scalar();
    }

    std::shared_ptr<Node> section(const std::string& key) {
        const YAML::Node found = value(key, "a mapping");
        if (!found.IsMap())
            refuse(key, "is not a mapping, expected lines `key: value`");
        std::shared_ptr<Node>& inner = sections[key];
        if (!inner) {
            inner.reset(new Node{text, name, within + key + ".", found, {}, {}});
            inner->check_keys();
        }
        return inner;
    }

    template <class T, class Test>
    T number(const std::string& key, const std::string& expected, const Test& accepts) {
        const std::string word = scalar(key, expected);
        T value{};
        if (!YAML::convert<T>::decode(mapping[key], value) || !accepts(value))
            refuse(key, "is " + (word.empty() ? "empty" : word) + ", expected " + expected);
        return value;
    }

    void expect_no_more() const {
        for (const auto& entry : mapping)
            if (!read.contains(entry.first.Scalar()))
                refuse(entry.first.Scalar(),
                       "is not a parameter, expected " + joined({read.begin(), read.end()}));
        for (const auto& [key, inner] : sections)
            inner->expect_no_more();
    }
};

Parameters::Parameters(const std::filesystem::path& path)
    : Parameters(contents(path), path.string()) {}

Parameters::Parameters(std::string text, std::string name)
    : node_(new Node{std::move(text), std::move(name), "", {}, {}, {}}) {
    node_->parse();
}

Parameters::Parameters(std::shared_ptr<Node> node) : node_(std::move(node)) {}

Parameters Parameters::section(const std::string& key) { return Parameters(node_->section(key)); }

double Parameters::number(const std::string& key) {
    return node_->number<double>(key, "a finite number", [](double x) { return std::isfinite(x); });
}

double Parameters::positive(const std::string& key, double at_most) {
    return node_->number<double>(key, "a number above 0" + limit(at_most), [&](double x) {
        return std::isfinite(x) && x > 0 && x <= at_most;
    });
}

std::int64_t Parameters::integer(const std::string& key, std::int64_t at_least,
                                 std::int64_t at_most) {
    return node_->number<std::int64_t>(
        key, "a whole number of at least " + std::to_string(at_least) + limit(at_most),
        [&](std::int64_t x) { return x >= at_least && x <= at_most; });
}

double Parameters::fraction(const std::string& key) {
    return node_->number<double>(key, "a number from 0 to 1",
                                 [](double x) { return x >= 0 && x <= 1; });
}

int Parameters::small_integer(const std::string& key, int at_least, int at_most) {
    return node_->number<int>(
        key, "a whole number of at least " + std::to_string(at_least) + limit(at_most),
        [&](int x) { return x >= at_least && x <= at_most; });
}

std::string Parameters::word(const std::string& key, const std::vector<std::string>& allowed) {
    const std::string expected = "one of " + joined(allowed);
    std::string value = node_->scalar(key, expected);
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
        node_->refuse(key, "is " + value + ", expected " + expected);
    return value;
}

std::vector<double> Parameters::numbers(const std::string& key, double at_most) {
    const std::string expected = "a list of finite numbers" + limit(at_most);
    const YAML::Node list = node_->value(key, expected);
    std::vector<double> values;
    if (!YAML::convert<std::vector<double>>::decode(list, values) || values.empty() ||
        !std::ranges::all_of(values,
                             [&](double x) { return std::isfinite(x) && std::abs(x) <= at_most; }))
        node_->refuse(key, "is no such list, expected " + expected);
    return values;
}

bool Parameters::has(const std::string& key) const { return node_->mapping[key].IsDefined(); }

void Parameters::expect_no_more() const { node_->expect_no_more(); }

const std::string& Parameters::text() const { return node_->text; }
const std::string& Parameters::name() const { return node_->name; }

physics::Model read_model(Parameters& p) {
    const physics::Model model{.exponent = p.small_integer("exponent", 1),
                               .smoothing = p.small_integer("smoothing", 0),
                               .cutoff = p.positive("cutoff"),
                               .non_additivity = p.number("non_additivity"),
                               .density = p.positive("density"),
                               .smallest_size = p.positive("smallest_size"),
                               .largest_size = p.positive("largest_size")};
    p.expect_no_more();
    try {
        check(model);
    } catch (const std::invalid_argument& error) {
        throw Error(p.name() + ": " + error.what());
    }
    return model;
}

} // namespace files
