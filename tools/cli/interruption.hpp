#pragma once

#include <chrono>
#include <stdexcept>

namespace cli {

/// A tool stopped on request and kept its progress: Exit status `interrupted`.
struct Interrupted : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// During its lifetime SIGTERM and SIGINT do not end the program but are noted, so that it can keep
/// its progress.  Only one may exist at a time.
class Interruption {
  public:
    /// @param pace  seconds of work that may be lost
    explicit Interruption(double pace);
    ~Interruption();
    Interruption(const Interruption&) = delete;

    bool asked() const; ///< whether a signal asked to stop
    /// True once every `pace` seconds.
    bool keep_now();

  private:
    using Clock = std::chrono::steady_clock;
    std::chrono::duration<double> pace_;
    Clock::time_point last_ = Clock::now();
    void (*terminate_)(int); ///< the former handlers
    void (*interrupt_)(int);
};

} // namespace cli
