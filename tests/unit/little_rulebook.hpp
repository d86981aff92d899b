// A rulebook of a few lines for tests of the language and of assessments: no law, only shapes.
#pragma once

#include "kepil/calculator.hpp"
#include "rulebook/load.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/reasons.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kepil::test {

/// Files by path; start from little_files() and change what the test is about.
using Files = std::map<std::string, std::string>;

[[nodiscard]] Files little_files();
[[nodiscard]] SourceTree tree_of(const Files& files);
/// Loads, and returns the diagnostics as lines.
[[nodiscard]] std::vector<std::string> diagnostics_of(const Files& files);
/// The little rulebook with `from`, which must stand in the file, replaced by `to`.
[[nodiscard]] Files little_files_with(const std::string& path, const std::string& from, const std::string& to);
[[nodiscard]] bool mentions(const std::vector<std::string>& lines, const std::string& text);
/// Loads, packs and opens; fails the test if that is not possible.
[[nodiscard]] std::unique_ptr<Calculator> open(const Files& files);
/// A definition file with one definition of the household: id "x".
[[nodiscard]] std::string definition_x(const std::string& unit, const std::string& value);
/// What the measure "probe" pays, as "min..max" of its gross amount, for a case; or its state if it pays nothing.
[[nodiscard]] std::string probe(Calculator& calculator, const std::string& case_json);

} // namespace kepil::test
