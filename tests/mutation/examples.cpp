#include "examples.hpp"

#include "number/rational.hpp"

#include <utility>

namespace kepil::mutation {
namespace {

using nlohmann::json;

json bounds_of(const json& value) {
    if (value.contains("exact")) {
        return value.at("exact");
    }
    return value.at("min") == value.at("max") ? value.at("min") : json::array({value.at("min"), value.at("max")});
}

} // namespace

json expectation_of(const json& finding) {
    json said{{"state", finding.at("state")}};
    const auto element = finding.value("for", json::object()).value("index", json());
    if (element.is_number_integer()) {
        said["for"] = element.get<int>() + 1;
    }
    const auto state = said["state"].get<std::string>();
    for (const auto* word : {"reason", "parameter"}) {
        if (finding.contains(word)) {
            said[word] = finding.at(word);
        }
    }
    if (const auto gap = finding.value("not_in_force", json::object()); gap.contains("since")) {
        said["since"] = gap.at("since");
    }
    if (state == "not_entitled") {
        for (const auto& condition : finding.value("conditions", json::array())) {
            if (condition.at("state") == "false" && !said.contains("failed")) {
                said["failed"] = condition.at("id");
            }
        }
        return said;
    }
    if (const auto amount = finding.find("amount"); amount != finding.end()) {
        said["gross"] = bounds_of(amount->at("gross"));
        if (amount->contains("net") && amount->at("net") != amount->at("gross")) {
            said["net"] = bounds_of(amount->at("net"));
        }
        if (amount->contains("printed")) {
            said["printed"] = amount->at("printed");
        }
    }
    for (const auto* date : {"from", "to", "deadline", "when_paid"}) {
        if (finding.contains(date)) {
            said[date] = bounds_of(finding.at(date));
        }
    }
    return said;
}

Examples::Examples(const SourceTree& tree) {
    for (auto& example : cli::read_worked_examples(tree)) {
        add(std::move(example));
    }
}

void Examples::add(Example example) {
    const auto measures = cli::measures_expected(example);
    all_.push_back(std::move(example));
    for (const auto& measure : measures) {
        by_measure_[measure].push_back(&all_.back());
    }
}

const std::vector<const Example*>& Examples::of(const std::string& measure) const {
    static const std::vector<const Example*> none;
    const auto found = by_measure_.find(measure);
    return found == by_measure_.end() ? none : found->second;
}

} // namespace kepil::mutation
