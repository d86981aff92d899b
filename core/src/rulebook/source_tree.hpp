// The files of a rulebook, read into memory: a folder on disk, or whatever a test makes up.
#pragma once

#include <string>
#include <vector>

namespace kepil {

struct SourceFile {
    std::string path; ///< relative to the rulebook's folder, with '/'
    std::string text;
};

struct SourceTree {
    std::string root;              ///< shown before paths in messages
    std::vector<SourceFile> files; ///< ordered by path
};

/// Reads every .json file below `folder`. On failure `error` says why and the tree is empty.
[[nodiscard]] SourceTree read_source_tree(const std::string& folder, std::string& error);

} // namespace kepil
