"""Where a database lies: in a folder on a network, or one that a program keeps in sync with other machines.

SQLite's log (WAL) needs memory that all its programs share, so it does not work across machines
(https://www.sqlite.org/wal.html#overview); there a rollback journal takes its place. Networks are told by the type of
the file system, on Linux, and by the form of the path, on Windows. Folders in sync are known by their names.
"""

from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")

_NETWORKS = frozenset((
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs",
    "nfs", "nfs3", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
))  # fmt: skip
_LOCAL_FUSE = frozenset(("fuse.bindfs", "fuse.encfs", "fuse.gocryptfs", "fuse.ntfs-3g", "fuse.exfat", "fuseblk"))
_IN_SYNC = ("dropbox", "onedrive", "google drive", "googledrive", "nextcloud", "owncloud", "mobile documents", "box")


def network_of(file: Path, mounts: str | None = None) -> str:
    """The network file system that `file` lies on, such as "nfs4"; empty where it lies on a disk, or nobody knows.

    `mounts` is the table of mounts as Linux writes it (proc_pid_mountinfo(5)); None takes this machine's.
    """
    if str(file).startswith("\\\\"):
        return "network share"
    table = _table() if mounts is None else mounts
    found, deepest, name = "", 0, str(file)
    for line in table.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(), after.split(" ", 1)[0]
        if len(fields) > 4:
            point = _unescaped(fields[4]).rstrip("/") + "/"
            # Of mounts at the same place the last one is on top.
            if len(point) >= deepest and name.startswith(point):
                found, deepest = kind, len(point)
    shared = found in _NETWORKS or (found.startswith("fuse.") and found not in _LOCAL_FUSE)
    return found if shared else ""


def in_sync_by(file: Path) -> str:
    """The name of the folder above `file` that a program seems to keep in sync with other machines; empty: none."""
    for part in file.parts[:-1]:
        name = part.casefold()
        if any(name == known or name.startswith((f"{known} -", f"{known} (")) for known in _IN_SYNC):
            return part
    return ""


def place_notice(file: Path, network: str) -> str:
    """What is worth knowing about where `file` lies, on the file system `network`; empty where there is nothing."""
    if network:
        return f"On a network ({network}): have the database open on one machine at a time."
    if name := in_sync_by(file):
        return f"In {name}: close it here before another machine opens it."
    return ""


def _table() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        # Another system than Linux.
        return ""


def _unescaped(field: str) -> str:
    for code in ("040", "011", "012", "134"):
        field = field.replace(f"\\{code}", chr(int(code, 8)))
    return field
