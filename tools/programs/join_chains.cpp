// join-chains: the samples that several chains of one liquid took at the same time, each with the
// id that it keeps through all stages.

#include "cli/tool.hpp"
#include "files/configurations/chain_segments.hpp"
#include "files/configurations/checkpoints.hpp"
#include "files/ensemble/numbering.hpp"
#include "files/hdf5/provenance.hpp"

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> chains;
    std::filesystem::path after, output_path;
    long first_id = 0, continues = -1;
    cli::Tool tool("join-chains", "Liquids of one batch, from the chains that sampled them");
    tool.paths("--chains", chains, "one segment of each chain, from equilibrate, in this order");
    tool.count("--first-id", first_id, "id of the first glass; 0 if not given");
    tool.optional_path(
        "--after", after,
        "catalogue that the glasses will be added to: ids and chain numbers continue its own");
    tool.count(
        "--chains-of-seed", continues,
        "root seed of chains of that catalogue that these go on from; they keep their numbers");
    tool.needs("--chains-of-seed", "--after");
    tool.path("--output", output_path, "liquids");

    return tool.main(argc, argv, [&] {
        std::vector inputs = chains;
        if (!after.empty())
            inputs.push_back(after);
        files::Output output(output_path, files::provenance("join-chains", "", inputs));
        files::Samples liquids = files::join_chains(chains, first_id);
        if (!after.empty())
            files::number_after(
                files::read_catalogue(files::Input(after)), liquids.frames.glasses, liquids.record,
                continues < 0 ? std::nullopt : std::optional<std::int64_t>(continues));
        files::write_samples(output, liquids);
        output.commit();
        for (const auto& segment : chains)
            files::remove_checkpoints(segment); // a segment that was read is complete
    });
}
