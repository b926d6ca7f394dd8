"""Any number of machines: people walk on while everything under them is replaced."""

from __future__ import annotations

from tests.operations.conftest import needs_nginx
from tests.support import crowd
from tests.support.crowd_people import MARK


@needs_nginx
def test_nobody_notices_that_servers_die_keys_change_and_questions_are_rolled_out(tmp_path):
    """Hundreds of people, two servers with one key behind nginx: no answer lost, no error seen.

    Workers are killed all the time; each server is restarted, and killed whole; the key is rotated;
    a file with a new page takes over. A request that meets a dying server is given to the next one,
    forms included, because a form changes nothing on a server: its whole effect is the cookie in
    the answer.
    """
    count = crowd.run(tmp_path, walks=100, rounds=1)
    assert count.troubles == []
    assert count.walks >= 100
    assert count.events["pages loaded again"] <= 2  # in the moment of the switch, and only then
    assert count.events["workers killed"] > 10
    assert count.events["servers killed"] == 2
    assert count.events["keys rotated"] == count.events["files of questions rolled out"] == 1
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".yaml"]
    assert any(path.name.startswith("gunicorn") for path in kept)
    for path in kept:
        assert MARK.encode() not in path.read_bytes(), path
