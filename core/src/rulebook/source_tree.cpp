#include "rulebook/source_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace kepil {

SourceTree read_source_tree(const std::string& folder, std::string& error) {
    namespace fs = std::filesystem;
    SourceTree tree;
    tree.root = folder;
    std::error_code failure;
    fs::recursive_directory_iterator entries(folder, failure);
    if (failure) {
        error = folder + ": " + failure.message();
        return {};
    }
    for (auto entry = fs::begin(entries); entry != fs::end(entries); entry.increment(failure)) {
        if (failure) {
            error = folder + ": " + failure.message();
            return {};
        }
        if (!entry->is_regular_file(failure) || entry->path().extension() != ".json") {
            continue;
        }
        std::ifstream stream(entry->path(), std::ios::binary);
        if (!stream) {
            error = entry->path().string() + ": cannot be read";
            return {};
        }
        tree.files.push_back({entry->path().lexically_relative(folder).generic_string(),
                              std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>())});
    }
    std::sort(tree.files.begin(), tree.files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return tree;
}

} // namespace kepil
