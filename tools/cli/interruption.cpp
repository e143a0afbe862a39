#include "cli/interruption.hpp"

#include <csignal>

namespace cli {
namespace {

using Handler = void (*)(int);

volatile std::sig_atomic_t signalled = 0; // the only type that a signal handler may write

void note(int) { signalled = 1; }

/// A signal stays ignored if it was, as in a background job.
Handler take(int signal) {
    const Handler before = std::signal(signal, note);
    if (before == SIG_IGN)
        std::signal(signal, SIG_IGN);
    return before;
}

} // namespace

Interruption::Interruption(double pace)
    : pace_(pace), terminate_(take(SIGTERM)), interrupt_(take(SIGINT)) {}

Interruption::~Interruption() {
    std::signal(SIGTERM, terminate_);
    std::signal(SIGINT, interrupt_);
}

bool Interruption::asked() const { return signalled != 0; }

bool Interruption::keep_now() {
    const auto now = Clock::now();
    if (now - last_ < pace_)
        return false;
    last_ = now;
    return true;
}

} // namespace cli
