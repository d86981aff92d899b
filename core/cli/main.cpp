// The command `kepil`: hands its words over to one of the commands.
#include "command.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>

namespace kepil::cli {
namespace {

struct Command {
    std::string_view name;
    std::string_view usage;
    std::string_view purpose;
    int (*run)(const Words&);
};

constexpr std::array commands{
    Command{"check", "[DIR] [--only MEASURE]", "check a rulebook and run all its cases", check},
    Command{"pack", "[DIR] -o OUT", "write the rulebook as the calculator and the page read it", pack},
    Command{"assess", "CASE.json [OPTION...]", "what is due: a table, or --json", assess},
    Command{"explain", "CASE.json MEASURE [OPTION...]", "why, and how much", explain},
    Command{"timeline", "CASE.json [OPTION...]", "what changes in the coming years, and when", timeline},
    Command{"history", "CASE.json [OPTION...]", "what was due in past months, what can still be claimed, what is lost", history},
    Command{"advise", "CASE.json [OPTION...]", "what would turn a refusal, and which choice is worth more", advise},
    Command{"compare", "CASE.json [--scenario ID]...", "the law beside reforms and forecasts", compare},
    Command{"verify", "HASH [--rules DIR|PACK]", "whether a printout was made with this rulebook", verify},
    Command{"texts", "--review [--measure ID]", "all texts in three languages side by side, to print and review", texts},
    Command{"batch", "CASES [OPTION...]", "the amounts of many households: one a line, JSON or CSV", batch},
    Command{"new-year", "YEAR [FIGURE...] [--write]", "draft the figures of a new budget law", new_year},
    Command{"catalogue", "[--rules DIR|PACK]", "risks, facts and measures as JSON", catalogue},
};

void print_help() {
    std::string text = "usage: kepil COMMAND [OPTION...] [FILE...]\n\nExact social benefits of Kazakhstan, by law written as data.\n\n";
    for (const auto& command : commands) {
        std::string line = "  kepil " + std::string(command.name) + ' ' + std::string(command.usage);
        line.resize(std::max<std::size_t>(line.size() + 2, 44), ' ');
        text += line + std::string(command.purpose) + '\n';
    }
    text += "\n  kepil --help | --version\n\n"
            "Options of assess, explain, timeline, history, advise and compare (\"-\" as CASE.json is standard input):\n"
            "  --rules DIR|PACK   the rulebook; else $KEPIL_RULES, else rules-data\n"
            "  --scenario ID      lay a reform or a forecast over the law; compare: several, else all\n"
            "  --lang kk|ru|en    else the language of the terminal\n"
            "  --today DATE       stands in for dates that a case leaves out; else today\n"
            "  --date DATE        the day of application, whatever the case says\n"
            "  --json             the answer as JSON (docs/answers.md)\n"
            "  --all              assess: with the measures that are not due, each whole; compare: with the undecided ones\n"
            "  --json-lines       assess: one case a line in, one answer a line out\n"
            "  --jobs N           batch, assess --json-lines: threads; else one for each processor\n"
            "  --years N          timeline: how far ahead; else 10\n"
            "  --from DATE        history: since when; else three years back\n"
            "  --index N          explain: place in the list, from 1\n\n"
            "Options of batch (with --rules, --today and --date):\n"
            "  --measures WHICH   payments (as it is), all, or ids with commas\n"
            "  --from csv|json    what comes in: a table with a column for each fact, or a case a line; else by the name of the file\n"
            "  --to csv|json      what goes out; else json\n"
            "  --range FROM-TO    only the lines that start in these bytes of the file\n"
            "  --no-header        no first line with the names of the columns\n\n"
            "Options of new-year (the figures are those of rules-data/new_year.json, such as --mci 4700):\n"
            "  --write            write rows and act; else only show them\n"
            "  --source URL       where the figures were read\n"
            "  --number N, --date DATE, --act ID, --article N   of the law\n\n"
            "Option of check:\n"
            "  --only MEASURE     run the cases of one measure alone\n\n"
            "Options of texts (and --rules DIR):\n"
            "  --review           a page to print: id, kk, ru, en, room for remarks, confidence, terms\n"
            "  --measure ID       the texts of one measure alone\n\n"
            "Exit codes: 0 all is well, 1 something was found or refused, 2 the command was not understood.\n"
            "The manual is docs/kepil.1.md.\n";
    std::fputs(text.c_str(), stdout);
}

int run(const Words& words) {
    if (words.empty()) {
        return refuse({}, "a command is missing");
    }
    const std::string& name = words.front();
    if (name == "--help" || name == "-h" || name == "help") {
        print_help();
        return ok;
    }
    if (name == "--version") {
        std::puts("kepil " KEPIL_VERSION);
        return ok;
    }
    const auto* const command = std::find_if(commands.begin(), commands.end(), [&](const Command& c) { return c.name == name; });
    if (command == commands.end()) {
        return refuse({}, (name.front() == '-' ? "unknown option " : "unknown command ") + name);
    }
    const Words rest(words.begin() + 1, words.end());
    if (std::find(rest.begin(), rest.end(), "--help") != rest.end()) {
        std::printf("usage: kepil %s %s\n", name.c_str(), std::string(command->usage).c_str());
        return ok;
    }
    return command->run(rest);
}

} // namespace

void complain(std::string_view command, std::string_view message) {
    std::string line = "kepil: " + std::string(command) + (command.empty() ? "" : ": ") + std::string(message);
    // A message may quote a file that nobody vouches for; a terminal must not obey it.
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
    line += '\n';
    std::fputs(line.c_str(), stderr);
}

int refuse(std::string_view command, std::string_view message) {
    complain(command, message);
    std::fputs("Try 'kepil --help'.\n", stderr);
    return misuse;
}

} // namespace kepil::cli

int main(int count, char** words) {
    try {
        const int code = kepil::cli::run(kepil::cli::Words(words + 1, words + count));
        if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
            kepil::cli::complain({}, "the output could not be written");
            return kepil::cli::findings;
        }
        return code;
    } catch (const std::exception& failure) {
        kepil::cli::complain({}, failure.what());
        return kepil::cli::findings;
    }
}
