"""How rules name the files of the repository."""

IN_REPOSITORY = os.path.samefile(os.getcwd(), workflow.basedir)


def here(path):
    """A path that is told from the repository: relative where Snakemake runs there, so that a study which is moved or
    copied with its repository has the inputs that Snakemake recorded; absolute under --directory."""
    return os.path.normpath(path if IN_REPOSITORY else os.path.join(workflow.basedir, path))
