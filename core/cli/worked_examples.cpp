#include "worked_examples.hpp"

#include <string_view>

namespace kepil::cli {
namespace {

using Json = nlohmann::json;

constexpr std::string_view file_name = "/cases.json";

/// ".../birth_grant/cases.json" lies in birth_grant.
std::string folder_of(std::string_view path) {
    path.remove_suffix(file_name.size());
    return std::string(path.substr(path.rfind('/') + 1));
}

bool holds_examples(std::string_view path, std::string_view below) {
    return path.size() > file_name.size() && path.substr(path.size() - file_name.size()) == file_name &&
           path.substr(0, below.size()) == below;
}

} // namespace

std::vector<WorkedExample> read_worked_examples(const SourceTree& tree, const std::string& scenario, const std::string& only) {
    const auto below = scenario.empty() ? "measures/" : "scenarios/" + scenario + '/';
    std::vector<WorkedExample> examples;
    for (const auto& file : tree.files) {
        if (!holds_examples(file.path, below)) {
            continue;
        }
        const auto folder = folder_of(file.path);
        const json::Document places(file.text);
        if ((!only.empty() && folder != only) || places.failure() != json::Failure::none || !places.root().is(json::Kind::array)) {
            continue;
        }
        auto contents = Json::parse(file.text);
        auto place = places.root().begin();
        for (auto& content : contents) {
            examples.push_back(
                {scenario.empty() ? folder : "", std::move(content), file.path, json::place_of(file.text, (*place).offset())});
            ++place;
        }
    }
    return examples;
}

std::set<std::string> measures_expected(const WorkedExample& example) {
    std::set<std::string> measures;
    for (const auto& expectation : example.content.at("expect")) {
        measures.insert(expectation.value("measure", example.measure));
    }
    return measures;
}

} // namespace kepil::cli
