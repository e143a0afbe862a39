"""Containers and the CI of a public forge: what they name is there, and their steps make the study."""

import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
import yaml

from conftest import ROOT
from machines import NEEDS_ROOT, TAKES_LONG, Machine, expect_same_study

IMAGE = "/opt/glass-tls"
FORGE = sorted((ROOT / ".github/workflows").glob("*.yml"))
NOT_IN_IMAGES = {"CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "Containerfile", "apptainer.def"}


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def instructions():
    """[(instruction, words)] of the Containerfile."""
    return re.findall(r"^([A-Z]+) (.*)$", read("Containerfile"), re.MULTILINE)


def sections():
    """{section: text} of the Apptainer definition."""
    parts = re.split(r"^%(\w+)\n", read("apptainer.def"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def copied():
    """[(path, directory in the image)] of the Apptainer definition."""
    return [line.split() for line in sections()["files"].split("\n") if line]


def left_out(path):
    """Whether .dockerignore leaves a path of the repository out: the last line that fits it or a parent decides."""
    there = [pathlib.Path("/", path), *pathlib.Path("/", path).parents]
    lines = read(".dockerignore").split()
    fits = [line for line in lines if any(place.match("/" + line.removeprefix("!")) for place in there)]
    return bool(fits) and not fits[-1].startswith("!")


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    return listed.strip("\0").split("\0")


def commands():
    """{where: commands} of all that build or test elsewhere."""
    found = {"Containerfile": "\n".join(words for name, words in instructions() if name in ("RUN", "ENTRYPOINT"))}
    found["apptainer.def"] = sections()["post"] + sections()["runscript"]
    for path in FORGE:
        steps = [step for job in yaml.safe_load(path.read_text())["jobs"].values() for step in job["steps"]]
        found[path.name] = "\n".join(step["run"] for step in steps if "run" in step)
    return found


@pytest.mark.parametrize("where, text", commands().items(), ids=commands())
def test_commands_name_files_and_presets_that_exist(where, text):
    names = re.findall(rf"{IMAGE}/([\w./-]+)|(?<![\w./-])((?:workflow|tests|\.ci)(?:/[\w.-]+)*)", text)
    named = {path for found in names for path in found if path}
    assert named, f"{where} names no file of the repository"
    assert [path for path in named if not (ROOT / path).exists()] == []
    presets = {preset["name"] for preset in json.loads(read("CMakePresets.json"))["configurePresets"]}
    assert set(re.findall(r"--preset (\S+)", text)) <= presets


def test_images_hold_the_repository_and_nothing_that_was_made():
    files = tracked()
    assert [path for path in files if left_out(path)] == []
    assert all(map(left_out, ["build/release/bin/quench", ".git/config", "results/smoke/n0.h5", ".venv/bin/python"]))
    wanted = {path.split("/")[0] for path in files if not path.startswith(".")} - NOT_IN_IMAGES
    assert {path for path, _ in copied()} == wanted - {"results"} | {"results/published"}


def copy_by_dockerignore(machine, source, target):
    def ignored(directory, names):
        inside = pathlib.Path(directory).relative_to(ROOT / source)
        return [name for name in names if left_out(inside / name)]

    shutil.copytree(ROOT / source, machine.directory / target.lstrip("/"), ignore=ignored)


def build_by_containerfile(machine):
    """The words that run the study, and their environment."""
    environment, start = {}, []
    for name, words in instructions():
        if name == "COPY":
            copy_by_dockerignore(machine, *words.split())
        elif name == "RUN":
            assert machine.run("sh", "-c", words).returncode == 0
        elif name == "ENV":
            environment |= dict([words.split("=")])
        elif name == "ENTRYPOINT":
            start = json.loads(words)
    return start, environment


def build_by_apptainer(machine):
    shutil.rmtree(machine.directory / IMAGE[1:], ignore_errors=True)
    for path, target in copied():
        directory = machine.directory / target[1:]
        directory.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-fLr", ROOT / path, directory], check=True)
    assert machine.run("sh", "-ec", sections()["post"]).returncode == 0
    return ["sh", "-c", sections()["runscript"], "sh"], {"HOME": "/study"}  # Apptainer mounts the user's own


@pytest.fixture(scope="module")
def debian(tmp_path_factory):
    return Machine(tmp_path_factory.mktemp("debian") / "root", "bookworm")


@TAKES_LONG
@NEEDS_ROOT
@pytest.mark.parametrize("build", [build_by_containerfile, build_by_apptainer])
def test_an_image_that_is_read_only_makes_the_study_for_any_user(finished, debian, tmp_path, build):
    """Without a container runtime: the same steps in a root directory of Debian 12."""
    start, environment = build(debian)
    study, user = tmp_path / "study", 12345
    study.mkdir()
    os.chown(study, user, user)
    options = ["--cores", "all", "--configfile", f"{IMAGE}/config/smoke.yaml"]
    done = debian.run(*start, *options, user=user, where="/study", study=study, **environment)
    assert done.returncode == 0
    expect_same_study(study / "results/smoke", finished.directory / "results/smoke")
    assert (study / "results/smoke/paper/main.pdf").exists()
