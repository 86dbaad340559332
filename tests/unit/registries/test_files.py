"""Files of records in every shape: what is in them comes out byte for byte, or is named."""

import gzip
import json
import os
import zipfile

import pytest

from viewer.domain.errors import RegistryFileError
from viewer.registries import json_stream, unpacking
from viewer.registries.files import NotRecordsError, ReadRecord, RecordProblem, registry_files


def record(number: int, **more: object) -> bytes:
    named = {"nctId": f"NCT{number:08}", "briefTitle": 'A "study" of {brackets] \\ and ü'}
    return json.dumps({"protocolSection": {"identificationModule": named}, **more}).encode()


RECORDS = [record(number) for number in range(1, 6)]
PRETTY = [json.dumps(json.loads(one), indent=2).encode() for one in RECORDS]

SHAPES = {
    "one record": RECORDS[0],
    "one pretty record": PRETTY[0],
    "a page": b'{"studies": [' + b", ".join(RECORDS) + b'], "nextPageToken": "x{"}',
    "a page, list later": b'{"totalCount": 5, "x": "]{", "studies":[' + b",".join(RECORDS) + b"]}",
    "a page, a record a line": b'{"studies":[\n' + b",\n".join(RECORDS) + b"\n]}\n",
    "a pretty page": b'{\n  "studies": [\n' + b",\n".join(PRETTY) + b"\n  ]\n}\n",
    "a list": b"[" + b",".join(RECORDS) + b"]",
    "a pretty list": b"\n[\n" + b",\n".join(PRETTY) + b"\n]\n",
    "lines": b"\n".join(RECORDS),
    "lines with their end": b"\n".join(RECORDS) + b"\n",
    "windows lines": b"\r\n".join(RECORDS) + b"\r\n",
    "lines and blank lines": b"\n\n" + b"\n \n\n".join(RECORDS) + b"\n\n",
    "pretty records one after the other": b"\n".join(PRETTY),
    "records without anything between": b"".join(RECORDS),
    "a page a line": b'{"studies": [' + b",".join(RECORDS[:2]) + b'], "nextPageToken": "a"}\n'
    b'{"studies": [' + b",".join(RECORDS[2:]) + b"]}\n",
}
PRETTY_SHAPES = {name for name in SHAPES if "pretty" in name}


def read(path):
    (file,) = registry_files([path])
    return file, list(file.records())


@pytest.fixture(params=["small chunks", "usual chunks"])
def chunks(request, monkeypatch):
    """Both as it is, and with records and strings cut at every place by the end of a chunk."""
    if request.param == "small chunks":
        monkeypatch.setattr(json_stream, "_CHUNK", 7)


@pytest.mark.usefixtures("chunks")
@pytest.mark.parametrize("packing", ["plain", "gzip", "zip", "bom", "gzip in zip"])
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_every_shape_gives_the_bytes_of_each_record(shape, packing, tmp_path):
    body = SHAPES[shape]
    path = tmp_path / "misleading.txt"
    if packing == "gzip":
        path.write_bytes(gzip.compress(body))
    elif packing.endswith("zip"):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("in it.dat", gzip.compress(body) if "gzip" in packing else body)
    else:
        path.write_bytes(b"\xef\xbb\xbf" * (packing == "bom") + body)
    file, found = read(path)
    expected = PRETTY if shape in PRETTY_SHAPES else RECORDS
    assert [one.body for one in found] == expected[: 1 if shape.startswith("one ") else None]
    assert all(isinstance(one, ReadRecord) for one in found)
    assert found[0].trial.number == "NCT00000001"
    assert (file.format, file.remarks) == ("ctgov-v2", [])
    assert file.size == file.bytes_read == path.stat().st_size
    assert len({one.place for one in found}) == len(found)


def test_one_bad_line_costs_only_itself(tmp_path):
    lines = [record(number) for number in range(1, 101)]
    lines[39] = b'{"protocolSection": {"identificationModule": {"nctId": "NCT'
    lines[59] = b'{"protocolSection": {}}'
    lines[79] = b"what is this"
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(lines))
    _file, found = read(path)
    problems = [one for one in found if isinstance(one, RecordProblem)]
    assert len(found) == 100
    assert [one.place for one in problems] == ["line 40", "line 60", "line 80"]
    assert all(one.message.endswith(".") for one in problems)


@pytest.mark.parametrize("shape", ["a page", "a list"])
def test_one_bad_item_costs_only_itself(shape, tmp_path):
    path = tmp_path / "records.json"
    path.write_bytes(SHAPES[shape].replace(RECORDS[2], b'{"protocolSection": nonsense}'))
    _file, found = read(path)
    assert [isinstance(one, ReadRecord) for one in found] == [True, True, False, True, True]
    assert found[2].place.startswith("record 3, byte ")


@pytest.mark.usefixtures("chunks")
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_half_a_file_gives_what_stands_before_the_cut(shape, tmp_path):
    body = SHAPES[shape]
    path = tmp_path / "half.json"
    for cut in range(len(RECORDS[0]) // 2, len(body) - 1, 41):
        path.write_bytes(body[:cut])
        _file, found = read(path)
        good = [one for one in found if isinstance(one, ReadRecord)]
        expected = PRETTY if shape in PRETTY_SHAPES else RECORDS
        assert [one.body for one in good] == expected[: len(good)]
        whole = sum(body[:cut].count(one) for one in expected)
        assert len(good) == whole
        assert len(found) - len(good) <= 1


def test_a_cut_page_says_at_which_byte(tmp_path):
    path = tmp_path / "half.json"
    path.write_bytes(SHAPES["a page"][:200])
    _file, found = read(path)
    assert "byte 200" in found[-1].message


def test_what_follows_the_end_is_a_problem(tmp_path):
    path = tmp_path / "more.json"
    path.write_bytes(SHAPES["a page"] + b" and more")
    _file, found = read(path)
    assert [isinstance(one, RecordProblem) for one in found] == [False] * 5 + [True]


def test_a_record_beyond_the_cap_is_named_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(json_stream, "RECORD_MAX", 1_000_000)
    big = record(9, more="x" * 3_000_000)
    for name, body in {
        "page": b'{"studies": [' + b",".join([RECORDS[0], big, RECORDS[1]]) + b"]}",
        "lines": b"\n".join([RECORDS[0], big, RECORDS[1]]),
    }.items():
        path = tmp_path / name
        path.write_bytes(body)
        _file, found = read(path)
        assert [type(one) for one in found] == [ReadRecord, RecordProblem, ReadRecord], name
        assert "larger than 1 MB" in found[1].message


def test_a_page_is_read_without_holding_it():
    """However long the page, no more than a few chunks of it are in memory."""
    held = 0
    body = record(1, more="x" * 100_000)

    def page():
        yield b'{"studies": ['
        for _number in range(300):
            yield body + b","
        yield body + b"]}"

    parts = page()
    window = json_stream._Window(lambda _size: next(parts, b""))
    for piece in json_stream._values(window, 0):
        assert piece.body == body
        held = max(held, len(window.data))
    assert held < 5 * len(body)


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("empty.json", b"", "empty"),
        ("spaces.json", b" \n\t ", "no study records"),
        ("notes.txt", b"Dear diary", "does not begin as records do"),
        ("mine.db", b"SQLite format 3\0" + bytes(100), "Open another library"),
        ("page.xml", b"<clinical_study/>", "XML"),
        ("wide.json", '{"protocolSection": 1}'.encode("utf-16"), "UTF-8"),
        ("wide.json", '{"protocolSection": 1}'.encode("utf-16-le"), "UTF-8"),
        ("package.json", b'{"name": "x", "studies": 4}', "no study records"),
        ("none.json", b'{"studies": []}', "no study records"),
        ("numbers.json", b"[1, 2, 3]", "no study records"),
        ("texts.json", b'["a, b", "c"]', "no study records"),
        ("cut.json", b'{"name": "x', "no study records"),
        ("nothing.gz", gzip.compress(b"", mtime=0), "empty"),
    ],
)
def test_what_is_no_file_of_records_is_named_with_what_to_do(name, body, words, tmp_path):
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(NotRecordsError, match=words) as told:
        list(registry_files([path]))
    assert name in str(told.value)
    assert str(told.value).endswith(".")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(RegistryFileError, match=r"gone\.json"):
        list(registry_files([tmp_path / "gone.json"]))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_and_a_device_are_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe.json")
    for path in (tmp_path / "pipe.json", type(tmp_path)("/dev/zero")):
        with pytest.raises(RegistryFileError, match="pipe"):
            list(registry_files([path]))


def test_a_folder_is_read_below_in_order_and_the_rest_is_left_out(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.json").write_bytes(RECORDS[1])
    (tmp_path / "a.json").write_bytes(RECORDS[0])
    (tmp_path / "README.md").write_text("about these files")
    (tmp_path / ".hidden.json").write_bytes(RECORDS[2])
    (tmp_path / "broken.gz").write_bytes(gzip.compress(RECORDS[3])[:20])
    files = list(registry_files([tmp_path]))
    assert [(file.path.name, file.format) for file in files] == [
        ("README.md", ""),
        ("a.json", "ctgov-v2"),
        ("broken.gz", ""),
        ("two.json", "ctgov-v2"),
    ]
    assert [len(list(file.records())) for file in files] == [0, 1, 1, 1]
    assert "README.md" in files[0].remarks[0].message
    (problem,) = files[2].records()
    assert "broken.gz" in problem.message


def test_a_folder_without_records_is_one_sentence(tmp_path):
    (tmp_path / "README.md").write_text("nothing here")
    with pytest.raises(NotRecordsError, match="holds no study records"):
        list(registry_files([tmp_path]))


def test_a_name_that_is_no_text_does_not_stop_anything(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/b\xe4d\x1b[31m.json")
    with open(path, "wb") as file:  # noqa: PTH123  (pathlib gives the same)
        file.write(b"{}")
    with pytest.raises(RegistryFileError) as told:
        list(registry_files([type(tmp_path)(path)]))
    assert str(told.value).isprintable()


def archive_of(path, members, **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body, **options)
    return path


def test_an_archive_is_read_by_what_is_in_it(tmp_path):
    path = archive_of(
        tmp_path / "all.zip",
        {
            "__MACOSX/._one.json": b"\0\5\x16\7",
            "../../evil.json": RECORDS[0],
            "/abs\u202e.json": RECORDS[1],
            "many.jsonl": b"\n".join(RECORDS[2:]) + b"\nbad",
            "readme.txt": b"hello",
            "inner.zip": archive_of(tmp_path / "inner.zip", {"a": b"b"}).read_bytes(),
        },
    )
    file, found = read(path)
    assert [one.body for one in found if isinstance(one, ReadRecord)] == RECORDS
    bad_line, inner = (one for one in found if isinstance(one, RecordProblem))
    assert bad_line.place == "many.jsonl, line 4"
    assert inner.place == "inner.zip"
    assert "archive inside an archive" in inner.message
    assert "readme.txt" in file.remarks[0].message
    assert sorted(one.name for one in tmp_path.iterdir()) == ["all.zip", "inner.zip"]
    assert all(one.place.isprintable() for one in found)


def test_a_damaged_member_is_named_and_the_next_is_read(tmp_path):
    path = archive_of(tmp_path / "a.zip", {"one.json": RECORDS[0], "two.json": RECORDS[1]})
    body = bytearray(path.read_bytes())
    at = body.index(b"one.json") + len("one.json") + 20
    body[at] ^= 0xFF
    path.write_bytes(body)
    _file, found = read(path)
    assert any(isinstance(one, RecordProblem) and "one.json" in one.place for one in found)
    assert found[-1].body == RECORDS[1]


def test_a_cut_archive_is_named(tmp_path):
    path = archive_of(tmp_path / "a.zip", {"one.json": RECORDS[0]})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(RegistryFileError, match=r"a\.zip"):
        list(registry_files([path]))


def test_a_locked_member_is_named(tmp_path):
    path = archive_of(tmp_path / "a.zip", {"one.json": RECORDS[0], "two.json": RECORDS[1]})
    body = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(mark) + offset] |= 1
    path.write_bytes(body)
    _file, found = read(path)
    assert "password" in found[0].message
    assert found[1].body == RECORDS[1]


def test_a_cut_gzip_gives_what_could_be_unpacked(tmp_path):
    lines = [record(number, more=os.urandom(300).hex()) for number in range(1, 2_001)]
    path = tmp_path / "records.gz"
    packed = gzip.compress(b"\n".join(lines))
    path.write_bytes(packed[: len(packed) // 2])
    _file, found = read(path)
    assert 500 < len(found) < 1_900
    assert [one.body for one in found[:-1]] == lines[: len(found) - 1]
    assert isinstance(found[-1], RecordProblem)


@pytest.mark.parametrize("packing", ["gzip", "zip"])
def test_a_bomb_stops_early(packing, tmp_path):
    bomb = RECORDS[0] + b"\n" + b" " * 300_000_000
    path = tmp_path / "bomb"
    if packing == "gzip":
        path.write_bytes(gzip.compress(bomb, 9))
    else:
        archive_of(path, {"bomb.json": bomb})
    _file, found = read(path)
    assert [one.body for one in found[:-1]] == RECORDS[:1]
    assert "packed more tightly" in found[-1].message


def test_a_bomb_alone_is_refused(tmp_path):
    path = archive_of(tmp_path / "bomb.zip", {"bomb.json": b'{"a": "' + b"a" * 100_000_000})
    with pytest.raises(RegistryFileError, match="packed more tightly"):
        read(path)


@pytest.mark.parametrize("shape", ["lines", "a page", "a pretty list"])
def test_what_stands_before_the_damage_of_a_small_file_is_read(shape, tmp_path):
    more = [record(number, more=os.urandom(99).hex()) for number in range(1, 9)]
    body = {"lines": b"\n".join(more), "a page": b'{"studies": [' + b",".join(more) + b"]}"}
    packed = gzip.compress(body.get(shape, b"[\n" + b",\n".join(more) + b"\n]"))
    path = tmp_path / "small.json.gz"
    path.write_bytes(packed[: len(packed) // 2])
    _file, found = read(path)
    assert len(found) > 2
    assert [one.body for one in found[:-1]] == more[: len(found) - 1]
    assert "damaged" in found[-1].message


@pytest.mark.parametrize("inside", ["gzip", "zip"])
def test_a_file_packed_twice_is_told_as_that(inside, tmp_path):
    inner = archive_of(tmp_path / "a.zip", {"a.json": RECORDS[0]}).read_bytes()
    path = tmp_path / "twice.gz"
    path.write_bytes(gzip.compress(inner if inside == "zip" else gzip.compress(RECORDS[0])))
    with pytest.raises(NotRecordsError, match="packed twice"):
        read(path)


def test_another_encoding_is_named_with_its_first_byte(tmp_path):
    path = tmp_path / "latin.json"
    body = json.dumps(json.loads(RECORDS[0]), ensure_ascii=False).encode("latin-1")
    path.write_bytes(body)
    _file, (problem,) = read(path)
    assert f"byte {body.index(0xFC)} of" in problem.message
    assert "UTF-8" in problem.message


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "a.json").write_bytes(RECORDS[0])
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        found = [one for file in registry_files([tmp_path]) for one in file.records()]
    finally:
        closed.chmod(0o755)
    assert found[0].body == RECORDS[0]
    assert "closed" in found[1].message


def test_too_much_altogether_stops(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "TOTAL_MAX", 1_000)
    path = tmp_path / "records"
    path.write_bytes(b"\n".join(record(number) for number in range(1, 100)))
    with pytest.raises(RegistryFileError, match="come out of this file"):
        list(registry_files([path]))


def test_too_many_members_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "MEMBERS_MAX", 2)
    path = archive_of(tmp_path / "a.zip", {str(n): body for n, body in enumerate(RECORDS)})
    with pytest.raises(RegistryFileError, match="more than 2 files"):
        list(registry_files([path]))
