"""Many trials in one go: progress, cancel, one file with an outline or one file each."""

import threading
from dataclasses import replace

import pytest
from pypdf import PdfReader

from viewer.domain.errors import PrintError, TrialNotFoundError
from viewer.domain.printout import PrintKind
from viewer.printing.many import PrintJob, PrintProgress, file_name, print_many

NUMBERS = ("NCT00000001", "NCT00000002", "NCT00000003")


@pytest.fixture
def page_for(page_of, paragraph):
    """Makes the page of a number; of one that is not there it says so."""

    def make(number: str):
        if number == "gone":
            raise TrialNotFoundError("There is no such study.")
        page = page_of(paragraph(f"About {number}"), title=f"Study {number}")
        return replace(page, number=number)

    return make


def _never() -> bool:
    return False


def test_one_file_has_an_outline_of_the_trials(page_for, tmp_path) -> None:
    told: list[PrintProgress] = []
    job = PrintJob((NUMBERS[0], "gone", *NUMBERS), page_for, tmp_path / "all.pdf")
    printed = print_many(job, told.append, _never)
    assert printed.files == [tmp_path / "all.pdf"]
    assert printed.trials == 3, "each once, however often it was asked for"
    assert [number for number, _problem in printed.problems] == ["gone"]
    titles = [one.title for one in PdfReader(tmp_path / "all.pdf").outline if hasattr(one, "title")]
    assert titles == [f"Study {number}" for number in NUMBERS]
    assert [progress.done for progress in told] == [0, 1, 2, 3, 4, 5, 5]
    assert [progress.setting for progress in told].index(True) == 5


@pytest.mark.parametrize("ending", [".pdf", ".html", ".txt"])
def test_one_file_each_goes_into_a_folder_that_is_made(page_for, tmp_path, ending) -> None:
    folder = tmp_path / "new" / "folder"
    job = PrintJob(NUMBERS, page_for, folder, one_file_each=True, ending=ending)
    printed = print_many(job, lambda _progress: None, _never)
    assert sorted(folder.iterdir()) == [folder / f"{number}{ending}" for number in NUMBERS]
    assert printed.files == [folder / f"{number}{ending}" for number in NUMBERS]


def test_a_cancel_leaves_finished_files_and_no_torn_one(page_for, tmp_path) -> None:
    stop = threading.Event()

    def tell(progress: PrintProgress) -> None:
        if progress.done == 2:
            stop.set()

    job = PrintJob(NUMBERS, page_for, tmp_path, one_file_each=True)
    printed = print_many(job, tell, stop.is_set)
    assert printed.cancelled
    assert sorted(tmp_path.iterdir()) == sorted(printed.files)
    assert len(printed.files) == 2


def test_a_cancel_while_one_file_is_set_writes_nothing(page_for, tmp_path) -> None:
    stop = threading.Event()
    job = PrintJob(NUMBERS, page_for, tmp_path / "all.pdf")
    # Said while the pages are being set: asked again until they are.
    printed = print_many(job, lambda told: stop.set() if told.setting else None, stop.is_set)
    if printed.cancelled:
        assert not list(tmp_path.iterdir())
    else:
        assert printed.files == [tmp_path / "all.pdf"]


def test_a_place_that_takes_no_file_ends_it_with_a_sentence(page_for, tmp_path) -> None:
    job = PrintJob(NUMBERS, page_for, tmp_path / "missing" / "all.txt")
    with pytest.raises(PrintError, match="there is no folder"):
        print_many(job, lambda _progress: None, _never)


def test_nothing_found_prints_nothing(page_for, tmp_path) -> None:
    printed = print_many(PrintJob(("gone",), page_for, tmp_path / "a.pdf"), print, _never)
    assert not printed.files
    assert not list(tmp_path.iterdir())


def test_no_number_names_a_file_elsewhere(page_for) -> None:
    page = replace(page_for("x"), number="../../etc/cron", kind=PrintKind.DOCTOR)
    assert file_name(page, ".pdf") == "------etc-cron-doctor.pdf"
    assert file_name(replace(page, number=""), ".txt") == "study-doctor.txt"
