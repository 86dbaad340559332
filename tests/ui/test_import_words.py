"""The report of an import says what became of what, and names no folder twice."""

from viewer.ui.import_words import import_words


def _file(path: str, format_: str = "ctgov-v2", **numbers: object) -> dict[str, object]:
    return (
        {"path": path, "format": format_, "new": 0, "changed": 0, "unchanged": 0}
        | {"problems": []}
        | numbers
    )


def test_a_file_that_holds_no_study_is_not_called_a_record() -> None:
    problem = {"place": "", "message": "“/home/me/page.json” holds no study records."}
    words = import_words({"files": [_file("/home/me/page.json", "", problems=[problem])]}, "")
    assert words.headline == "Nothing was added"
    assert words.says == "1 file could not be read. Your library is as it was before."
    assert words.problems == ("“page.json” holds no study records.",)
    assert words.numbers == ""


def test_a_broken_record_among_good_ones_is_told_with_its_place() -> None:
    problem = {"place": "line 7", "message": "This record breaks off before its end."}
    words = import_words({"files": [_file("/a/some.jsonl", new=3, problems=[problem])]}, "")
    assert words.headline == "3 studies added"
    assert words.says == "1 record could not be read. The others are fine."
    assert words.problems == ("some.jsonl, line 7: This record breaks off before its end.",)


def test_files_of_a_folder_that_were_passed_over_are_counted() -> None:
    files = [_file("/a/photo.jpg", ""), _file("/a/good.jsonl", unchanged=2)]
    words = import_words({"files": files}, "")
    assert words.headline == "Nothing new in these files"
    assert words.says == "1 file holds no study and was passed over."


def test_a_run_that_was_stopped_does_not_say_that_all_was_read() -> None:
    words = import_words({"files": [_file("/a/good.jsonl", new=200)]}, "", cancelled=True)
    assert words.headline == "Stopped"
    assert words.says == "What was added so far stays. Add the same files again to go on."


def test_no_report_at_all_tells_what_the_command_said() -> None:
    words = import_words(None, "The library is in use.")
    assert (words.headline, words.says) == ("Nothing was added", "The library is in use.")
    assert import_words(None, "").says == "Your library is as it was before."


def test_it_is_known_whether_the_library_is_another_now() -> None:
    assert not import_words({"files": [_file("/a/good.jsonl", unchanged=2)]}, "").changed
    assert import_words({"files": [_file("/a/good.jsonl", changed=1)]}, "").changed
    assert import_words({"files": []}, "", cancelled=True).changed
    assert import_words(None, "It broke off.").changed, "nobody knows"
