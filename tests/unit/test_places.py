"""Where a database lies: networks by the table of mounts, folders in sync by their names."""

from pathlib import Path

import pytest

from facilitator.store.places import in_sync_by, network_of

MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
23 22 0:5 / /home rw shared:2 - autofs systemd-1 rw
24 22 0:6 / /home rw,noatime shared:3 - nfs4 server:/home rw,vers=4.2
25 24 0:7 / /home/ann/local rw - xfs /dev/sdb rw
26 22 0:8 / /mnt/team\\040share rw - cifs //server/team rw
27 22 0:9 / /mnt/ssh rw,nosuid - fuse.sshfs ann@host: rw
28 22 0:10 / /mnt/stick rw - fuseblk /dev/sdc rw
29 22 0:11 / /mnt/new rw - fuse.nobody_knows x rw
30 22 0:12 / /host rw - 9p drvfs rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/team.db", ""),
        ("/home/ann/team.db", "nfs4"),
        ("/home/ann/local/team.db", ""),
        ("/homestead/team.db", ""),
        ("/mnt/team share/team.db", "cifs"),
        ("/mnt/ssh/team.db", "fuse.sshfs"),
        ("/mnt/stick/team.db", ""),
        ("/mnt/new/team.db", "fuse.nobody_knows"),
        ("/host/team.db", "9p"),
        ("\\\\server\\share\\team.db", "network share"),
    ],
)
def test_a_network_is_known_by_the_mount_that_is_on_top(path: str, kind: str) -> None:
    assert network_of(Path(path), MOUNTS) == kind


def test_without_a_table_nobody_knows() -> None:
    assert network_of(Path("/home/team.db"), "") == ""
    assert network_of(Path("/home/team.db"), "garbage\n - \n1 2 3 - nfs\n") == ""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ann/Dropbox/team.db", "Dropbox"),
        ("/home/ann/OneDrive - Elmhaven/plans/team.db", "OneDrive - Elmhaven"),
        ("/home/ann/Dropbox (Personal)/team.db", "Dropbox (Personal)"),
        ("/Users/ann/Library/Mobile Documents/team.db", "Mobile Documents"),
        ("/home/ann/dropbox.db", ""),
        ("/home/ann/dropboxes/team.db", ""),
    ],
)
def test_a_folder_in_sync_is_known_by_its_name(path: str, name: str) -> None:
    assert in_sync_by(Path(path)) == name
