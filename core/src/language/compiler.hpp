// Turns the text of an expression into nodes, checking types and units on the way. Every refusal says where, what, and what to do.
#pragma once

#include "language/node_store.hpp"
#include "language/program.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kepil {

/// What a name means. Members and definitions of an element are keyed "element.name".
struct Symbols {
    std::map<std::string, std::uint32_t, std::less<>> facts;
    std::map<std::string, std::uint32_t, std::less<>> definitions;
    std::map<std::string, std::uint32_t, std::less<>> series;
    std::map<std::string, std::uint32_t, std::less<>> lists; ///< element name ("child") -> list fact
};

struct CompileError {
    std::size_t offset = 0; ///< in the expression
    std::string message;
    std::string hint;
};

struct CompileContext {
    std::uint32_t element_list = absent; ///< the list whose element is in slot 0, or absent
    std::string element_name;
    std::uint32_t at = absent; ///< node of the default date of parameters, or absent
    bool gross_allowed = false;
};

class Compiler {
public:
    /// Both must outlive the compiler; whatever it compiles shares its nodes.
    Compiler(Program& program, const Symbols& symbols) : program_(program), symbols_(symbols), store_(program) {}

    /// Compiles `text`, which must have the type `expected` (any choice type if `expected.choice` is absent).
    /// Returns the root node, or absent with `error` filled.
    std::uint32_t compile(std::string_view text, const Type& expected, const CompileContext& context, CompileError& error);

    /// "child in children where COND": the loop of a measure. Fills list, element name and the node of COND (absent if none).
    bool compile_for_each(std::string_view text, std::uint32_t& list, std::string& element, std::uint32_t& where, CompileError& error);

private:
    Program& program_;
    const Symbols& symbols_;
    NodeStore store_;
};

} // namespace kepil
