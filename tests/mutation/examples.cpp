#include "examples.hpp"

#include "number/rational.hpp"

#include <set>

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
    for (const auto& file : tree.files) {
        const auto name = file.path.rfind('/');
        if (file.path.rfind("measures/", 0) != 0 || file.path.substr(name + 1) != "cases.json") {
            continue;
        }
        const auto folder = file.path.substr(0, name);
        for (auto& content : json::parse(file.text)) {
            add({folder.substr(folder.rfind('/') + 1), std::move(content)});
        }
    }
}

void Examples::add(Example example) {
    std::set<std::string> measures;
    for (const auto& expectation : example.content.at("expect")) {
        measures.insert(expectation.value("measure", example.measure));
    }
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
