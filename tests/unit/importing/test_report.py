"""The report of an import, as people and programs read it."""

from viewer.importing.report import FileReport, ImportReport, as_document, as_text, problem_lines

BAD = FileReport("a.jsonl", "ctgov-v2", new=12, changed=3, problems=[("line 40", "It is cut.")])


def test_a_person_reads_counts_and_places():
    assert as_text(ImportReport([BAD])) == (
        "a.jsonl: 12 new, 3 changed, 0 unchanged, 1 could not be read."
    )
    assert list(problem_lines(ImportReport([BAD]))) == ["a.jsonl: line 40: It is cut."]


def test_a_file_of_which_nothing_can_be_read_is_one_sentence():
    report = ImportReport([FileReport("a.txt", problems=[("", "“a.txt” is empty.")])])
    assert as_text(report) == ""
    assert list(problem_lines(report)) == ["“a.txt” is empty."]


def test_several_files_are_summed_and_others_named():
    report = ImportReport(
        [BAD, FileReport("b.json", "entry", unchanged=2), FileReport("notes.txt")]
    )
    lines = as_text(report).splitlines()
    assert lines[-2] == "1 other file holds no study and was passed over: notes.txt"
    assert lines[-1] == "All together: 12 new, 3 changed, 2 unchanged, 1 could not be read."


def test_a_thousand_problems_do_not_flood_the_screen():
    many = FileReport("a", "ctgov-v2", problems=[(f"line {n}", "Bad.") for n in range(1000)])
    lines = list(problem_lines(ImportReport([many])))
    assert len(lines) == 21
    assert lines[-1] == "  and 980 more"


def test_a_stop_is_told():
    assert "stopped" in list(problem_lines(ImportReport([BAD], cancelled=True)))[-1]


def test_a_program_reads_exactly_the_agreed_document():
    assert as_document(ImportReport([BAD], seconds=1.23456)) == {
        "files": [
            {
                "path": "a.jsonl",
                "format": "ctgov-v2",
                "new": 12,
                "changed": 3,
                "unchanged": 0,
                "problems": [{"place": "line 40", "message": "It is cut."}],
            }
        ],
        "seconds": 1.235,
    }
