add_library(kepil_warnings INTERFACE)
target_compile_options(kepil_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
