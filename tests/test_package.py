"""What `pip install .` gives is whole: the program with its words, places, weights and samples."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, str(folder)], cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_every_file_of_the_program_is_in_it(wheel: zipfile.ZipFile) -> None:
    source = ROOT / "src"
    files = {
        str(path.relative_to(source))
        for path in (source / "according").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= set(wheel.namelist())


def test_the_samples_are_in_it(wheel: zipfile.ZipFile) -> None:
    listed = tomllib.loads((ROOT / "samples" / "samples.toml").read_text(encoding="utf-8"))
    files = {f"according/samples/{sample['file']}" for sample in listed["report"]}
    assert files | {"according/samples/samples.toml"} <= set(wheel.namelist())


def test_tests_and_training_are_not(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"according"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_pin_everything_by_hash_and_name_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
    assert pinned
    assert all("==" in line and line.endswith("\\") for line in pinned)
    assert "://" not in text
    assert "-url" not in text


def test_both_locks_pin_the_same_versions() -> None:
    def pins(lock: str) -> set[str]:
        lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
        return {line for line in lines if line and not line.startswith(("#", " "))}

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_the_neural_runtime_is_one_that_cannot_report_to_its_maker() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pin = next(line for line in lines if line.startswith("onnxruntime=="))
    major, minor = pin.removeprefix("onnxruntime==").split(".")[:2]
    assert (int(major), int(minor)) < (1, 29)
