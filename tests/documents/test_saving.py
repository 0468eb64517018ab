"""The old file or the new one, whatever happens."""

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stakeholder_graph.documents.saving import save
from stakeholder_graph.errors import MachineError, UsageError

OLD = b"old content\n"
NEW = b"new content, which is longer\n" * 100


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "place.yaml"
    path.write_bytes(OLD)
    return path


def assert_untouched(target: Path) -> None:
    assert target.read_bytes() == OLD
    assert [p.name for p in target.parent.iterdir()] == [target.name]


def test_bytes_and_text_are_written_as_they_are(tmp_path):
    save(tmp_path / "a", b"\r\n\xff")
    save(tmp_path / "b", "Zoé\nx\r\n")
    assert (tmp_path / "a").read_bytes() == b"\r\n\xff"
    assert (tmp_path / "b").read_bytes() == "Zoé\nx\r\n".encode()
    assert len(list(tmp_path.iterdir())) == 2


def test_an_empty_file_can_be_written(target):
    save(target, b"")
    assert target.read_bytes() == b""


def test_a_relative_name_is_written_in_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    save(Path("a"), b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_a_very_long_name_is_written(tmp_path):
    path = tmp_path / ("é" * 120 + ".yaml")
    save(path, b"x")
    assert path.read_bytes() == b"x"


def test_half_a_character_is_refused_before_the_disk_is_touched(target):
    with pytest.raises(UsageError, match="half a character"):
        save(target, "\ud800")
    assert_untouched(target)


@pytest.mark.parametrize("how", ["name", "other spelling", "symbolic link", "hard link"])
def test_the_input_is_never_written_to(target, how):
    output = target
    if how == "other spelling":
        output = target.parent / ".." / target.parent.name / target.name
    elif how == "symbolic link":
        output = target.with_name("link")
        output.symlink_to(target)
    elif how == "hard link":
        output = target.with_name("link")
        output.hardlink_to(target)
    with pytest.raises(UsageError, match="is the file that was read"):
        save(output, NEW, never=[target.with_name("missing"), target])
    assert target.read_bytes() == OLD


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(UsageError, match="is a folder"):
        save(tmp_path, NEW)


def test_a_device_is_refused():
    with pytest.raises(UsageError, match="not an ordinary file"):
        save(Path("/dev/null"), NEW)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_missing_folder_is_reported(tmp_path):
    with pytest.raises(MachineError, match="its folder does not exist"):
        save(tmp_path / "no" / "a", NEW)


def test_a_file_in_place_of_the_folder_is_reported(target):
    with pytest.raises(MachineError, match="was not written"):
        save(target / "a", NEW)
    assert_untouched(target)


def test_a_name_with_nul_is_refused():
    with pytest.raises(UsageError):
        save(Path("a\0b"), NEW)


def test_links_in_a_circle_are_reported(tmp_path):
    (tmp_path / "a").symlink_to("a")
    with pytest.raises(MachineError, match="circle"):
        save(tmp_path / "a", NEW)


def test_a_link_stays_a_link(target):
    link = target.with_name("link")
    link.symlink_to(target.name)
    save(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_a_link_to_nothing_yet_creates_what_it_points_at(tmp_path):
    (tmp_path / "link").symlink_to("new")
    save(tmp_path / "link", NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "new").read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o664, 0o600, 0o444, 0o755])
def test_permissions_are_kept(target, mode):
    target.chmod(mode)
    save(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert target.read_bytes() == NEW


def test_a_new_file_follows_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        save(tmp_path / "a", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_short_writes_are_continued(target, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:7])))
    save(target, NEW)
    monkeypatch.undo()
    assert target.read_bytes() == NEW


FAILURES = [
    (function, call)
    for function, calls in [
        ("open", 2),
        ("write", 3),
        ("fsync", 2),
        ("close", 2),
        ("replace", 1),
        ("fchmod", 1),
        ("fstat", 1),
    ]
    for call in range(1, calls + 1)
]


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EINTR]
)
@pytest.mark.parametrize(("function", "failing_call"), FAILURES)
def test_whichever_call_fails_the_file_is_the_old_or_the_new_one(
    target, monkeypatch, function, failing_call, number
):
    real = {name: getattr(os, name) for name, _ in FAILURES}
    calls = 0

    def fail(*arguments):
        nonlocal calls
        calls += 1
        if calls == failing_call:
            if function == "close":
                real["close"](*arguments)
            raise OSError(number, os.strerror(number))
        return real[function](*arguments)

    write = real["write"]
    real["write"] = lambda descriptor, data: write(descriptor, bytes(data[:1000]))
    monkeypatch.setattr(os, function, fail)
    with pytest.raises(MachineError) as raised:
        save(target, NEW)
    monkeypatch.undo()
    assert calls >= failing_call
    # Only the second open, fsync and close are about the folder, after the new file has its name.
    if function in {"open", "fsync", "close"} and failing_call == 2:
        assert "was saved, but the disk did not confirm it" in str(raised.value)
        assert target.read_bytes() == NEW
        assert len(list(target.parent.iterdir())) == 1
    else:
        assert "was not written" in str(raised.value)
        assert_untouched(target)


def test_a_full_disk_is_named(target, monkeypatch):
    def fail(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(MachineError, match="the disk is full"):
        save(target, NEW)


def test_a_folder_that_cannot_be_forced_is_no_failure(target, monkeypatch):
    real = os.fsync
    answers = iter([None, OSError(errno.EINVAL, "Invalid argument")])

    def fsync(descriptor):
        answer = next(answers)
        if answer:
            raise answer
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    save(target, NEW)
    assert target.read_bytes() == NEW


def test_an_interruption_leaves_no_temporary_file(target, monkeypatch):
    def interrupt(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(target, NEW)
    assert_untouched(target)


def test_a_file_size_limit_leaves_the_old_file(target):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(MachineError, match="larger than this disk or account allows"):
            save(target, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert_untouched(target)


SAVE_FOREVER = """
import sys
from pathlib import Path
from stakeholder_graph.documents.saving import save
target, number = Path(sys.argv[1]), 0
while True:
    number = 1 - number
    save(target, (b"ab"[number : number + 1]) * 300_000)
    print("saved", flush=True)
"""


def test_a_killed_process_never_leaves_half_a_file(tmp_path):
    target = tmp_path / "place.yaml"
    target.write_bytes(b"a" * 300_000)
    for kill in range(60):
        with subprocess.Popen(
            [sys.executable, "-c", SAVE_FOREVER, str(target)], stdout=subprocess.PIPE
        ) as process:
            process.stdout.readline()
            # Spread the kills over the few milliseconds that one save takes.
            time.sleep(kill % 20 * 0.0005)
            process.send_signal(signal.SIGKILL)
        content = target.read_bytes()
        assert len(content) == 300_000
        assert content in {b"a" * 300_000, b"b" * 300_000}
    assert len(list(tmp_path.iterdir())) <= 61
    assert all(
        p == target or (p.name.startswith(".place.yaml.") and p.suffix == ".tmp") for p in tmp_path.iterdir()
    )


def test_nothing_else_opens_files_for_writing():
    package = Path(__file__).resolve().parents[2] / "stakeholder_graph"
    writers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for sign in (".write_text(", ".write_bytes(", "os.replace(", "O_WRONLY", 'open("w', 'mode="w')
        for line in path.read_text(encoding="utf-8").splitlines()
        # Sending what nobody reads to nowhere is no writing.
        if sign in line and "os.devnull" not in line
    }
    assert writers == {"documents/saving.py"}
