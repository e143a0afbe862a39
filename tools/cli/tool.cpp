#include "cli/tool.hpp"

#include "cli/interruption.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <iostream>
#include <new>
#include <optional>
#include <sys/resource.h>

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* exit_status =
    "Exit status:\n"
    "  0  done: the output file is complete\n"
    "  1  failed: bad data, a failed read or write, no convergence; no output is left\n"
    "  2  wrong command line: nothing was read\n";
constexpr const char* interrupted_status =
    "  3  interrupted by SIGTERM or SIGINT: a checkpoint is kept, run again to go on\n";
constexpr const char* error_line =
    "An error is one line on standard error: tool: where: what is, what was expected.";

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// Reads decimal digits; CLI11 would read 010 as 8.
std::optional<long> whole_number(const std::string& text) {
    long value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

bool same_file(const fs::path& a, const fs::path& b) {
    std::error_code ignored;
    return fs::equivalent(a, b, ignored) ||
           fs::absolute(a).lexically_normal() == fs::absolute(b).lexically_normal();
}

/// Opens closed standard streams: an output file would take the place of standard error, and
/// messages would end in it.
void open_standard_streams() {
    int descriptor = 0;
    while (descriptor >= 0 && descriptor <= STDERR_FILENO)
        descriptor = ::open("/dev/null", O_RDWR);
    ::close(descriptor);
}

const CLI::Validator not_empty(
    [](const std::string& text) {
        return text.empty() ? std::string("is empty, expected a file name") : "";
    },
    "");

} // namespace

struct Tool::Parser {
    CLI::App app;
    std::string name;
    std::vector<const fs::path*> inputs;
    std::vector<const std::vector<fs::path>*> input_lists;
    const fs::path* output = nullptr;

    Parser(std::string_view summary, std::string_view tool)
        : app(std::string(summary)), name(tool) {}

    CLI::Option* add_path(std::string_view option, fs::path& target, std::string_view meaning) {
        const bool is_output = option == "--output";
        (is_output ? output : inputs.emplace_back()) = &target;
        return app
            .add_option_function<std::string>(
                std::string(option), [&target](const std::string& path) { target = path; },
                std::string(meaning))
            ->type_name("FILE")
            ->check(not_empty)
            ->group(is_output ? "Output" : "Input");
    }

    /// The input that the output would overwrite, if any.
    const fs::path* overwritten() const {
        if (!output)
            return nullptr;
        for (const fs::path* input : inputs)
            if (!input->empty() && same_file(*input, *output))
                return input;
        for (const auto* list : input_lists)
            for (const fs::path& input : *list)
                if (same_file(input, *output))
                    return &input;
        return nullptr;
    }

    CLI::Option* add_paths(std::string_view option, std::vector<fs::path>& targets,
                           std::string_view meaning) {
        input_lists.push_back(&targets);
        return app
            .add_option_function<std::vector<std::string>>(
                std::string(option),
                [&targets](const std::vector<std::string>& given) {
                    targets.assign(given.begin(), given.end());
                },
                std::string(meaning))
            ->type_name("FILE")
            ->check(not_empty)
            ->group("Input");
    }

    /// A misspelt option is also missing, so an unknown argument is named first.
    std::string meant(const CLI::ParseError& error) const {
        const std::vector<std::string> unknown = app.remaining();
        return unknown.empty() ? error.what() : "unexpected argument " + unknown.front();
    }

    int report(const std::string& what, Exit status) const {
        note(what);
        return status;
    }

    void note(const std::string& what) const {
        std::cerr << name << ": " << one_line(what) << '\n';
    }
};

Tool::Tool(std::string_view name, std::string_view summary) : parser_(new Parser(summary, name)) {
    parser_->app.name(std::string(name));
    parser_->app.footer(std::string(exit_status) + error_line);
    parser_->app.get_help_ptr()->description("Print this help and exit");
    parser_->app.get_formatter()->column_width(34);
}

Tool::~Tool() = default;

void Tool::path(std::string_view name, fs::path& target, std::string_view meaning) {
    parser_->add_path(name, target, meaning)->required();
}

void Tool::optional_path(std::string_view name, fs::path& target, std::string_view meaning) {
    parser_->add_path(name, target, meaning);
}

void Tool::paths(std::string_view name, std::vector<fs::path>& targets, std::string_view meaning) {
    parser_->add_paths(name, targets, meaning)->required();
}

void Tool::optional_paths(std::string_view name, std::vector<fs::path>& targets,
                          std::string_view meaning) {
    parser_->add_paths(name, targets, meaning);
}

void Tool::count(std::string_view name, long& target, std::string_view meaning, long least) {
    auto* option =
        parser_->app
            .add_option_function<std::string>(
                std::string(name),
                [&target](const std::string& text) { target = whole_number(text).value(); },
                std::string(meaning))
            ->type_name("NUMBER")
            ->check([least](const std::string& text) {
                return whole_number(text).value_or(least - 1) >= least
                           ? std::string()
                           : "is " + text + ", expected a whole number of at least " +
                                 std::to_string(least);
            });
    if (target >= least)
        option->default_str(std::to_string(target));
}

void Tool::positive(std::string_view name, double& target, std::string_view meaning) {
    parser_->app.add_option(std::string(name), target, std::string(meaning))
        ->type_name("NUMBER")
        ->check([](const std::string& text) {
            double value = 0;
            return CLI::detail::lexical_cast(text, value) && std::isfinite(value) && value > 0
                       ? std::string()
                       : "is " + text + ", expected a number above 0";
        });
}

void Tool::text(std::string_view name, std::string& target, std::string_view meaning) {
    parser_->app.add_option(std::string(name), target, std::string(meaning))
        ->type_name("WORDS")
        ->check([](const std::string& text) {
            return text.empty() ? std::string("is empty, expected words") : "";
        });
}

void Tool::choice(std::string_view name, std::string& target,
                  const std::vector<std::string>& allowed, std::string_view meaning) {
    auto* option = parser_->app.add_option(std::string(name), target, std::string(meaning))
                       ->type_name("WORD")
                       ->check(CLI::IsMember(allowed));
    if (!target.empty())
        option->capture_default_str();
}

void Tool::needs(std::string_view name, std::string_view other) {
    auto& app = parser_->app;
    app.get_option(std::string(name))->needs(app.get_option(std::string(other)));
}

void Tool::excludes(std::string_view name, std::string_view other) {
    auto& app = parser_->app;
    app.get_option(std::string(name))->excludes(app.get_option(std::string(other)));
}

void Tool::may_be_interrupted() {
    parser_->app.footer(std::string(exit_status) + interrupted_status + error_line);
}

namespace {

bool memory_is_limited() {
    rlimit limit{};
    return ::getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

} // namespace

int Tool::main(int argc, char** argv, const std::function<void()>& body) const {
    const int status = run(argc, argv, body);
    if (memory_is_limited()) { // OpenBLAS allocates when it ends its threads, and retries for ever
        std::cout.flush();
        std::_Exit(status);
    }
    return status;
}

int Tool::run(int argc, char** argv, const std::function<void()>& body) const {
    open_standard_streams();
    std::signal(SIGXFSZ, SIG_IGN); // beyond a limit on file size, writing fails as on a full disk
    try {
        parser_->app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::cout << parser_->app.help();
        return ok;
    } catch (const CLI::ParseError& error) {
        return parser_->report(
            "command line: " + parser_->meant(error) + "; --help lists the options", usage);
    }
    if (const fs::path* input = parser_->overwritten())
        return parser_->report("command line: --output is " + input->string() +
                                   ", which is also an input, expected another file",
                               usage);
    try {
        body();
        return ok;
    } catch (const Interrupted& stop) {
        return parser_->report(stop.what(), interrupted);
    } catch (const std::bad_alloc&) {
        return parser_->report("out of memory", failed);
    } catch (const std::exception& error) {
        return parser_->report(error.what(), failed);
    }
}

void Tool::note(const std::string& what) const { parser_->note(what); }

} // namespace cli
