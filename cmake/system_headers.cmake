# Header-only libraries of the system. For WebAssembly they are linked, one by one, into a folder of their own: /usr/include itself must
# stay off Emscripten's path, or its C library headers would be replaced by those of this machine.
function(kepil_system_header target folder)
  find_path(KEPIL_${folder}_PARENT ${folder} PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  set(parent ${KEPIL_${folder}_PARENT})
  if(EMSCRIPTEN)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/system)
    file(CREATE_LINK ${parent}/${folder} ${PROJECT_BINARY_DIR}/system/${folder} SYMBOLIC)
    set(parent ${PROJECT_BINARY_DIR}/system)
  endif()
  target_include_directories(${target} SYSTEM PRIVATE ${parent})
endfunction()
