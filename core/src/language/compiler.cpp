#include "language/compiler.hpp"

#include "language/lexer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kepil {
namespace {

constexpr int max_nesting = 60;
constexpr std::size_t max_slots = 8;

struct Typed {
    std::uint32_t node = absent;
    Type type;
};

struct Binding {
    std::string name;
    std::uint32_t list = absent;                // absent: a month of a months() loop, a year of a carry
    std::optional<Type> carried = std::nullopt; // of a carry
};

struct UnitWord {
    std::string_view word;
    Unit unit;
    int factor;
};
constexpr std::array<UnitWord, 7> unit_words{{{"tenge", Unit::tenge, 1},
                                              {"day", Unit::days, 1},
                                              {"days", Unit::days, 1},
                                              {"month", Unit::months, 1},
                                              {"months", Unit::months, 1},
                                              {"year", Unit::months, 12},
                                              {"years", Unit::months, 12}}};

struct LoopWord {
    std::string_view word;
    Op op;
};
constexpr std::array<LoopWord, 6> loop_words{
    {{"count", Op::count}, {"sum", Op::sum}, {"any", Op::any}, {"all", Op::all}, {"min", Op::least}, {"max", Op::greatest}}};

class Parser {
public:
    Parser(const Program& program, NodeStore& store, const Symbols& symbols, std::string_view text, const CompileContext& context,
           CompileError& error)
        : program_(program), store_(store), symbols_(symbols), tokens_(split(text)), context_(context), error_(error) {
        if (context.element_list != absent) {
            bindings_.push_back({context.element_name, context.element_list});
        }
    }

    std::optional<Typed> whole(const Type& expected) {
        auto result = expression(expected);
        if (!result || !expect_end() || !require(*result, expected, 0)) {
            return std::nullopt;
        }
        return result;
    }

    bool for_each(std::uint32_t& list, std::string& element, std::uint32_t& where) {
        element = std::string(peek().text);
        ++position_;
        if (!eat("in")) {
            return fail("expected 'NAME in LIST'", "for example: child in children where child.counted");
        }
        const auto found = symbols_.facts.find(peek().text);
        if (found == symbols_.facts.end() || program_.facts[found->second].type.kind != Kind::list) {
            return fail("'" + std::string(peek().text) + "' is not a list", "name a fact of type list");
        }
        ++position_;
        list = found->second;
        bindings_.push_back({element, list});
        if (eat("where")) {
            const auto condition = expression(Type::boolean());
            if (!condition || !require(*condition, Type::boolean(), position_)) {
                return false;
            }
            where = condition->node;
        }
        return expect_end();
    }

private:
    using Result = std::optional<Typed>;

    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(position_ + ahead, tokens_.size() - 1)]; }
    bool eat(std::string_view text) {
        if ((peek().kind == Lexeme::name || peek().kind == Lexeme::symbol) && peek().text == text) {
            ++position_;
            return true;
        }
        return false;
    }

    bool fail(std::string message, std::string hint, std::size_t token = std::string::npos) {
        if (error_.message.empty()) {
            error_.offset = tokens_[std::min(token == std::string::npos ? position_ : token, tokens_.size() - 1)].offset;
            error_.message = std::move(message);
            error_.hint = std::move(hint);
        }
        return false;
    }
    Result refuse(std::string message, std::string hint, std::size_t token = std::string::npos) {
        fail(std::move(message), std::move(hint), token);
        return std::nullopt;
    }

    bool expect(std::string_view text) {
        if (eat(text)) {
            return true;
        }
        return fail("expected '" + std::string(text) + "'", "found " + found_text());
    }
    bool expect_end() {
        if (peek().kind == Lexeme::end) {
            return true;
        }
        return fail("unexpected " + found_text(), "the expression ends before this");
    }
    [[nodiscard]] std::string found_text() const {
        return peek().kind == Lexeme::end ? std::string("the end of the expression") : "'" + std::string(peek().text) + "'";
    }

    std::uint32_t emit(const Node& node) { return store_.node(node); }
    Typed emit(Op op, const Type& type, std::uint32_t a = absent, std::uint32_t b = absent, std::uint32_t c = absent) {
        return {emit(Node{op, 0, false, a, b, c}), type};
    }
    Typed constant(const Rational& number, const Type& type) {
        return emit(type.kind == Kind::date ? Op::date : Op::number, type, store_.number(number));
    }

    /// A zero without a unit fits every unit, as in `max(0, ...)`.
    [[nodiscard]] bool is_plain_zero(const Typed& x) const {
        const Node& node = program_.nodes[x.node];
        return node.op == Op::number && x.type == Type::number() && program_.numbers[node.a] == Rational(0);
    }
    bool unify(Typed& a, Typed& b) {
        if (a.type == b.type) {
            return true;
        }
        if (a.type.kind == Kind::number && is_plain_zero(b)) {
            b.type = a.type;
        } else if (b.type.kind == Kind::number && is_plain_zero(a)) {
            a.type = b.type;
        }
        return a.type == b.type;
    }
    bool require(const Typed& x, const Type& expected, std::size_t token) {
        if (expected.kind == Kind::choice && x.type.kind == Kind::choice &&
            (expected.choice == absent || expected.choice == x.type.choice)) {
            return true;
        }
        if (x.type == expected || (expected.kind == Kind::number && is_plain_zero(x))) {
            return true;
        }
        return fail("expected " + describe(expected) + ", found " + describe(x.type), hint_for(x.type, expected), token);
    }
    static std::string hint_for(const Type& found, const Type& expected) {
        if (found.kind == Kind::number && expected.kind == Kind::number) {
            if (expected.unit == Unit::none) {
                return "divide by one unit, for example: x / 1 month";
            }
            return "write the unit (100 tenge, 18 months), or multiply by one";
        }
        return "check the names on both sides";
    }

    Result expression(const Type& expected) {
        if (++depth_ > max_nesting) {
            return refuse("the expression is nested too deeply", "move a part of it into a definition");
        }
        auto result = peek().text == "if" && peek().kind == Lexeme::name ? conditional(expected) : disjunction(expected);
        --depth_;
        return result;
    }

    Result conditional(const Type& expected) {
        ++position_;
        const auto start = position_;
        auto condition = expression(Type::boolean());
        if (!condition || !require(*condition, Type::boolean(), start) || !expect("then")) {
            return std::nullopt;
        }
        auto yes = expression(expected);
        if (!yes || !expect("else")) {
            return std::nullopt;
        }
        const auto place = position_;
        auto no = expression(expected);
        if (!no) {
            return std::nullopt;
        }
        if (!unify(*yes, *no)) {
            return refuse("the two branches differ: " + describe(yes->type) + " and " + describe(no->type), "give both the same unit",
                          place);
        }
        return emit(Op::choose, yes->type, condition->node, yes->node, no->node);
    }

    Result disjunction(const Type& expected) { return logical("or", Op::logical_or, expected, &Parser::conjunction); }
    Result conjunction(const Type& expected) { return logical("and", Op::logical_and, expected, &Parser::negation); }

    Result logical(std::string_view word, Op op, const Type& expected, Result (Parser::*operand)(const Type&)) {
        const auto start = position_;
        auto left = (this->*operand)(expected);
        while (left && eat(word)) {
            const auto place = position_;
            auto right = (this->*operand)(Type::boolean());
            if (!right || !require(*left, Type::boolean(), start) || !require(*right, Type::boolean(), place)) {
                return std::nullopt;
            }
            left = emit(op, Type::boolean(), left->node, right->node);
        }
        return left;
    }

    Result negation(const Type& expected) {
        if (!eat("not")) {
            return comparison(expected);
        }
        if (++depth_ > max_nesting) {
            return refuse("the expression is nested too deeply", "move a part of it into a definition");
        }
        const auto place = position_;
        auto operand = negation(Type::boolean());
        --depth_;
        if (!operand || !require(*operand, Type::boolean(), place)) {
            return std::nullopt;
        }
        return emit(Op::logical_not, Type::boolean(), operand->node);
    }

    Result comparison(const Type& expected) {
        const auto start = position_;
        auto left = addition(expected);
        if (!left) {
            return std::nullopt;
        }
        if (eat("in")) {
            return membership(*left);
        }
        static constexpr std::array<std::pair<std::string_view, Op>, 6> operators{
            {{"=", Op::equal}, {"!=", Op::not_equal}, {"<", Op::less}, {"<=", Op::less_equal}, {">", Op::less}, {">=", Op::less_equal}}};
        for (const auto& [symbol, op] : operators) {
            const auto place = position_;
            if (!eat(symbol)) {
                continue;
            }
            auto right = addition(left->type);
            if (!right) {
                return std::nullopt;
            }
            if (!unify(*left, *right)) {
                return refuse("cannot compare " + describe(left->type) + " with " + describe(right->type),
                              hint_for(right->type, left->type), place);
            }
            const bool ordered = op == Op::less || op == Op::less_equal;
            if (ordered && left->type.kind != Kind::number && left->type.kind != Kind::date) {
                return refuse(describe(left->type) + " has no order", "use = or in {...}", start);
            }
            if (peek().kind == Lexeme::symbol && std::string_view("=!=<=>=").find(peek().text) != std::string_view::npos) {
                return refuse("comparisons cannot be chained", "write: a <= b and b <= c, or: b in a..c");
            }
            const bool swap = symbol[0] == '>';
            return emit(op, Type::boolean(), swap ? right->node : left->node, swap ? left->node : right->node);
        }
        return left;
    }

    Result membership(Typed left) {
        if (eat("{")) {
            if (left.type.kind != Kind::choice) {
                return refuse("{...} lists the options of a choice, but the left side is " + describe(left.type), "write: x in 4..7");
            }
            std::uint64_t set = 0;
            do {
                std::uint64_t bit = 0;
                if (!option_bit(left.type.choice, bit)) {
                    return std::nullopt;
                }
                set |= bit;
            } while (eat(","));
            if (!expect("}")) {
                return std::nullopt;
            }
            return emit(Op::in_options, Type::boolean(), left.node, store_.set(set));
        }
        const auto place = position_;
        auto low = addition(left.type);
        if (!low || !expect("..")) {
            return std::nullopt;
        }
        auto high = addition(left.type);
        if (!high) {
            return std::nullopt;
        }
        if (!unify(*low, left) || !unify(*high, left) || (left.type.kind != Kind::number && left.type.kind != Kind::date)) {
            return refuse("both ends of a range must be " + describe(left.type), "numbers, tenge, spans or dates of one kind", place);
        }
        const auto from = emit(Op::less_equal, Type::boolean(), low->node, left.node);
        const auto to = emit(Op::less_equal, Type::boolean(), left.node, high->node);
        return emit(Op::logical_and, Type::boolean(), from.node, to.node);
    }

    bool option_bit(std::uint32_t fact, std::uint64_t& bit) {
        const auto& options = program_.facts[fact].options;
        const auto found = std::find(options.begin(), options.end(), peek().text);
        if (found == options.end()) {
            return fail("'" + std::string(peek().text) + "' is not an option of " + program_.facts[fact].id, "options: " + joined(options));
        }
        bit = std::uint64_t{1} << static_cast<unsigned>(found - options.begin());
        ++position_;
        return true;
    }
    static std::string joined(const std::vector<std::string>& words) {
        std::string text;
        for (const auto& word : words) {
            text += (text.empty() ? "" : ", ") + word;
        }
        return text;
    }

    Result addition(const Type& expected) {
        auto left = multiplication(expected);
        while (left && (peek().text == "+" || peek().text == "-") && peek().kind == Lexeme::symbol) {
            const bool plus = peek().text == "+";
            const auto place = position_++;
            auto right = multiplication(left->type);
            if (!right) {
                return std::nullopt;
            }
            left = sum_of(*left, *right, plus, place);
        }
        return left;
    }

    Result sum_of(Typed a, Typed b, bool plus, std::size_t place) {
        if (a.type.kind == Kind::date && b.type.kind == Kind::number && b.type.unit == Unit::days) {
            return emit(plus ? Op::date_plus_days : Op::date_minus_days, Type::date(), a.node, b.node);
        }
        if (a.type.kind == Kind::date && b.type.kind == Kind::number && b.type.unit == Unit::months) {
            return emit(plus ? Op::date_plus_months : Op::date_minus_months, Type::date(), a.node, b.node);
        }
        if (a.type.kind == Kind::date && b.type.kind == Kind::date && !plus) {
            return emit(Op::date_difference, Type::number(Unit::days), a.node, b.node);
        }
        if (unify(a, b) && a.type.kind == Kind::number) {
            return emit(plus ? Op::add : Op::subtract, a.type, a.node, b.node);
        }
        return refuse(std::string("cannot ") + (plus ? "add " : "subtract ") + describe(b.type) + (plus ? " to " : " from ") +
                          describe(a.type),
                      hint_for(b.type, a.type), place);
    }

    Result multiplication(const Type& expected) {
        auto left = unary(expected);
        while (left && (peek().text == "*" || peek().text == "/") && peek().kind == Lexeme::symbol) {
            const bool times = peek().text == "*";
            const auto place = position_++;
            auto right = unary(Type::number());
            if (!right) {
                return std::nullopt;
            }
            left = times ? product_of(*left, *right, place) : quotient_of(*left, *right, place);
        }
        return left;
    }

    Result product_of(const Typed& a, const Typed& b, std::size_t place) {
        if (a.type.kind == Kind::number && b.type.kind == Kind::number && (a.type.unit == Unit::none || b.type.unit == Unit::none)) {
            const auto unit = a.type.unit == Unit::none ? b.type.unit : a.type.unit;
            return emit(Op::multiply, Type::number(unit), a.node, b.node);
        }
        return refuse("cannot multiply " + describe(a.type) + " by " + describe(b.type), "one side must be a plain number", place);
    }
    Result quotient_of(const Typed& a, const Typed& b, std::size_t place) {
        if (a.type.kind == Kind::number && b.type.kind == Kind::number && (b.type.unit == Unit::none || a.type.unit == b.type.unit)) {
            const auto unit = b.type.unit == Unit::none ? a.type.unit : Unit::none;
            return emit(Op::divide, Type::number(unit), a.node, b.node);
        }
        return refuse("cannot divide " + describe(a.type) + " by " + describe(b.type), "divide by a plain number or by the same unit",
                      place);
    }

    Result unary(const Type& expected) {
        if (peek().kind == Lexeme::symbol && peek().text == "-") {
            const auto place = position_++;
            if (++depth_ > max_nesting) {
                return refuse("the expression is nested too deeply", "move a part of it into a definition");
            }
            auto operand = unary(expected);
            --depth_;
            if (!operand) {
                return std::nullopt;
            }
            if (operand->type.kind != Kind::number) {
                return refuse("cannot negate " + describe(operand->type), "use not for yes or no", place);
            }
            return emit(Op::negate, operand->type, operand->node);
        }
        return primary(expected);
    }

    Result primary(const Type& expected) {
        const Token token = peek();
        switch (token.kind) {
        case Lexeme::number:
            return number_literal();
        case Lexeme::date: {
            const auto date = Date::parse(token.text);
            if (!date) {
                return refuse("the date " + std::string(token.text) + " does not exist", "check the day of the month");
            }
            ++position_;
            return constant(Rational(date->days), Type::date());
        }
        case Lexeme::symbol:
            if (eat("(")) {
                auto inner = expression(expected);
                if (!inner || !expect(")")) {
                    return std::nullopt;
                }
                return inner;
            }
            break;
        case Lexeme::name:
            return named(expected);
        default:
            break;
        }
        return refuse("unexpected " + found_text(), "expected a number, a date, a name or '('");
    }

    Result number_literal() {
        const auto number = Rational::parse(peek().text);
        if (!number || !number->valid()) {
            return refuse("'" + std::string(peek().text) + "' is not a number", "write digits, for example 0.45 or 10%");
        }
        ++position_;
        for (const auto& [word, unit, factor] : unit_words) {
            if (eat(word)) {
                return constant(*number * Rational(factor), Type::number(unit));
            }
        }
        return constant(*number, Type::number());
    }

    Result named(const Type& expected) {
        const std::string name(peek().text);
        if (expected.kind == Kind::choice && expected.choice != absent) {
            const auto& options = program_.facts[expected.choice].options;
            if (std::find(options.begin(), options.end(), name) != options.end()) {
                std::uint64_t bit = 0;
                option_bit(expected.choice, bit);
                return emit(Op::option, expected, store_.set(bit));
            }
        }
        const bool called = peek(1).kind == Lexeme::symbol && peek(1).text == "(";
        if (called && name == "carry") {
            return carry();
        }
        if (name == "carried") {
            return carried();
        }
        if (called && peek(2).kind == Lexeme::name && peek(3).kind == Lexeme::name && peek(3).text == "in") {
            for (const auto& [word, op] : loop_words) {
                if (name == word) {
                    return loop(op);
                }
            }
        }
        for (std::size_t slot = bindings_.size(); slot > 0; --slot) {
            if (bindings_[slot - 1].name == name) {
                ++position_;
                return bound(slot - 1);
            }
        }
        if (called && !symbols_.series.contains(name)) {
            return call(name);
        }
        return plain_name(name);
    }

    /// carry(START over y in years(A, B): BODY)
    Result carry() {
        position_ += 2;
        const auto place = position_;
        if (bindings_.size() >= max_slots) {
            return refuse("too many loops inside each other", "move the inner one into a definition");
        }
        Node node{Op::carry, static_cast<std::uint8_t>(bindings_.size()), true, absent, absent, absent};
        const auto start = expression(Type{Kind::list, Unit::none, absent});
        if (!start || !expect("over")) {
            return std::nullopt;
        }
        if (start->type.kind != Kind::number) {
            return refuse("cannot carry " + describe(start->type) + " from year to year", "a number or a sum", place);
        }
        node.b = start->node;
        bindings_.push_back({std::string(peek().text), absent, start->type});
        ++position_;
        if (!expect("in") || !expect("years") || !expect("(") || !months_source(node.a) || !expect(":")) {
            return std::nullopt;
        }
        const auto body_place = position_;
        const auto body = expression(start->type);
        bindings_.pop_back();
        if (!body || !require(*body, start->type, body_place) || !expect(")")) {
            return std::nullopt;
        }
        node.c = body->node;
        return Typed{emit(node), start->type};
    }

    /// What the innermost carry loop has come to.
    Result carried() {
        for (std::size_t slot = bindings_.size(); slot > 0; --slot) {
            if (bindings_[slot - 1].carried) {
                ++position_;
                return Typed{emit(Node{Op::carried, static_cast<std::uint8_t>(slot - 1), false, absent, absent, absent}),
                             *bindings_[slot - 1].carried};
            }
        }
        return refuse("'carried' means something only inside carry(...)", "carry(START over y in years(A, B): carried + ...)");
    }

    Result bound(std::size_t slot) {
        const auto number = static_cast<std::uint8_t>(slot);
        const Binding& binding = bindings_[slot];
        if (binding.list == absent) {
            return Typed{emit(Node{Op::variable, number, false, absent, absent, absent}), Type::date()};
        }
        if (!expect(".")) {
            return std::nullopt;
        }
        const std::string member(peek().text);
        const std::string key = program_.facts[binding.list].each + "." + member;
        if (const auto fact = symbols_.facts.find(key); fact != symbols_.facts.end()) {
            ++position_;
            return Typed{emit(Node{Op::member, number, false, fact->second, absent, absent}), fact_type(fact->second)};
        }
        if (const auto definition = symbols_.definitions.find(key); definition != symbols_.definitions.end()) {
            ++position_;
            return Typed{emit(Node{Op::member_definition, number, false, definition->second, absent, absent}),
                         program_.definitions[definition->second].type};
        }
        return refuse("'" + binding.name + "' has no '" + member + "'",
                      "facts and definitions with \"of\": \"" + program_.facts[binding.list].each + "\"");
    }

    [[nodiscard]] Type fact_type(std::uint32_t fact) const {
        const Type& type = program_.facts[fact].type;
        return type.kind == Kind::choice ? Type::option(fact) : type;
    }

    Result plain_name(const std::string& name) {
        if (name == "true" || name == "false") {
            ++position_;
            return emit(Op::truth, Type::boolean(), name == "true" ? 1U : 0U);
        }
        if (name == "application_date" || name == "paid_month" || name == "today") {
            ++position_;
            return emit(name == "application_date" ? Op::application_date
                        : name == "paid_month"     ? Op::paid_month
                                                   : Op::today,
                        Type::date());
        }
        if (name == "no_end") {
            ++position_;
            return constant(Rational(last_date.days), Type::date());
        }
        if (name == "gross" && context_.gross_allowed) {
            ++position_;
            return emit(Op::gross, Type::number(Unit::tenge));
        }
        if (const auto fact = symbols_.facts.find(name); fact != symbols_.facts.end()) {
            if (program_.facts[fact->second].type.kind == Kind::list) {
                return refuse("'" + name + "' is a list", "use it in count, sum, any, all, min or max");
            }
            ++position_;
            return emit(Op::fact, fact_type(fact->second), fact->second);
        }
        if (const auto definition = symbols_.definitions.find(name); definition != symbols_.definitions.end()) {
            ++position_;
            return emit(Op::definition, program_.definitions[definition->second].type, definition->second);
        }
        if (const auto series = symbols_.series.find(name); series != symbols_.series.end()) {
            return parameter(series->second);
        }
        return refuse("unknown name '" + name + "'", "no fact, definition, parameter or option has this id; " + near_name(name));
    }

    [[nodiscard]] std::string near_name(const std::string& name) const {
        std::string best;
        std::size_t best_distance = name.size() / 3 + 2;
        const auto look = [&](const auto& map) {
            for (const auto& [candidate, index] : map) {
                const auto distance = edit_distance(name, candidate);
                if (distance < best_distance) {
                    best_distance = distance;
                    best = candidate;
                }
            }
        };
        look(symbols_.facts);
        look(symbols_.definitions);
        look(symbols_.series);
        return best.empty() ? "check the spelling" : "did you mean '" + best + "'?";
    }
    static std::size_t edit_distance(std::string_view a, std::string_view b) {
        std::vector<std::size_t> row(b.size() + 1);
        for (std::size_t j = 0; j <= b.size(); ++j) {
            row[j] = j;
        }
        for (std::size_t i = 1; i <= a.size(); ++i) {
            std::size_t diagonal = row[0]++;
            for (std::size_t j = 1; j <= b.size(); ++j) {
                const std::size_t cost = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
                diagonal = row[j];
                row[j] = std::min({row[j] + 1, row[j - 1] + 1, cost});
            }
        }
        return row[b.size()];
    }

    Result parameter(std::uint32_t series) {
        const auto place = position_++;
        std::uint32_t argument = absent;
        if (program_.series[series].table != Table::none) {
            if (!eat("(")) {
                return refuse("the table " + program_.series[series].id + " needs an argument", "", place);
            }
            const auto start = position_;
            auto key = expression(program_.series[series].key);
            if (!key || !require(*key, program_.series[series].key, start) || !expect(")")) {
                return std::nullopt;
            }
            argument = key->node;
        }
        std::uint32_t date = context_.at;
        if (eat("at")) {
            const auto start = position_;
            auto when = primary(Type::date());
            if (!when || !require(*when, Type::date(), start)) {
                return std::nullopt;
            }
            date = when->node;
        }
        if (date == absent) {
            return refuse("on which date is '" + program_.series[series].id + "' read?",
                          "write: " + program_.series[series].id + " at DATE, or give the rule an \"at\"", place);
        }
        return emit(Op::parameter, program_.series[series].type, series, date, argument);
    }

    Result call(const std::string& name) {
        const auto place = position_;
        position_ += 2;
        std::vector<Typed> arguments;
        std::vector<std::size_t> places;
        if (!eat(")")) {
            if (name == "index" && peek().kind == Lexeme::name) {
                return index_call();
            }
            do {
                places.push_back(position_);
                auto argument = expression(arguments.empty() ? Type{Kind::list, Unit::none, absent} : arguments.front().type);
                if (!argument) {
                    return std::nullopt;
                }
                arguments.push_back(*argument);
            } while (eat(","));
            if (!expect(")")) {
                return std::nullopt;
            }
        }
        return apply(name, arguments, places, place);
    }

    Result index_call() {
        for (std::size_t slot = bindings_.size(); slot > 0; --slot) {
            if (bindings_[slot - 1].name == peek().text && bindings_[slot - 1].list != absent) {
                ++position_;
                if (!expect(")")) {
                    return std::nullopt;
                }
                return Typed{emit(Node{Op::index, static_cast<std::uint8_t>(slot - 1), false, absent, absent, absent}), Type::number()};
            }
        }
        return refuse("'" + std::string(peek().text) + "' is not an element of a list", "index(child) inside a loop over children");
    }

    Result apply(const std::string& name, std::vector<Typed>& arguments, const std::vector<std::size_t>& places, std::size_t place) {
        const auto count = arguments.size();
        const auto all_of = [&](const Type& type) {
            for (std::size_t i = 0; i < count; ++i) {
                if (!require(arguments[i], type, places[i])) {
                    return false;
                }
            }
            return true;
        };
        static constexpr std::array<std::pair<std::string_view, Op>, 5> of_date{{{"month_start", Op::month_start},
                                                                                 {"month_end", Op::month_end},
                                                                                 {"quarter_start", Op::quarter_start},
                                                                                 {"year_start", Op::year_start},
                                                                                 {"year", Op::year}}};
        for (const auto& [word, op] : of_date) {
            if (name == word && count == 1) {
                if (!all_of(Type::date())) {
                    return std::nullopt;
                }
                return emit(op, op == Op::year ? Type::number() : Type::date(), arguments[0].node);
            }
        }
        if ((name == "full_months" || name == "full_years") && count == 2) {
            if (!all_of(Type::date())) {
                return std::nullopt;
            }
            return emit(name == "full_months" ? Op::full_months : Op::full_years, Type::number(Unit::months), arguments[0].node,
                        arguments[1].node);
        }
        if ((name == "round_up" || name == "round_down" || name == "round_nearest") && (count == 1 || count == 2)) {
            return rounding(name, arguments, place);
        }
        if ((name == "min" || name == "max" || name == "earliest" || name == "latest") && count >= 2) {
            return extreme(name == "min" || name == "earliest" ? Op::minimum : Op::maximum, arguments, places);
        }
        if (name == "clamp" && count == 3) {
            std::vector<Typed> low{arguments[0], arguments[1]};
            auto raised = extreme(Op::maximum, low, places);
            if (!raised) {
                return std::nullopt;
            }
            std::vector<Typed> high{*raised, arguments[2]};
            return extreme(Op::minimum, high, places);
        }
        return refuse("no function '" + name + "' with " + std::to_string(count) + " argument(s)",
                      "functions: round_up round_down round_nearest min max clamp earliest latest month_start month_end quarter_start "
                      "year_start year full_months full_years count sum any all months index carry",
                      place);
    }

    Result rounding(const std::string& name, std::vector<Typed>& arguments, std::size_t place) {
        if (arguments[0].type.kind != Kind::number) {
            return refuse("cannot round " + describe(arguments[0].type), "", place);
        }
        Typed step = arguments.size() == 2 ? arguments[1] : constant(Rational(1), arguments[0].type);
        const Node& node = program_.nodes[step.node];
        if (step.type != arguments[0].type || node.op != Op::number || program_.numbers[node.a] <= Rational(0)) {
            return refuse("the step of a rounding must be a positive number of the same unit", "for example: round_up(x, 0.01 tenge)",
                          place);
        }
        const Op op = name == "round_up" ? Op::round_up : name == "round_down" ? Op::round_down : Op::round_nearest;
        return emit(op, arguments[0].type, arguments[0].node, step.node);
    }

    Result extreme(Op op, std::vector<Typed>& arguments, const std::vector<std::size_t>& places) {
        Typed result = arguments[0];
        if (result.type.kind != Kind::number && result.type.kind != Kind::date) {
            return refuse(describe(result.type) + " has no order", "", places[0]);
        }
        for (std::size_t i = 1; i < arguments.size(); ++i) {
            if (!unify(result, arguments[i])) {
                return refuse("cannot compare " + describe(result.type) + " with " + describe(arguments[i].type),
                              hint_for(arguments[i].type, result.type), places[i]);
            }
            result = emit(op, result.type, result.node, arguments[i].node);
        }
        return result;
    }

    Result loop(Op op) {
        position_ += 2;
        if (bindings_.size() >= max_slots) {
            return refuse("too many loops inside each other", "move the inner one into a definition");
        }
        const std::string variable(peek().text);
        position_ += 2;
        Node node{op, static_cast<std::uint8_t>(bindings_.size()), false, absent, absent, absent};
        std::uint32_t list = absent;
        if (peek().text == "months" && peek(1).text == "(") {
            position_ += 2;
            node.over_months = true;
            if (!months_source(node.a)) {
                return std::nullopt;
            }
        } else {
            const auto found = symbols_.facts.find(peek().text);
            if (found == symbols_.facts.end() || program_.facts[found->second].type.kind != Kind::list) {
                return refuse("'" + std::string(peek().text) + "' is not a list", "a fact of type list, or months(A, B)");
            }
            ++position_;
            list = found->second;
            node.a = list;
        }
        bindings_.push_back({variable, list});
        auto result = loop_body(op, node);
        bindings_.pop_back();
        return result;
    }

    bool months_source(std::uint32_t& source) {
        const auto start = position_;
        auto from = expression(Type::date());
        if (!from || !require(*from, Type::date(), start) || !expect(",")) {
            return false;
        }
        const auto second = position_;
        auto to = expression(Type::date());
        if (!to || !require(*to, Type::date(), second) || !expect(")")) {
            return false;
        }
        source = emit(Op::months, Type{Kind::list, Unit::none, absent}, from->node, to->node).node;
        return true;
    }

    Result loop_body(Op op, Node node) {
        if (eat("where")) {
            const auto start = position_;
            auto condition = expression(Type::boolean());
            if (!condition || !require(*condition, Type::boolean(), start)) {
                return std::nullopt;
            }
            node.b = condition->node;
        }
        Type type = Type::boolean();
        const bool takes_body = op == Op::sum || op == Op::least || op == Op::greatest;
        if (takes_body || (op == Op::all && peek().text == ":")) {
            if (!expect(":")) {
                return std::nullopt;
            }
            const auto start = position_;
            auto body = expression(op == Op::all ? Type::boolean() : Type{Kind::list, Unit::none, absent});
            if (!body) {
                return std::nullopt;
            }
            const bool fits = op == Op::all ? body->type.kind == Kind::boolean
                                            : body->type.kind == Kind::number || (op != Op::sum && body->type.kind == Kind::date);
            if (!fits) {
                return refuse("the body of this loop cannot be " + describe(body->type), "sum adds numbers; all takes a condition", start);
            }
            node.c = body->node;
            type = body->type;
        } else if (op == Op::all || op == Op::any) {
            if (node.b == absent) {
                return refuse("expected 'where'", "for example: any(c in children where c.alive)");
            }
            if (op == Op::all) {
                std::swap(node.b, node.c);
            }
        }
        if (op == Op::count) {
            type = Type::number();
        }
        if (!expect(")")) {
            return std::nullopt;
        }
        return Typed{emit(node), type};
    }

    const Program& program_;
    NodeStore& store_;
    const Symbols& symbols_;
    std::vector<Token> tokens_;
    const CompileContext& context_;
    CompileError& error_;
    std::vector<Binding> bindings_;
    std::size_t position_ = 0;
    int depth_ = 0;
};

} // namespace

std::uint32_t Compiler::compile(std::string_view text, const Type& expected, const CompileContext& context, CompileError& error) {
    Parser parser(program_, store_, symbols_, text, context, error);
    const auto result = parser.whole(expected);
    return result ? result->node : absent;
}

bool Compiler::compile_for_each(std::string_view text, std::uint32_t& list, std::string& element, std::uint32_t& where,
                                CompileError& error) {
    const CompileContext context;
    Parser parser(program_, store_, symbols_, text, context, error);
    return parser.for_each(list, element, where);
}

} // namespace kepil
