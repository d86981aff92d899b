// kepil batch CASES: the amounts of a country, line by line; and kepil assess --json-lines: the whole answers.
#include "batch.hpp"

#include "command.hpp"
#include "csv_cases.hpp"
#include "in_order.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

namespace kepil::cli {
namespace {

constexpr std::string_view csv_header = "case,measure,for,state,period,net_min,net_max,from,to\n";

bool has_input_error(const std::string& answer) { return answer.find("\"errors\":[]") == std::string::npos; }

/// "csv" or "json", as told, or as the file is named.
std::optional<bool> is_csv(const Request& request, const char* option, const std::string& file) {
    const bool named_so = file.size() > 4 && file.compare(file.size() - 4, 4, ".csv") == 0;
    const auto format = request.arguments.value(option, named_so ? "csv" : "json");
    if (format != "csv" && format != "json") {
        refuse("batch", std::string("--") + option + " is csv or json");
        return std::nullopt;
    }
    return format == "csv";
}

void skip(const Line& line, const std::string& problem, Output& output) {
    std::string message = "kepil: batch: line " + std::to_string(line.number) + " (byte " + std::to_string(line.offset) + "): " + problem;
    // The message quotes the file; a terminal must not obey it.
    std::replace_if(
        message.begin(), message.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
    output.messages += message + '\n';
    ++output.skipped;
}

Work worker(const Request& request, const CsvCases* table, bool csv_out) {
    std::shared_ptr<Calculator> calculator = request.rules.calculator();
    std::string ignored;
    calculator->choose_measures(request.arguments.value("measures", "payments"), ignored);
    return [&request, table, csv_out, calculator](const Line& line, Output& output) {
        std::string problem;
        std::optional<std::string> converted;
        if (table != nullptr) {
            converted = table->case_of(line.text);
            if (!converted) {
                return skip(line, "not as many cells as columns", output);
            }
        }
        if (!request.date.empty()) {
            converted = with_date(request, converted ? *converted : std::string(line.text));
        }
        const std::string_view text = converted ? std::string_view(*converted) : line.text;
        if (!calculator->amounts(text, request.today, std::to_string(line.number), csv_out, output.text, problem)) {
            return skip(line, problem, output);
        }
        ++output.lines;
    };
}

int run_batch(const Request& request, const std::string& file) {
    const auto& arguments = request.arguments;
    const auto jobs = read_jobs("batch", request);
    const auto csv_in = is_csv(request, "from", file);
    const auto csv_out = is_csv(request, "to", "");
    const auto range = arguments.has("range") ? Range::parse(arguments.value("range")) : Range{};
    if (!jobs || !csv_in || !csv_out) {
        return misuse;
    }
    if (!range) {
        return refuse("batch", "--range is FROM-TO, in bytes");
    }
    std::string error;
    const auto calculator = request.rules.calculator();
    if (!calculator->choose_measures(arguments.value("measures", "payments"), error)) {
        return refuse("batch", error);
    }
    auto source = LineSource::open(file, error);
    std::optional<CsvCases> table;
    if (source && *csv_in) {
        table = CsvCases::open(source->take_header(), nlohmann::json::parse(calculator->catalogue()), error);
    }
    if (!source || (*csv_in && !table) || !source->go_to(*range, error)) {
        complain("batch", error);
        return findings;
    }
    std::vector<Work> workers(*jobs);
    std::generate(workers.begin(), workers.end(), [&] { return worker(request, table ? &*table : nullptr, *csv_out); });
    if (*csv_out && range->from == 0 && !arguments.has("no-header")) {
        std::fwrite(csv_header.data(), 1, csv_header.size(), stdout);
    }
    const auto tally = run_in_order(*source, workers);
    if (tally.skipped > 0) {
        complain("batch", std::to_string(tally.skipped) + " of " + std::to_string(tally.lines + tally.skipped) + " lines skipped");
    }
    return tally.skipped > 0 || !tally.complete ? findings : ok;
}

} // namespace

std::optional<unsigned> read_jobs(std::string_view command, const Request& request) {
    const auto jobs = request.arguments.value("jobs", std::to_string(std::max(1U, std::thread::hardware_concurrency())));
    if (jobs.size() > 3 || jobs.find_first_not_of("0123456789") != std::string::npos || std::stoul(jobs) == 0) {
        refuse(command, "--jobs is a number from 1 to 999");
        return std::nullopt;
    }
    return static_cast<unsigned>(std::stoul(jobs));
}

int assess_lines(const Request& request, const std::string& file, unsigned jobs) {
    std::string error;
    auto source = LineSource::open(file, error);
    if (!source || !source->go_to({}, error)) {
        complain("assess", error);
        return findings;
    }
    const auto refusals = request.arguments.has("all") ? Refusals::whole : Refusals::in_short;
    std::vector<Work> workers(jobs);
    std::generate(workers.begin(), workers.end(), [&]() -> Work {
        std::shared_ptr<Calculator> calculator = request.rules.calculator();
        return [&request, refusals, calculator](const Line& line, Output& output) {
            const auto answer = calculator->assess(with_date(request, std::string(line.text)), request.today, refusals);
            ++(has_input_error(answer) ? output.skipped : output.lines);
            output.text += answer + '\n';
        };
    });
    const auto tally = run_in_order(*source, workers);
    return tally.skipped > 0 || !tally.complete ? findings : ok;
}

int batch(const Words& words) {
    int code = ok;
    const auto request = read_request("batch", words, {{"measures"}, {"from"}, {"to"}, {"range"}, {"no-header", false}, {"jobs"}}, 1, code);
    return request ? run_batch(*request, request->arguments.operands().front()) : code;
}

} // namespace kepil::cli
