"""How rules name the files of the repository."""

import glob

IN_REPOSITORY = os.path.samefile(os.getcwd(), workflow.basedir)


def here(path):
    """A path in the repository. It is relative if Snakemake runs there, so that the inputs which Snakemake recorded stay
    the same when repository and study are moved or copied; absolute under --directory."""
    return os.path.normpath(path if IN_REPOSITORY else os.path.join(workflow.basedir, path))


def pattern_here(pattern):
    """The same of a pattern of file names: what the user wrote is one, the repository's own path is none."""
    return os.path.normpath(pattern if IN_REPOSITORY else os.path.join(glob.escape(workflow.basedir), pattern))
