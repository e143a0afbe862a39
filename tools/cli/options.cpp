#include "cli/options.hpp"

#include <charconv>
#include <cmath>
#include <optional>

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

const CLI::Validator not_empty(
    [](const std::string& text) {
        return text.empty() ? std::string("is empty, expected a file name") : "";
    },
    "");

} // namespace

Tool::Options::Options(std::string_view name, std::string_view summary)
    : app(std::string(summary), std::string(name)) {
    app.footer(std::string(exit_status) + error_line);
    app.get_help_ptr()->description("Print this help and exit");
    app.get_formatter()->column_width(34);
}

CLI::Option* Tool::Options::add_path(std::string_view option, fs::path& target,
                                     std::string_view meaning) {
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

CLI::Option* Tool::Options::add_paths(std::string_view option, std::vector<fs::path>& targets,
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

bool Tool::Options::parse(int argc, char** argv) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return false;
    } catch (const CLI::ParseError& error) {
        throw WrongCommandLine(meant(error) + "; --help lists the options");
    }
    if (const fs::path* input = overwritten())
        throw WrongCommandLine("--output is " + input->string() +
                               ", which is also an input, expected another file");
    return true;
}

/// The input that the output would overwrite, if any.
const fs::path* Tool::Options::overwritten() const {
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

/// A misspelt option is also missing, so an unknown argument is named first.
std::string Tool::Options::meant(const CLI::ParseError& error) const {
    const std::vector<std::string> unknown = app.remaining();
    return unknown.empty() ? error.what() : "unexpected argument " + unknown.front();
}

void Tool::path(std::string_view name, fs::path& target, std::string_view meaning) {
    options_->add_path(name, target, meaning)->required();
}

void Tool::optional_path(std::string_view name, fs::path& target, std::string_view meaning) {
    options_->add_path(name, target, meaning);
}

void Tool::paths(std::string_view name, std::vector<fs::path>& targets, std::string_view meaning) {
    options_->add_paths(name, targets, meaning)->required();
}

void Tool::optional_paths(std::string_view name, std::vector<fs::path>& targets,
                          std::string_view meaning) {
    options_->add_paths(name, targets, meaning);
}

void Tool::count(std::string_view name, long& target, std::string_view meaning, long least) {
    auto* option =
        options_->app
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
    options_->app.add_option(std::string(name), target, std::string(meaning))
        ->type_name("NUMBER")
        ->check([](const std::string& text) {
            double value = 0;
            return CLI::detail::lexical_cast(text, value) && std::isfinite(value) && value > 0
                       ? std::string()
                       : "is " + text + ", expected a number above 0";
        });
}

void Tool::text(std::string_view name, std::string& target, std::string_view meaning) {
    options_->app.add_option(std::string(name), target, std::string(meaning))
        ->type_name("WORDS")
        ->check([](const std::string& text) {
            return text.empty() ? std::string("is empty, expected words") : "";
        });
}

void Tool::choice(std::string_view name, std::string& target,
                  const std::vector<std::string>& allowed, std::string_view meaning) {
    auto* option = options_->app.add_option(std::string(name), target, std::string(meaning))
                       ->type_name("WORD")
                       ->check(CLI::IsMember(allowed));
    if (!target.empty())
        option->capture_default_str();
}

void Tool::needs(std::string_view name, std::string_view other) {
    auto& app = options_->app;
    app.get_option(std::string(name))->needs(app.get_option(std::string(other)));
}

void Tool::excludes(std::string_view name, std::string_view other) {
    auto& app = options_->app;
    app.get_option(std::string(name))->excludes(app.get_option(std::string(other)));
}

void Tool::may_be_interrupted() {
    options_->app.footer(std::string(exit_status) + interrupted_status + error_line);
}

} // namespace cli
