# For the whole build, not for one target: a container that crosses from a checked object file into an unchecked one reports nonsense.
if(KEPIL_SANITIZE OR KEPIL_FUZZ)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ itself says that this warning errs under sanitizers; here it errs inside <regex>.
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
endif()
if(KEPIL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
