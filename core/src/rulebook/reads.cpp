#include "rulebook/reads.hpp"

#include <algorithm>

namespace kepil {

Reads no_reads(const Program& program) {
    Reads reads;
    reads.facts = Flags(program.facts.size());
    reads.series = Flags(program.series.size());
    reads.definitions = Flags(program.definitions.size());
    return reads;
}

void collect_reads(const Program& program, std::uint32_t root, Reads& reads) {
    if (root == absent) {
        return;
    }
    const Node& node = program.nodes[root];
    switch (node.op) {
    case Op::fact:
    case Op::member:
        reads.facts[node.a] = true;
        if (program.facts[node.a].list != absent) {
            reads.facts[program.facts[node.a].list] = true;
        }
        return;
    case Op::definition:
    case Op::member_definition: {
        if (!reads.definitions[node.a]) {
            reads.definitions[node.a] = true;
            const Definition& definition = program.definitions[node.a];
            for (const auto part : {definition.value, definition.min, definition.max}) {
                collect_reads(program, part, reads);
            }
        }
        return;
    }
    case Op::paid_month:
        reads.month = true;
        reads.month_beyond_rows = true;
        return;
    case Op::parameter:
        reads.series[node.a] = true;
        if (program.nodes[node.b].op == Op::paid_month) {
            reads.month = true;
            collect_reads(program, node.c, reads);
            return;
        }
        break;
    default:
        break;
    }
    if (loops_over_list(node)) {
        reads.facts[node.a] = true;
    }
    for (const auto child : children_of(node)) {
        collect_reads(program, child, reads);
    }
}

bool uses_month(const Program& program, std::uint32_t index) {
    Reads reads = no_reads(program);
    const Definition& definition = program.definitions[index];
    for (const auto part : {definition.value, definition.min, definition.max}) {
        collect_reads(program, part, reads);
    }
    return reads.month;
}

namespace {

/// Depth-first search over definitions; `path` ends as the circle if there is one.
class CircleSearch {
public:
    explicit CircleSearch(const Program& program) : program_(program), state_(program.definitions.size(), State::fresh) {}

    std::vector<std::uint32_t> run() {
        for (std::uint32_t i = 0; i < program_.definitions.size(); ++i) {
            if (visit(i)) {
                return path_;
            }
        }
        return {};
    }

private:
    enum class State : std::uint8_t { fresh, open, done };

    bool visit(std::uint32_t index) {
        if (state_[index] == State::open) {
            path_.erase(path_.begin(), std::find(path_.begin(), path_.end(), index));
            return true;
        }
        if (state_[index] == State::done) {
            return false;
        }
        state_[index] = State::open;
        path_.push_back(index);
        const Definition& definition = program_.definitions[index];
        for (const auto part : {definition.value, definition.min, definition.max}) {
            if (part != absent && walk(part)) {
                return true;
            }
        }
        path_.pop_back();
        state_[index] = State::done;
        return false;
    }

    bool walk(std::uint32_t root) {
        const Node& node = program_.nodes[root];
        if ((node.op == Op::definition || node.op == Op::member_definition) && visit(node.a)) {
            return true;
        }
        const auto children = children_of(node);
        return std::any_of(children.begin(), children.end(), [this](std::uint32_t child) { return walk(child); });
    }

    const Program& program_;
    std::vector<State> state_;
    std::vector<std::uint32_t> path_;
};

} // namespace

std::vector<std::uint32_t> find_circle(const Program& program) { return CircleSearch(program).run(); }

} // namespace kepil
