"""The report of an import, as people and programs read it."""

from viewer.importing.report import FileReport, ImportReport, as_document, as_text

BAD = FileReport("a.jsonl", "ctgov-v2", new=12, changed=3, problems=[("line 40", "It is cut.")])


def test_a_person_reads_counts_and_places():
    assert as_text(ImportReport([BAD])).splitlines() == [
        "a.jsonl: 12 new, 3 changed, 0 unchanged, 1 could not be read.",
        "  line 40: It is cut.",
    ]


def test_several_files_are_summed_and_others_named():
    report = ImportReport(
        [BAD, FileReport("b.json", "entry", unchanged=2), FileReport("notes.txt")]
    )
    lines = as_text(report).splitlines()
    assert lines[-2] == "1 file is no record of a study and was left out: notes.txt"
    assert lines[-1] == "All together: 12 new, 3 changed, 2 unchanged, 1 could not be read."


def test_a_thousand_problems_do_not_flood_the_screen():
    many = FileReport("a", "ctgov-v2", problems=[(f"line {n}", "Bad.") for n in range(1000)])
    lines = as_text(ImportReport([many])).splitlines()
    assert len(lines) == 22
    assert lines[-1] == "  and 980 more"


def test_a_stop_is_told():
    assert "stopped" in as_text(ImportReport([BAD], cancelled=True))


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
