"""Cutting a stream into records, against records and chunks of every kind."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.registries.json_stream import NotJsonError, pieces

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet='ab{}[]",:\\\n\u0131é '),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(alphabet='a{"\\:', max_size=4), inner, max_size=3)
    ),
    max_leaves=10,
)
objects = st.dictionaries(st.text(alphabet='ab{"\\:', max_size=4), values, max_size=4)
spaces = st.sampled_from([b"", b" ", b"\n", b"\r\n\t "])


def reader(body, sizes):
    """Give ``body`` in parts of the given sizes, over and over."""
    parts = []
    at = 0
    turn = 0
    while at < len(body):
        parts.append(body[at : at + sizes[turn % len(sizes)]])
        at += sizes[turn % len(sizes)]
        turn += 1
    return lambda _size: parts.pop(0) if parts else b""


@settings(max_examples=300, deadline=None)
@given(
    st.lists(objects, min_size=1, max_size=6),
    st.lists(st.integers(1, 40), min_size=1, max_size=5),
    st.sampled_from(["page", "list", "lines"]),
    st.data(),
)
def test_cuts_are_byte_for_byte(records, sizes, shape, data):
    indent = data.draw(st.sampled_from([None, 1])) if shape != "lines" else None
    raw = data.draw(st.booleans())
    bodies = [json.dumps(one, indent=indent, ensure_ascii=raw).encode() for one in records]
    gap = data.draw(spaces)
    joined = (gap + b"," + gap).join(bodies)
    whole = {
        "page": b'{"totalCount":1,' + gap + b'"studies"' + gap + b":[" + joined + b"]}",
        "list": b"[" + gap + joined + gap + b"]",
        "lines": b"\n".join(bodies),
    }[shape]
    found = list(pieces(reader(whole, sizes)))
    assert [piece.body for piece in found] == bodies
    assert not any(piece.fault for piece in found)
    for piece in found:
        assert whole[piece.start : piece.start + len(piece.body)] == piece.body


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:\\ \n', max_size=80).map(str.encode))
def test_any_bytes_come_to_an_end(body):
    try:
        found = list(pieces(reader(body, [3, 5])))
    except NotJsonError:
        return
    assert len(found) <= len(body) + 1
