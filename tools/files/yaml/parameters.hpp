#pragma once

#include "physics/model/model.hpp"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace files {

/// One section of the merged configuration, a YAML mapping of values and further mappings.  A key
/// that is missing, unknown or of the wrong kind is an error that names the file and the keys that
/// lead there.
class Parameters {
  public:
    explicit Parameters(const std::filesystem::path& path);
    /// From text that travels inside a file; `name` stands for the path in messages.
    Parameters(std::string text, std::string name);

    double number(const std::string& key); ///< finite
    /// Finite, > 0 and no more than at_most.
    double positive(const std::string& key,
                    double at_most = std::numeric_limits<double>::infinity());
    double fraction(const std::string& key); ///< 0 to 1
    std::int64_t integer(const std::string& key, std::int64_t at_least,
                         std::int64_t at_most = std::numeric_limits<std::int64_t>::max());
    int small_integer(const std::string& key, int at_least,
                      int at_most = std::numeric_limits<int>::max());
    std::string word(const std::string& key, const std::vector<std::string>& allowed);
    /// A list, not empty, of finite numbers; none is larger than at_most, whatever its sign.
    std::vector<double> numbers(const std::string& key,
                                double at_most = std::numeric_limits<double>::infinity());

    bool has(const std::string& key) const;
    /// The mapping below `key`.  What is read of it counts for `expect_no_more` of the whole.
    Parameters section(const std::string& key);

    /// Call when all keys were read: any other key, also of a mapping within, is an error.
    void expect_no_more() const;
    const std::string& text() const; ///< of the whole file
    const std::string& name() const; ///< of the file, for messages

  private:
    struct Node;
    explicit Parameters(std::shared_ptr<Node> node);
    std::shared_ptr<Node> node_;
};

/// The model section, and nothing but it.
physics::Model read_model(Parameters& parameters);

} // namespace files
