// kepil compare CASE.json: the law beside scenarios, in totals and in every measure that comes out otherwise.
#include "command.hpp"
#include "reader.hpp"
#include "request.hpp"
#include "table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

namespace kepil::cli {
namespace {

using nlohmann::json;

constexpr std::size_t name_width = 44;
constexpr std::size_t cell_width = 34;
constexpr std::array compared{"state", "reason", "amount", "from", "to", "schedule"};
constexpr std::array periods{"monthly", "yearly", "once"};

/// One column: a rulebook, and what it answers.
struct Side {
    const Rules* rules = nullptr;
    json answer;
};

struct Difference {
    json measure;
    json place;
    std::vector<json> findings; ///< null where a side has none
};

std::vector<std::string> chosen(const Request& request) {
    if (!request.arguments.has("scenario")) {
        return request.rules.scenarios();
    }
    std::vector<std::string> ids;
    std::istringstream list(request.arguments.value("scenario"));
    for (std::string id; std::getline(list, id, ',');) {
        ids.push_back(id);
    }
    return ids;
}

// A fact that only a scenario asks for is no mistake in the eyes of the law: it is left out there.
void drop(json& object, const std::string& path, const std::set<std::string>& strangers) {
    for (auto member = object.begin(); member != object.end();) {
        member = strangers.contains(path + member.key()) ? object.erase(member) : std::next(member);
    }
}

std::string without_strangers(const std::string& text, const std::set<std::string>& own, const std::set<std::string>& all) {
    std::set<std::string> strangers;
    std::set_difference(all.begin(), all.end(), own.begin(), own.end(), std::inserter(strangers, strangers.end()));
    auto input = json::parse(text, nullptr, false);
    if (!input.is_object() || !input.contains("facts") || !input["facts"].is_object()) {
        return text;
    }
    auto& facts = input["facts"];
    drop(facts, "", strangers);
    for (auto fact = facts.begin(); fact != facts.end(); ++fact) {
        for (auto& element : fact.value()) {
            if (fact->is_array() && element.is_object()) {
                drop(element, fact.key() + '/', strangers);
            }
        }
    }
    return input.dump();
}

std::vector<Difference> differences(const std::vector<Side>& sides) {
    std::vector<Difference> rows;
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        for (const auto& finding : sides[side].answer.at("findings")) {
            const auto place = finding.value("for", json());
            const auto [at, fresh] = places.emplace(std::pair{finding.value("measure", ""), place.dump()}, rows.size());
            if (fresh) {
                rows.push_back({finding.at("measure"), place, std::vector<json>(sides.size())});
            }
            rows[at->second].findings[side] = finding;
        }
    }
    const auto same = [](const json& a, const json& b) {
        return a.is_null() == b.is_null() && std::all_of(compared.begin(), compared.end(), [&](const char* member) {
                   return a.is_null() || a.value(member, json()) == b.value(member, json());
               });
    };
    rows.erase(std::remove_if(rows.begin(), rows.end(),
                              [&](const Difference& row) {
                                  return std::all_of(row.findings.begin(), row.findings.end(),
                                                     [&](const json& finding) { return same(finding, row.findings.front()); });
                              }),
               rows.end());
    return rows;
}

json as_json(const std::vector<Side>& sides, const std::vector<Difference>& rows) {
    json result{{"rulebooks", json::array()}, {"dates", sides.front().answer.at("dates")}, {"errors", sides.front().answer.at("errors")}};
    for (const auto& side : sides) {
        result["rulebooks"].push_back(side.answer.at("rulebook"));
        result["totals"].push_back(side.answer.at("totals"));
    }
    result["differences"] = json::array();
    for (const auto& row : rows) {
        json one{{"measure", row.measure}, {"findings", row.findings}};
        if (!row.place.is_null()) {
            one["for"] = row.place;
        }
        result["differences"].push_back(std::move(one));
    }
    return result;
}

// What is paid, and how that goes on: months that the one rulebook knows and the other does not are what a forecast is asked for.
std::string cell(const json& finding, const std::string& month, const Reader& reader) {
    if (finding.is_null()) {
        return reader.own("none_here");
    }
    const auto state = finding.value("state", "");
    const auto amount = finding.value("amount", json::object());
    if (amount.empty()) {
        const bool unpriced = state == "entitled" && finding.value("reason", "") == "parameter";
        return reader.own(state) + (unpriced ? ": " + reader.own("not_known") : "");
    }
    auto text = reader.bounds(amount.value("net", json())) + ' ' + reader.own(amount.value("period", ""));
    if (state != "entitled") {
        text = reader.own(state) + ": " + text;
    }
    for (const auto& row : finding.value("schedule", json::array())) {
        if (row.value("from", "") <= month) {
            continue;
        }
        const auto net = row.value("net", json());
        text += "; " + row.value("from", "") + ": " + (net.is_object() ? reader.bounds(net) : reader.own("not_known"));
    }
    return text;
}

// Nothing is decided on any side: only bounds move.
bool is_vague(const Difference& row) {
    return std::all_of(row.findings.begin(), row.findings.end(), [](const json& finding) {
        return finding.is_null() || finding.value("state", "") == "undecided" || finding.value("state", "") == "not_known";
    });
}

void print(const std::vector<Side>& sides, const std::vector<Difference>& rows, const Reader& reader, const Request& request) {
    const auto& language = request.language;
    const auto month = sides.front().answer.at("dates").value("paid_month", "");
    std::size_t vague = 0;
    std::vector<Column> columns{{reader.own("name"), false, name_width}, {reader.own("law"), false, cell_width}};
    for (std::size_t i = 1; i < sides.size(); ++i) {
        const auto number = '[' + std::to_string(i) + ']';
        std::printf("%s %s\n", number.c_str(), Reader(*sides[i].rules, language).scenario().c_str());
        columns.push_back({number, false, cell_width});
    }
    std::vector<Cells> lines;
    for (const auto* const period : periods) {
        Cells line{reader.own("total") + ", " + reader.own(period)};
        for (const auto& side : sides) {
            line.push_back(reader.bounds(side.answer.at("totals").value(period, json())));
        }
        if (std::any_of(line.begin() + 1, line.end(), [](const std::string& sum) { return sum != "0"; })) {
            lines.push_back(std::move(line));
        }
    }
    for (const auto& row : rows) {
        if (is_vague(row) && !request.arguments.has("all")) {
            ++vague;
            continue;
        }
        const auto last = std::find_if(row.findings.rbegin(), row.findings.rend(), [](const json& finding) { return !finding.is_null(); });
        const auto side = static_cast<std::size_t>(row.findings.rend() - last) - 1;
        Cells line{Reader(*sides[side].rules, language).name(*last)};
        for (const auto& finding : row.findings) {
            line.push_back(cell(finding, month, reader));
        }
        lines.push_back(std::move(line));
    }
    std::printf("\n%s\n", table(columns, lines).c_str());
    if (vague > 0) {
        std::printf("%s: %zu\n", reader.own("vague_count").c_str(), vague);
    }
    if (rows.empty()) {
        std::printf("%s\n", reader.own("no_difference").c_str());
    }
    std::printf("%s\n", reader.own("disclaimer").c_str());
}

} // namespace

int compare(const Words& words) {
    int code = ok;
    const auto request = read_request("compare", words, {{"scenario", true, true}, {"all", false}}, 1, code);
    if (!request) {
        return code;
    }
    const auto& file = request->arguments.operands().front();
    const auto input = read_case("compare", *request, file);
    if (!input) {
        return findings;
    }
    std::deque<Rules> scenarios;
    std::set<std::string> all = request->rules.facts();
    for (const auto& id : chosen(*request)) {
        std::string error;
        auto rules = Rules::open(request->arguments.value("rules"), id, error);
        if (!rules) {
            complain("compare", error);
            return findings;
        }
        all.insert(rules->facts().begin(), rules->facts().end());
        scenarios.push_back(std::move(*rules));
    }
    std::vector<Side> sides{{&request->rules, {}}};
    for (const auto& rules : scenarios) {
        sides.push_back({&rules, {}});
    }
    const Reader reader(request->rules, request->language);
    bool refused = false;
    for (auto& side : sides) {
        side.answer = json::parse(side.rules->calculator()->assess(without_strangers(*input, side.rules->facts(), all), request->today));
        if (!refused) {
            refused = complain_about(side.answer, Reader(*side.rules, request->language), "compare", file);
        }
        if (!side.answer.contains("findings")) {
            return findings;
        }
    }
    const auto rows = differences(sides);
    if (request->arguments.has("json")) {
        std::puts(as_json(sides, rows).dump().c_str());
    } else {
        print(sides, rows, reader, *request);
    }
    return refused ? findings : ok;
}

} // namespace kepil::cli
