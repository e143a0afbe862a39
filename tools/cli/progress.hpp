#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace cli {

/// A line `name: 12/20 glasses, 0.5/s, 16 s left` on stderr, rewritten in place; silent where
/// stderr is no terminal.
class Progress {
  public:
    Progress(std::string_view name, std::size_t total, std::string_view unit);
    ~Progress();
    Progress(const Progress&) = delete;
    void advance(std::size_t steps = 1);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cli
