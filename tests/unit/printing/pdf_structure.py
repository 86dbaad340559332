"""What PDF/UA-1 asks of a file and a program can see: where a print-out falls short of it.

No replacement for a checker that knows all of ISO 14289-1: of its rules, those on tags, language,
title, pictures, tables, headings, marked content, links and fonts that can be told from outside.
"""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_SHOWS_TEXT = {b"Tj", b"TJ", b"'", b'"'}
_BEGINS, _ENDS = {b"BDC", b"BMC"}, b"EMC"


def structure_faults(pdf: bytes) -> list[str]:
    """What is wrong with the structure of a PDF, a line each; empty where nothing is."""
    reader = PdfReader(io.BytesIO(pdf))
    nodes = list(_nodes(reader))
    return [
        *_of_the_file(reader),
        *_of_headings(nodes),
        *_of_figures_and_tables(nodes),
        *(fault for number, page in enumerate(reader.pages, 1) for fault in _of_page(page, number)),
    ]


def _of_the_file(reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked as tagged"
    if not root.get("/Lang"):
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "shows its file name, not its title"
    if not (reader.metadata and reader.metadata.title):
        yield "no title"
    about = root["/Metadata"].get_object().get_data().decode() if "/Metadata" in root else ""
    if "<pdfuaid:part>1</pdfuaid:part>" not in about:
        yield "does not say that it is PDF/UA-1"
    if "<dc:title>" not in about:
        yield "no title in its metadata"
    if "/ParentTree" not in root.get("/StructTreeRoot", {}):
        yield "no way from the page to its tags"


def _nodes(reader: PdfReader) -> Iterator[dict[str, Any]]:
    """The tags in reading order."""
    waiting = [reader.root_object.get("/StructTreeRoot")]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if node is not None else None
        if not isinstance(node, dict):
            continue
        yield node
        below = node.get("/K", [])
        below = below.get_object() if hasattr(below, "get_object") else below
        waiting += reversed(below if isinstance(below, list) else [below])


def _of_headings(nodes: list[dict[str, Any]]) -> Iterator[str]:
    levels = [int(str(node["/S"])[2:]) for node in nodes if str(node.get("/S", ""))[2:].isdecimal()]
    if levels[:1] != [1]:
        yield "does not begin with a heading of level 1"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} under one of level {before}"


def _of_figures_and_tables(nodes: list[dict[str, Any]]) -> Iterator[str]:
    for node in nodes:
        kind = node.get("/S")
        if kind == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield "a picture without words"
        if kind == "/TH" and not any("/Scope" in one for one in _attributes(node)):
            yield "a head of a table that does not say of what"
        if kind == "/Table" and not any(one.get("/S") == "/TH" for one in _below(node)):
            yield "a table without a head"


def _attributes(node: dict[str, Any]) -> list[dict[str, Any]]:
    found = node.get("/A", [])
    found = found.get_object() if hasattr(found, "get_object") else found
    each = found if isinstance(found, list) else [found]
    return [one.get_object() for one in each]


def _below(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    below = node.get("/K", [])
    below = below.get_object() if hasattr(below, "get_object") else below
    for one in below if isinstance(below, list) else [below]:
        inner = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(inner, dict):
            yield inner
            yield from _below(inner)


def _of_page(page: Any, number: int) -> Iterator[str]:
    if "/StructParents" not in page:
        yield f"page {number}: not joined to the tags"
    annotations = [one.get_object() for one in page.get("/Annots", [])]
    if annotations and page.get("/Tabs") != "/S":
        yield f"page {number}: the Tab key does not follow the tags"
    for one in annotations:
        if one.get("/Subtype") == "/Link" and "/StructParent" not in one:
            yield f"page {number}: a link without a tag"
    for name, font in page.get("/Resources", {}).get("/Font", {}).items():
        whole = font.get_object()
        if "/ToUnicode" not in whole:
            yield f"page {number}: {name} does not say which letters it shows"
    depth = 0
    contents = page.get_contents()
    for _operands, operator in ContentStream(contents, page.pdf).operations if contents else ():
        if operator in _BEGINS:
            depth += 1
        elif operator == _ENDS:
            depth -= 1
        elif operator in _SHOWS_TEXT and not depth:
            yield f"page {number}: text that is neither tagged nor an artifact"
            return
