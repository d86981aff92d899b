#include "request.hpp"

#include "command.hpp"
#include "files.hpp"
#include "today.hpp"
#include "words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace kepil::cli {

std::optional<Request> read_request(std::string_view command, const Words& words, std::vector<Option> more, std::size_t operands,
                                    int& code) {
    const auto misused = [&](const std::string& message) {
        code = refuse(command, message);
        return std::nullopt;
    };
    // Who compares scenarios opens them one by one.
    const bool many = std::any_of(more.begin(), more.end(), [](const Option& option) { return option.name == "scenario"; });
    if (!many) {
        more.push_back({"scenario"});
    }
    more.insert(more.end(), {{"rules"}, {"lang"}, {"today"}, {"date"}, {"json", false}});
    std::string error;
    auto arguments = Arguments::read(words, more, error);
    if (!arguments) {
        return misused(error);
    }
    if (arguments->operands().size() != operands) {
        return misused(arguments->operands().size() < operands ? "an operand is missing" : "too many operands");
    }
    const auto language = choose_language(arguments->value("lang"));
    if (language.empty()) {
        return misused("unknown language " + arguments->value("lang") + ": kk, ru or en");
    }
    const auto today = read_today(arguments->value("today"));
    const auto date = arguments->value("date");
    if (!today || (!date.empty() && !Date::parse(date))) {
        return misused("not a date: " + (today ? date : arguments->value("today")));
    }
    auto rules = Rules::open(arguments->value("rules"), many ? "" : arguments->value("scenario"), error);
    if (!rules) {
        complain(command, error);
        code = findings;
        return std::nullopt;
    }
    return Request{std::move(*arguments), std::move(*rules), language, today->to_string(), date};
}

std::optional<std::string> read_case(std::string_view command, const Request& request, const std::string& file) {
    std::string error;
    auto text = read_file(file, error);
    if (!text) {
        complain(command, error);
        return std::nullopt;
    }
    return with_date(request, std::move(*text));
}

std::string with_date(const Request& request, std::string text) {
    if (request.date.empty()) {
        return text;
    }
    auto input = nlohmann::json::parse(text, nullptr, false);
    if (!input.is_object() || !(input["dates"].is_null() || input["dates"].is_object())) {
        return text;
    }
    input["dates"]["application"] = request.date;
    return input.dump();
}

} // namespace kepil::cli
