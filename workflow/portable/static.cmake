# Links every program statically, for machines with any Linux on x86-64: cmake --preset portable
# OpenBLAS and Highway choose their kernels when a program starts; everything else is for the oldest x86-64.

set(PORTABLE_LIBRARIES ${PROJECT_SOURCE_DIR}/build/portable-libraries/lib)
foreach(library metis hwy)
  if(NOT EXISTS ${PORTABLE_LIBRARIES}/lib${library}.a)
    message(FATAL_ERROR "${PORTABLE_LIBRARIES}/lib${library}.a is missing: run workflow/portable/libraries first")
  endif()
endforeach()

# Debian's CMake files name the shared libraries of these.
find_library(YAML_CPP_ARCHIVE libyaml-cpp.a REQUIRED)
set_target_properties(yaml-cpp PROPERTIES IMPORTED_LOCATION_NONE ${YAML_CPP_ARCHIVE})
set_target_properties(PkgConfig::hwy PROPERTIES INTERFACE_LINK_LIBRARIES hwy)
set_target_properties(HDF5::HDF5 PROPERTIES INTERFACE_LINK_LIBRARIES hdf5_serial)

add_library(absent OBJECT ${PROJECT_SOURCE_DIR}/workflow/portable/absent.c)
link_libraries(absent)
set(wrapped dlopen dlsym dlclose dladdr dlerror getaddrinfo freeaddrinfo gethostbyname)
list(TRANSFORM wrapped PREPEND "-Wl,--wrap=")
add_link_options(-static -s -L${PORTABLE_LIBRARIES} ${wrapped})

# Archives that other archives need, in the order of use.
set(CMAKE_CXX_STANDARD_LIBRARIES
  "-lcolamd -lccolamd -lcamd -lamd -lmetis -lsuitesparseconfig -lopenblas -lgfortran -lquadmath -lcrypto -lsz -laec -lz")
