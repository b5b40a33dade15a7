"""Where an embedded server may keep its files: in STATE, or outside it when its account cannot get there."""

import os
import socket
import tempfile
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_port_free(port: int) -> bool:
    """Whether a server may listen on the port; connections that are fading away do not count."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def remembered_port(path: Path) -> int:
    """The port of last time if it is still free, else another; written down for next time."""
    try:
        port = int(path.read_text())
    except (FileNotFoundError, ValueError):
        port = 0
    if not port or not is_port_free(port):
        port = free_port()
        path.write_text(f"{port}\n")
    return port


def is_open_to_others(folder: Path) -> bool:
    """Whether another account can walk into the folder."""
    return all(part.stat().st_mode & 0o001 for part in (folder, *folder.parents))


def outside_folder(state: Path, under: Path) -> Path:
    """A folder of this STATE's own that another account can reach; the same one every time."""
    note = state / "outside.path"
    if note.exists() and (known := Path(note.read_text())).is_dir() and known.stat().st_uid == os.geteuid():
        return known
    made = Path(tempfile.mkdtemp(prefix="hawthorn-", dir=under))
    made.chmod(0o711)
    note.write_text(str(made))
    return made
