#include "assess/explainer.hpp"

#include "assess/branches.hpp"
#include "assess/income_months.hpp"
#include "language/bounds.hpp"
#include "language/lexer.hpp"
#include "rulebook/reads.hpp"

#include <algorithm>

namespace kepil {
namespace {

const char* unit_of(const Type& type, Shown shown) {
    if (shown != Shown::plain) {
        return shown == Shown::years ? "years" : "percent";
    }
    return type.unit == Unit::tenge ? "tenge" : type.unit == Unit::days ? "days" : type.unit == Unit::months ? "months" : "number";
}

} // namespace

NameIndex::NameIndex(const Program& program) {
    const auto owner = [&](std::uint32_t list, const std::string& id) { return list == absent ? id : program.facts[list].each + "." + id; };
    const auto add = [&](std::uint32_t list, const std::string& id, const Meaning& meaning) {
        meanings_[owner(list, id)] = meaning;
        if (list != absent) {
            members_.emplace(id, owner(list, id));
        }
    };
    for (std::uint32_t i = 0; i < program.facts.size(); ++i) {
        const Fact& fact = program.facts[i];
        add(fact.list, fact.id, {"fact", fact.type.kind == Kind::choice ? i : absent});
    }
    for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
        const Definition& definition = program.definitions[i];
        add(definition.list, definition.id, {"definition", definition.type.choice, definition.list == absent ? i : absent});
    }
    for (const auto& series : program.series) {
        add(absent, series.id, {"parameter", series.table == Table::choice ? series.key.choice : absent});
    }
}

const NameIndex::Meaning* NameIndex::find(const std::string& name) const {
    const auto found = meanings_.find(name);
    return found == meanings_.end() ? nullptr : &found->second;
}

std::string NameIndex::member(std::string_view name) const {
    const auto found = members_.find(name);
    return found == members_.end() ? std::string() : found->second;
}

void Explainer::explain(const Case& input, const Finding& finding) {
    input_ = &input;
    answer_.errors(input.errors);
    out_.key("finding");
    answer_.finding(finding);
    conditions(finding);
    amount(finding);
    out_.key("where").begin_array();
    if (finding.version != nullptr) {
        walk(finding.measure->right_on.node, finding);
        for (const auto& condition : finding.version->conditions) {
            walk(condition.when, finding);
        }
        for (const auto* formula : {&finding.version->amount, &finding.version->starts, &finding.version->ends}) {
            walk(formula->node, finding);
        }
        for (const auto& rule : finding.version->withheld) {
            walk(rule.when, finding);
            walk(rule.amount, finding);
        }
    }
    out_.end_array();
}

void Explainer::conditions(const Finding& finding) {
    out_.key("conditions").begin_array();
    for (const auto& answer : finding.conditions) {
        out_.begin_object().member("id", answer.condition->id).key("state");
        answer_.value(Value::of(answer.value));
        out_.key("basis").begin_array();
        for (const auto& basis : answer.condition->basis) {
            out_.string(basis);
        }
        out_.end_array().key("formula");
        tokens(answer.condition->source, answer.condition->when, finding);
        out_.end_object();
    }
    out_.end_array();
}

void Explainer::amount(const Finding& finding) {
    if (finding.version == nullptr) {
        return;
    }
    const Version& version = *finding.version;
    if (version.period != Period::none) {
        out_.key("amount").begin_object().key("formula");
        tokens(version.amount.source, version.amount.node, finding);
        if (finding.amount) {
            out_.key("value");
            answer_.value(finding.amount->gross);
        }
        out_.key("withheld").begin_array();
        for (const auto& rule : version.withheld) {
            out_.begin_object().member("id", rule.id).key("formula");
            tokens(rule.amount_source, rule.amount, finding);
            if (!rule.when_source.empty()) {
                out_.key("when");
                tokens(rule.when_source, rule.when, finding);
            }
            out_.key("basis").begin_array();
            for (const auto& basis : rule.basis) {
                out_.string(basis);
            }
            out_.end_array().end_object();
        }
        out_.end_array().end_object();
    }
    out_.key("period").begin_object();
    for (const auto& [name, formula] : {std::pair{"from", &version.starts}, {"to", &version.ends}, {"deadline", &version.deadline}}) {
        if (!formula->source.empty()) {
            out_.key(name);
            tokens(formula->source, formula->node, finding);
        }
    }
    out_.end_object();
}

/// What an element of the list is called; empty where it is none.
std::string Explainer::element_of(std::string_view list) const {
    const auto found =
        std::find_if(program_.facts.begin(), program_.facts.end(), [&](const Fact& fact) { return fact.id == list && !fact.each.empty(); });
    return found == program_.facts.end() ? std::string() : found->each;
}

// What follows from the conditionals that are decided is a plainer formula than the law's own.
Flags Explainer::told_words(const std::vector<Token>& words, std::uint32_t root, const Finding& finding) {
    std::vector<Branch> taken;
    for (const auto place : conditionals_of(program_, root)) {
        taken.push_back(branch(program_.nodes[place], finding));
    }
    const auto written = std::count_if(words.begin(), words.end(), [](const Token& word) { return word.text == "if"; });
    // A formula that stands for more conditionals than it writes is told as it is.
    return words_left(words, static_cast<std::size_t>(written) == taken.size() ? taken : std::vector<Branch>());
}

Branch Explainer::branch(const Node& conditional, const Finding& finding) {
    if (!settled(conditional.a, finding)) {
        return Branch::open;
    }
    const Value condition = evaluator_.evaluate(conditional.a);
    return condition.is_true() ? Branch::yes : condition.is_false() ? Branch::no : Branch::open;
}

// Nothing is carried from year to year then.
bool Explainer::stays_within_a_year(const Node& years) {
    const Value from = evaluator_.evaluate(years.a);
    const Value to = evaluator_.evaluate(years.b);
    return from.ok() && to.ok() && from.decided() && to.decided() && to.date_lo().year() <= from.date_lo().year();
}

// A definition that passes another on, by the branch taken, says nothing of its own.
std::uint32_t Explainer::passed_on(std::uint32_t definition) {
    const Finding household;
    while (true) {
        std::uint32_t place = program_.definitions[definition].value;
        bool chosen = false;
        while (place != absent && (program_.nodes[place].op == Op::choose || program_.nodes[place].op == Op::carry)) {
            const Node& node = program_.nodes[place];
            if (node.op == Op::carry) {
                if (!stays_within_a_year(program_.nodes[node.a])) {
                    return definition;
                }
                place = node.b;
                chosen = true;
                continue;
            }
            const Branch way = branch(node, household);
            if (way == Branch::open) {
                return definition;
            }
            place = way == Branch::yes ? node.b : node.c;
            chosen = true;
        }
        if (!chosen || place == absent || program_.nodes[place].op != Op::definition) {
            return definition;
        }
        definition = program_.nodes[place].a;
    }
}

void Explainer::tokens(const std::string& source, std::uint32_t root, const Finding& finding) {
    const auto words = split(source);
    const auto left = told_words(words, root, finding);
    std::uint32_t choice = absent;
    std::map<std::string, std::string, std::less<>> variables; // of loops: what their elements are called
    const auto named = [&](const char* kind, const std::string& id, std::string_view of = {}) {
        out_.begin_object().member("kind", kind).member("id", id);
        if (!of.empty()) {
            out_.member("of", of);
        }
        out_.end_object();
    };
    const bool carries = !words.empty() && words.front().text == "carry";
    out_.begin_array();
    for (std::size_t i = 0; i < words.size() && words[i].kind != Lexeme::end; ++i) {
        const Token& word = words[i];
        if (!left[i]) {
            continue;
        }
        if (word.kind != Lexeme::name) {
            out_.string(word.text);
            continue;
        }
        std::string name(word.text);
        std::string_view of;
        if (i > 0 && (words[i - 1].text == "(" || words[i - 1].text == "over") && i + 2 < words.size() && words[i + 1].text == "in") {
            const auto& element = variables[name] = element_of(words[i + 2].text);
            if (!element.empty() || words[i + 2].text == "months" || words[i + 2].text == "years") {
                ++i; // the loop's own variable and "in" are no words for a reader
                continue;
            }
        }
        if (i + 2 < words.size() && words[i + 1].text == "." && words[i + 2].kind == Lexeme::name) {
            const auto variable = variables.find(name);
            of = variable == variables.end() ? std::string_view() : word.text;
            const auto& element = variable == variables.end() ? name : variable->second;
            const std::string full = element + "." + std::string(words[i + 2].text);
            name = names_.find(full) != nullptr ? full : names_.member(words[i + 2].text);
            i += 2;
        }
        if (const auto* meaning = names_.find(name)) {
            choice = meaning->choice != absent ? meaning->choice : choice;
            named(meaning->kind, meaning->definition == absent ? name : program_.definitions[passed_on(meaning->definition)].id, of);
            continue;
        }
        const auto* options = choice == absent ? nullptr : &program_.facts[choice].options;
        if (options != nullptr && std::find(options->begin(), options->end(), name) != options->end()) {
            const Fact& fact = program_.facts[choice];
            const std::string owner = fact.list == absent ? fact.id : program_.facts[fact.list].each + "." + fact.id;
            out_.begin_object().member("kind", "option").member("id", name).member("fact", owner).end_object();
        } else {
            // The variable of a loop over years stands for the first day of each.
            const bool is_year = carries && variables.contains(name);
            named("word", is_year ? "year_start" : name);
        }
    }
    out_.end_array();
}

// A value can be told apart from its place only if it rests on nothing but the finding's own element.
bool Explainer::settled(std::uint32_t root, const Finding& finding) const {
    if (root == absent) {
        return true;
    }
    const Node& node = program_.nodes[root];
    const bool of_loop = node.op == Op::variable || node.op == Op::carried;
    const bool of_slot = of_loop || node.op == Op::member || node.op == Op::member_definition || node.op == Op::index;
    if (of_slot && (node.slot != 0 || finding.list == absent || of_loop)) {
        return false;
    }
    const auto children = children_of(node);
    return std::all_of(children.begin(), children.end(), [&](std::uint32_t child) { return settled(child, finding); });
}

void Explainer::walk(std::uint32_t root, const Finding& finding) {
    if (root == absent) {
        return;
    }
    const Node& node = program_.nodes[root];
    switch (node.op) {
    case Op::parameter:
        parameter(root, settled(root, finding));
        break;
    case Op::fact:
    case Op::member:
        fact(node, finding);
        break;
    case Op::definition:
        definition(passed_on(node.a), node, finding);
        break;
    case Op::member_definition:
        definition(node.a, node, finding);
        break;
    case Op::choose: {
        const Branch way = branch(node, finding);
        walk(node.a, finding);
        if (way != Branch::no) {
            walk(node.b, finding);
        }
        if (way != Branch::yes) {
            walk(node.c, finding);
        }
        return;
    }
    default:
        break;
    }
    for (const auto child : children_of(node)) {
        walk(child, finding);
    }
}

void Explainer::shown(const Value& value, Shown shown, std::uint32_t choice) {
    const bool is_share = shown == Shown::percent && value.ok();
    answer_.value(is_share ? bounds::multiply(value, Value::number(Rational(100))) : value, shown == Shown::years, choice);
}

void Explainer::parameter(std::uint32_t root, bool is_settled) {
    const Node& node = program_.nodes[root];
    const Series& series = program_.series[node.a];
    const Value on = is_settled ? evaluator_.evaluate(node.b) : Value::failed(Trouble::not_known);
    const std::string key = "p" + series.id + (on.ok() ? on.date_lo().to_string() : "");
    if (!told_.insert(key).second) {
        return;
    }
    out_.begin_object().member("kind", "parameter").member("id", series.id);
    out_.member("unit", unit_of(series.type, series.shown));
    const Row* row = nullptr;
    if (on.ok() && on.decided()) {
        out_.member("on", on.date_lo().to_string());
        for (const auto& candidate : series.rows) {
            row = candidate.from <= on.date_lo() ? &candidate : row;
        }
    }
    if (is_settled) {
        out_.key("value");
        shown(evaluator_.evaluate(root), series.shown);
    }
    if (row == nullptr) {
        row = &series.rows.back();
    }
    out_.member("from", row->from.to_string()).key("basis").begin_array();
    for (const auto& basis : row->basis) {
        out_.string(basis);
    }
    out_.end_array().member("source", row->source).member("confidence", row->confidence).end_object();
}

void Explainer::fact(const Node& node, const Finding& finding) {
    const Fact& declared = program_.facts[node.a];
    const bool member = node.op == Op::member;
    if (member && (node.slot != 0 || finding.index < 0)) {
        const Fact& list = program_.facts[declared.list];
        if (told_.insert("f" + list.id).second) {
            out_.begin_object().member("kind", "fact").member("id", list.id).member("pointer", "/facts/" + list.id);
            const ListValue& value = input_->household.lists[declared.list];
            out_.key("value");
            value.known ? out_.integer(value.count) : out_.null();
            out_.end_object();
        }
        return;
    }
    const std::string pointer = answer_.pointer({node.a, member ? finding.index : -1});
    if (!told_.insert(pointer).second) {
        return;
    }
    std::string id = declared.id;
    if (member) {
        id = program_.facts[declared.list].each + "." + id;
    }
    const Value value =
        member ? input_->household.lists[declared.list]
                     .values[static_cast<std::size_t>(finding.index) * program_.facts[declared.list].members.size() + declared.place]
               : input_->household.fact(node.a);
    out_.begin_object().member("kind", "fact").member("id", id).member("pointer", pointer).key("value");
    answer_.value(value, declared.years, declared.type.kind == Kind::choice ? node.a : absent);
    out_.key("given").boolean(member || input_->household.given[node.a]);
    out_.end_object();
}

void Explainer::months(const Definition& definition) {
    const auto parts = income_months(program_, evaluator_, definition);
    if (parts.empty()) {
        return;
    }
    out_.key("months").begin_array();
    for (const auto& part : parts) {
        out_.begin_object().member("month", part.month.to_string()).key("value");
        answer_.value(part.value);
        out_.end_object();
    }
    out_.end_array();
}

void Explainer::definition(std::uint32_t place, const Node& node, const Finding& finding) {
    const Definition& definition = program_.definitions[place];
    const bool member = definition.list != absent;
    const bool own = !member || (node.op == Op::member_definition && node.slot == 0 && finding.index >= 0);
    if (!told_.insert("d" + std::to_string(place)).second) {
        return;
    }
    const std::string id = member ? program_.facts[definition.list].each + "." + definition.id : definition.id;
    out_.begin_object().member("kind", "definition").member("id", id);
    if (member && own) {
        out_.key("for").integer(finding.index);
    }
    if (own) {
        out_.key("value");
        shown(evaluator_.definition(place), definition.shown, definition.type.choice);
    }
    if (own) {
        months(definition);
    }
    out_.member("unit", unit_of(definition.type, definition.shown)).key("formula");
    // Inside a definition of the household the finding's element means nothing; inside one of the element it is slot 0 again.
    Finding inner;
    inner.list = own ? definition.list : absent;
    inner.index = own && member ? finding.index : -1;
    tokens(definition.source, definition.value, inner);
    out_.key("basis").begin_array();
    for (const auto& basis : definition.basis) {
        out_.string(basis);
    }
    out_.end_array().member("confidence", definition.confidence).end_object();
    for (const auto part : {definition.value, definition.min, definition.max}) {
        walk(part, inner);
    }
}

} // namespace kepil
