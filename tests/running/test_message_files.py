"""A message of the queue in files is whole when a worker finds it, and found once."""

from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection

from config.message_files import Channel, Transport


@pytest.fixture
def channel(tmp_path: Path) -> Channel:
    folders = ("data_folder_in", "data_folder_out", "control_folder")
    options = dict.fromkeys(folders, str(tmp_path)) | {"store_processed": False}
    return Connection(transport=Transport, transport_options=options).channel()


def taken(channel: Channel) -> Any:
    try:
        return channel._get("interactive")
    except Empty:
        return None


def test_a_worker_that_looks_while_a_message_is_written_finds_none_yet(channel: Channel) -> None:
    found = []

    class Looking:
        """A part of a message that has a worker look in the middle of writing it."""

        def __json__(self) -> str:
            found.append(taken(channel))
            return "whole"

    channel._put("interactive", {"body": Looking()})
    assert found == [None]
    assert taken(channel) == {"body": "whole"}


def test_a_message_is_found_once_and_only_in_its_queue(channel: Channel, tmp_path: Path) -> None:
    channel._put("bulk", {"body": "of many"})
    assert taken(channel) is None
    channel._put("interactive", {"body": "of one"})
    assert (taken(channel), taken(channel)) == ({"body": "of one"}, None)
    assert [path.name.split(".", 1)[1] for path in tmp_path.iterdir()] == ["bulk.msg"]
