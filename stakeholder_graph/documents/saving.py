"""How a file reaches the disk so that nobody ever finds half of it.

This is the one module that opens files for writing. Everything is rendered in memory first; here it goes to a
new file beside the old one, is forced to the disk, and takes the old one's name in a single step.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Collection
from pathlib import Path

from stakeholder_graph.errors import MachineError, UsageError
from stakeholder_graph.model.quoting import quote

_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file is larger than this disk or account allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EIO: "the disk does not answer",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "its links lead in a circle",
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder is not a folder",
}
_NAME_LENGTH_IN_TEMPORARY = 50


def save(path: Path, content: bytes | str, *, never: Collection[Path] = ()) -> None:
    """Write a whole file, or leave everything as it was.

    At any moment, also after a power cut, the file is either the old one or the new one. A link stays a link,
    and the file it points at is replaced; an existing file keeps its permissions.

    Parameters
    ----------
    path
        The file to write. Its folder must exist.
    content
        The whole content. Text is written as UTF-8 with its line ends as they are.
    never
        Files that must not be written to, such as the model that was read.

    Raises
    ------
    UsageError
        If the target is one of ``never``, or a folder, or no ordinary file.
    MachineError
        If the machine could not do it: the old file is unharmed, except where the message says that the new
        one was saved.
    """
    try:
        data = content.encode("utf-8") if isinstance(content, str) else content
    except UnicodeEncodeError as error:
        raise UsageError(f"{_name(path)} was not written: its text contains half a character") from error
    try:
        target = Path(os.path.realpath(path))
        before = _status(target)
        _refuse_wrong_target(path, target, before, never)
        temporary = _write_beside(target, data, before)
        _replace(temporary, target)
    except OSError as error:
        raise MachineError(f"{_name(path)} was not written: {_cause(error)}") from error
    except ValueError as error:
        raise UsageError(f"{_name(path)} is not a file name") from error
    try:
        _force_folder_to_disk(target.parent)
    except OSError as error:
        raise MachineError(
            f"{_name(path)} was saved, but the disk did not confirm it: {_cause(error)}"
        ) from error


def _refuse_wrong_target(
    path: Path, target: Path, before: os.stat_result | None, never: Collection[Path]
) -> None:
    for kept in never:
        same_name = Path(os.path.realpath(kept)) == target
        status = None if before is None or same_name else _status(kept)
        if same_name or (before is not None and status is not None and os.path.samestat(before, status)):
            raise UsageError(f"{_name(path)} is the file that was read", "name another file to write to")
    if before is not None and stat.S_ISDIR(before.st_mode):
        raise UsageError(f"{_name(path)} is a folder", "name a file inside it")
    if before is not None and not stat.S_ISREG(before.st_mode):
        # Replacing a device such as /dev/null would break the machine.
        raise UsageError(f"{_name(path)} is not an ordinary file", "name another file to write to")
    if not target.parent.is_dir():
        raise MachineError(f"{_name(path)} was not written: its folder does not exist")


def _write_beside(target: Path, data: bytes, before: os.stat_result | None) -> Path:
    """Write the data to a new file in the target's folder and force it to the disk."""
    # A very long name is cut, or the name of the temporary file would be too long.
    temporary = target.with_name(f".{target.name[:_NAME_LENGTH_IN_TEMPORARY]}.{os.urandom(6).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666 if before is None else 0o600)
    try:
        try:
            if before is not None:
                _keep_owner_and_mode(descriptor, before)
            remaining = memoryview(data)
            while remaining:
                remaining = remaining[os.write(descriptor, remaining) :]
            os.fsync(descriptor)
        finally:
            # Closing may be the moment when a network disk says that it is full.
            os.close(descriptor)
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _keep_owner_and_mode(descriptor: int, before: os.stat_result) -> None:
    if not hasattr(os, "fchmod"):
        return
    now = os.fstat(descriptor)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        # Only an administrator can give a file away; for anybody else the copy is theirs.
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, before.st_uid, before.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _replace(temporary: Path, target: Path) -> None:
    try:
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        _remove(temporary)
        raise


def _force_folder_to_disk(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some file systems cannot force a folder; there the new name is as safe as it gets.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink()


def _cause(error: OSError) -> str:
    return _CAUSES.get(error.errno or 0) or (error.strerror or "unknown cause").lower()


def _name(path: Path) -> str:
    return quote(str(path), limit=200)
