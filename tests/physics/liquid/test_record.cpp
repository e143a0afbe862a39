#include "physics/liquid/record.hpp"

#include <doctest/doctest.h>

using physics::RecordRow;

TEST_CASE("rows that two batches share are kept once, in the order of chain, sweep and lag") {
    std::vector<RecordRow> record{{1, 10, 5, 4, 0, 0}, {0, 20, 5, 2, 0, 0}, {0, 20, 0, 1, 0, 0},
                                  {0, 20, 5, 2, 0, 0}, {1, 10, 5, 4, 0, 0}, {0, 30, 5, 3, 0, 0}};
    physics::keep_once(record);
    REQUIRE(record.size() == 4);
    for (std::size_t k = 0; k < record.size(); ++k)
        CHECK(record[k].energy == static_cast<double>(k + 1));
}
