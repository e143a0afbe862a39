#pragma once

#include "files/ensemble/catalogue.hpp"

#include <optional>

namespace files {

/// Numbers glasses, and the chains of their record, on from those of a catalogue that they will be
/// added to.
/// @param continues  root seed of chains of the catalogue that go on here: chain k is the k-th of
///                   these and keeps its number, because its glasses are not independent of those
///                   that are there.  None: all chains are new
/// @throws files::Error  where a root seed of the chains made glasses of the catalogue already, where
///                       it has no such chain of the seed that goes on, or where a glass is not
///                       behind the last one of its chain there
void number_after(const Catalogue& catalogue, std::vector<Glass>& glasses,
                  EquilibrationRecord& record, std::optional<std::int64_t> continues = {});

} // namespace files
