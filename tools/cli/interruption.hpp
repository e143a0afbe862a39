#pragma once

#include <chrono>
#include <stdexcept>

namespace cli {

/// A tool that was asked to stop has kept what it has done: Exit status `interrupted`.
struct Interrupted : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// While it lives, SIGTERM and SIGINT do not end the program but are noted, so that it can keep
/// what it has done.  One at a time.
class Interruption {
  public:
    /// @param pace  seconds of work that may be lost
    explicit Interruption(double pace);
    ~Interruption();
    Interruption(const Interruption&) = delete;

    bool asked() const; ///< to stop
    /// True `pace` after the last time it was true.
    bool keep_now();

  private:
    using Clock = std::chrono::steady_clock;
    std::chrono::duration<double> pace_;
    Clock::time_point last_ = Clock::now();
    void (*terminate_)(int); ///< the handlers before
    void (*interrupt_)(int);
};

} // namespace cli
