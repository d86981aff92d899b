// Catch's main program, alone in its file because it takes seconds to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
