#include "expectation.hpp"

#include "number/rational.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace kepil::cli {
namespace {

using nlohmann::json;

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string text_of(const json& object, const char* member) {
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A date or an amount as bounds. Equal numbers may be written differently ("10", "10.00"), so amounts are compared as numbers.
struct Bounds {
    std::string lo;
    std::string hi;

    [[nodiscard]] std::string text() const { return lo == hi ? quoted(lo) : '[' + quoted(lo) + ", " + quoted(hi) + ']'; }
};

// An answer writes the ends of a range to the tiyn, so a longer expectation counts as met there; a decided amount is compared exactly.
bool same(const Bounds& got, const Bounds& want) {
    const auto same_end = [is_range = got.lo != got.hi](const std::string& a, const std::string& b) {
        const auto x = Rational::parse(a);
        const auto y = Rational::parse(b);
        return x && y ? *x == *y || (is_range && a == y->to_decimal()) : a == b;
    };
    return same_end(got.lo, want.lo) && same_end(got.hi, want.hi);
}

std::optional<Bounds> answered(const json& object) {
    if (!object.is_object() || !object.contains("min")) {
        return std::nullopt;
    }
    if (const auto exact = text_of(object, "exact"); !exact.empty()) {
        return Bounds{exact, exact};
    }
    return Bounds{text_of(object, "min"), text_of(object, "max")};
}

std::optional<Bounds> expected(const json& value) {
    const auto scalar = [](const json& one) { return one.is_string() ? one.get<std::string>() : one.dump(); };
    if (value.is_array() && value.size() == 2) {
        return Bounds{scalar(value[0]), scalar(value[1])};
    }
    return value.is_null() ? std::nullopt : std::optional(Bounds{scalar(value), scalar(value)});
}

std::optional<Bounds> sum_of_withheld(const json& amount) {
    Rational lo;
    Rational hi;
    for (const auto& part : amount.value("withheld", json::array())) {
        const auto bounds = answered(part.value("amount", json::object()));
        const auto from = bounds ? Rational::parse(bounds->lo) : std::nullopt;
        const auto to = bounds ? Rational::parse(bounds->hi) : std::nullopt;
        if (!from || !to) {
            return std::nullopt;
        }
        lo = lo + *from;
        hi = hi + *to;
    }
    return Bounds{lo.to_ratio(), hi.to_ratio()};
}

std::optional<Bounds> value_of(const json& finding, const std::string& key) {
    const auto amount = finding.value("amount", json::object());
    if (key == "gross" || key == "net") {
        return answered(amount.value(key, json::object()));
    }
    if (key == "withheld") {
        return amount.empty() ? std::nullopt : sum_of_withheld(amount);
    }
    if (key == "printed") {
        const auto printed = text_of(amount, "printed");
        return printed.empty() ? std::nullopt : std::optional(Bounds{printed, printed});
    }
    if (key == "since") {
        const auto since = text_of(finding.value("not_in_force", json::object()), "since");
        return since.empty() ? std::nullopt : std::optional(Bounds{since, since});
    }
    return answered(finding.value(key, json::object()));
}

bool is_missing(const json& finding, const std::string& fact) {
    const auto& missing = finding.value("missing", json::array());
    return std::any_of(missing.begin(), missing.end(), [&](const json& pointer) {
        const auto text = pointer.get<std::string>() + '/';
        return text == fact + '/' || text.find('/' + fact + '/') != std::string::npos;
    });
}

std::string conditions_in_state(const json& finding, const std::vector<std::string>& states) {
    std::string names;
    for (const auto& condition : finding.value("conditions", json::array())) {
        if (std::find(states.begin(), states.end(), text_of(condition, "state")) != states.end()) {
            names += (names.empty() ? "" : ", ") + text_of(condition, "id");
        }
    }
    return names;
}

std::string summary(const json& finding) {
    std::string text = "it is " + text_of(finding, "state");
    const auto add = [&text](const char* what, const std::string& names) {
        text += names.empty() ? "" : std::string("; ") + what + ": " + names;
    };
    add("reason", text_of(finding, "reason"));
    add("parameter", text_of(finding, "parameter"));
    add("false", conditions_in_state(finding, {"false"}));
    add("undecided", conditions_in_state(finding, {"undecided", "unknown"}));
    add("not known", conditions_in_state(finding, {"not_known"}));
    std::string missing;
    for (const auto& pointer : finding.value("missing", json::array())) {
        missing += (missing.empty() ? "" : " ") + pointer.get<std::string>();
    }
    add("missing", missing);
    return text;
}

std::string difference(const json& expectation, const json& finding) {
    if (const auto state = text_of(finding, "state"); state != text_of(expectation, "state")) {
        return "state is " + quoted(state) + ", expected " + quoted(text_of(expectation, "state"));
    }
    for (const auto& [key, value] : expectation.items()) {
        if (key == "state" || key == "for" || key == "measure" || key == "note") {
            continue;
        }
        if (key == "reason" || key == "parameter") {
            if (text_of(finding, key.c_str()) != value) {
                return key + " is " + quoted(text_of(finding, key.c_str())) + ", expected " + value.dump();
            }
        } else if (key == "failed") {
            const auto failed = conditions_in_state(finding, {"false"});
            if (value.is_array()) {
                std::string all;
                for (const auto& id : value) {
                    all += (all.empty() ? "" : ", ") + id.get<std::string>();
                }
                if (all != failed) {
                    return "what fails is \"" + failed + "\", expected \"" + all + '"';
                }
            } else if ((", " + failed + ',').find(", " + value.get<std::string>() + ',') == std::string::npos) {
                return "the condition " + value.dump() + " did not fail" + (failed.empty() ? "" : "; failed: " + failed);
            }
        } else if (key == "missing") {
            for (const auto& fact : value) {
                if (!is_missing(finding, fact.get<std::string>())) {
                    return fact.dump() + " is not missing";
                }
            }
        } else if (key == "gross" || key == "net" || key == "withheld" || key == "printed" || key == "from" || key == "to" ||
                   key == "deadline" || key == "right_on" || key == "since" || key == "when_paid") {
            const auto got = value_of(finding, key);
            const auto want = expected(value);
            if (got.has_value() != want.has_value() || (got && !same(*got, *want))) {
                return key + " is " + (got ? got->text() : "absent") + ", expected " + (want ? want->text() : "absent");
            }
        } else {
            return "an expectation has no member " + quoted(key);
        }
    }
    return {};
}

} // namespace

Outcome compare(const json& expectation, const json& assessment, const std::string& measure) {
    const auto named = text_of(expectation, "measure");
    const auto& wanted = named.empty() ? measure : named;
    const auto place = expectation.find("for");
    std::vector<const json*> found;
    for (const auto& finding : assessment.at("findings")) {
        const auto element = finding.value("for", json::object()).value("index", json());
        const bool here = place == expectation.end() || (element.is_number_integer() && element.get<int>() + 1 == place->get<int>());
        if (text_of(finding, "measure") == wanted && here) {
            found.push_back(&finding);
        }
    }
    if (found.empty()) {
        return {"no finding of " + quoted(wanted) + (place == expectation.end() ? "" : " for element " + place->dump()), ""};
    }
    if (found.size() > 1) {
        return {"there are " + std::to_string(found.size()) + " findings of " + quoted(wanted), "say for which element: \"for\": 1"};
    }
    auto result = difference(expectation, *found.front());
    return {result, result.empty() ? "" : summary(*found.front())};
}

} // namespace kepil::cli
