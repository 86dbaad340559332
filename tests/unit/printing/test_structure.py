"""Every kind and size of print-out is built as PDF/UA-1 asks, as far as that can be seen here."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from tests.unit.printing.pdf_structure import structure_faults
from viewer.domain.printout import PrintKind
from viewer.printing.sheet import TEXT_SIZES


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("kind", list(PrintKind))
def test_a_page_of_every_kind_and_size_is_built_as_it_should_be(page, printed, kind, size) -> None:
    assert structure_faults(printed(replace(page, kind=kind), size)) == []


def test_several_print_outs_in_one_file_are(page, printed) -> None:
    assert structure_faults(printed([page, page])) == []


def _without(*path: str) -> Callable[[PdfWriter], None]:
    """Takes something out of the catalog of a file."""

    def change(writer: PdfWriter) -> None:
        *way, last = path
        at = writer.root_object
        for step in way:
            at = at[step]
        del at[last]

    return change


def _untied(writer: PdfWriter) -> None:
    del writer.pages[0]["/StructParents"]


def _untagged(tag: str, key: str) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        for one in writer._objects:
            if isinstance(one, dict) and one.get("/S") == tag:
                del one[key]
                return

    return change


def _renamed(tag: str, other: str) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        for one in writer._objects:
            if isinstance(one, dict) and one.get("/S") == tag:
                one[NameObject("/S")] = NameObject(other)

    return change


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_without("/Lang"), "no language"),
        (_without("/MarkInfo"), "not marked as tagged"),
        (_without("/ViewerPreferences"), "shows its file name, not its title"),
        (_without("/Metadata"), "does not say that it is PDF/UA-1"),
        (_without("/StructTreeRoot", "/ParentTree"), "no way from the page to its tags"),
        (_untied, "page 1: not joined to the tags"),
        (_untagged("/Figure", "/Alt"), "a picture without words"),
        (_untagged("/TH", "/A"), "a head of a table that does not say of what"),
        (_renamed("/TH", "/TD"), "a table without a head"),
        (_renamed("/H2", "/H4"), "a heading of level 4 under one of level 1"),
        (_renamed("/H1", "/H2"), "does not begin with a heading of level 1"),
    ],
)
def test_each_fault_is_seen(page, printed, change, fault) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed(page))))
    change(writer)
    spoilt = io.BytesIO()
    writer.write(spoilt)
    assert fault in structure_faults(spoilt.getvalue())
