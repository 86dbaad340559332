"""What a reader gets: the record asked for, the reason of a match, and no stale answer."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from viewer.domain.errors import LibraryError, StoppedError, TrialNotFoundError
from viewer.domain.search import Match, Query, SearchField, TrialCard
from viewer.domain.standing import Standing
from viewer.store import catalog as catalog_module
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.sqlite import engine

ROOT = Path(__file__).resolve().parents[3]
PML = "Progressive Multifocal Leukoencephalopathy"


@pytest.fixture
def path(tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]) -> Path:
    cards = [
        card(
            "NCT04781309", PML, "PML", title="NT-I7 for a brain infection",
            standing=Standing.FINISHED,
            numbers=("NCT04781309", "000126-N", "10000126", "2024-510663-34-00"),
            more=((SearchField.MESH_ANCESTOR, "Brain Diseases"), (SearchField.KEYWORD, "JC virus"),
                  (SearchField.INTERVENTION, "efineptakin alfa")),
        ),
        card("NCT00000002", "Systemic sclerosis", "SSc", title="Skin study",
             more=((SearchField.KEYWORD, "brain"),)),
        card("NCT00000003", "Gout", title="Study of NCT04781309 and 10000126",
             numbers=("NCT00000003", "NCT04781309")),
    ]  # fmt: skip
    return fill(tmp_path / "library.db", cards)


@pytest.fixture
def catalog(path: Path) -> Iterator[Catalog]:
    catalog = Catalog(path)
    yield catalog
    catalog.close()


@pytest.mark.parametrize(
    "asked",
    [
        "NCT04781309",
        "nct04781309",
        " nct 0478 1309 ",
        "https://clinicaltrials.gov/study/NCT04781309?cond=PML",
        "000126-N",
        "000126 n",
        "10000126",
        "2024-510663-34-00",
        "2024 510663 34 00",
    ],
)
def test_any_number_of_a_trial_leads_to_it(catalog: Catalog, asked: str) -> None:
    assert catalog.get(asked).number == "NCT04781309"
    assert catalog.search(Query(text=asked)).hits[0].number == "NCT04781309"
    # A number asks for one trial; that it is closed is no reason to hide it.
    assert catalog.search(Query(text=asked, only_open=True)).hits[0].number == "NCT04781309"


@pytest.mark.parametrize("asked", ["NCT99999999", "", "\0", "\ud800", "x" * 10**6, "PML"])
def test_a_number_that_is_not_here(catalog: Catalog, asked: str) -> None:
    with pytest.raises(TrialNotFoundError):
        catalog.get(asked)
    assert catalog.known([asked]) == frozenset()


def test_a_format_that_is_not_here(catalog: Catalog) -> None:
    assert catalog.get("NCT04781309", "entry").format == "entry"
    with pytest.raises(TrialNotFoundError):
        catalog.get("NCT04781309", "ctgov-v2")


def test_a_number_is_found_while_it_is_typed(catalog: Catalog) -> None:
    found = [hit.number for hit in catalog.search(Query(text="NCT0000")).hits]
    assert found == ["NCT00000002", "NCT00000003"]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("brain infection", None),
        ("pml", Match(field=SearchField.CONDITION, text="PML")),
        ("progressive leuk", Match(field=SearchField.CONDITION, text=PML)),
        ("brain diseases", Match(field=SearchField.MESH_ANCESTOR, text="Brain Diseases")),
        ("jc vir", Match(field=SearchField.KEYWORD, text="JC virus")),
        ("brain efin", Match(field=SearchField.INTERVENTION, text="efineptakin alfa")),
        ("000126-N", Match(field=SearchField.NUMBER, text="000126-N")),
    ],
)
def test_a_hit_says_where_it_matched(catalog: Catalog, text: str, match: Match | None) -> None:
    hits = catalog.search(Query(text=text, other_words=False)).hits
    hit = next(hit for hit in hits if hit.number == "NCT04781309")
    assert hit.match == match


@pytest.mark.parametrize(
    "asked", ["R143/2024", "Ethics R143/2024", "KF01-188/00", "EXP-I-US", "acpe.it"]
)
def test_a_sponsors_number_is_found_with_all_its_signs(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard], asked: str
) -> None:
    cards = [
        card("NCT00000005", "Gout", numbers=("NCT00000005", "Ethics R143/2024", "R143/2024",
                                             "KF01-188/00", "EXP-I-US", "ACPE.IT")),
        card("NCT00000006", "Gout", numbers=("NCT00000006", "R143", "2024", "KF01188", "KF01")),
    ]  # fmt: skip
    catalog = Catalog(fill(tmp_path / "library.db", cards))
    assert catalog.get(asked).number == "NCT00000005"
    assert catalog.search(Query(text=asked)).hits[0].number == "NCT00000005"
    catalog.close()


def test_a_year_does_not_bring_up_the_trial_that_has_it_as_a_number(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    cards = [card("NCT00000005", "Gout", numbers=("NCT00000005", "2024"))]
    catalog = Catalog(fill(tmp_path / "library.db", cards))
    assert catalog.search(Query(text="lupus 2024")).total == 0
    assert catalog.search(Query(text="2024")).total == 1
    catalog.close()


@pytest.mark.parametrize("asked", ["kawasakis", "Kawasaki’s", "kawasakis disease", "kawasaki dis"])
def test_a_name_in_i_or_u_may_have_an_s_without_apostrophe(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard], asked: str
) -> None:
    catalog = Catalog(fill(tmp_path / "library.db", [card("NCT00000005", "Kawasaki Disease")]))
    assert catalog.search(Query(text=asked)).total == 1
    catalog.close()


def test_what_a_trial_is_about_comes_before_what_it_mentions(catalog: Catalog) -> None:
    hits = catalog.search(Query(text="brain")).hits
    assert [hit.number for hit in hits] == ["NCT04781309", "NCT00000002"]


def test_a_list_says_how_much_it_leaves_out(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    cards = [
        card(f"NCT0000{n:04}", "Gout",
             standing=Standing.OPEN if n % 2 else Standing.FINISHED)
        for n in range(2100)
    ]  # fmt: skip
    catalog = Catalog(fill(tmp_path / "many.db", cards))
    everything = catalog.search(Query())
    assert (everything.total, everything.total_is_exact, len(everything.hits)) == (2100, True, 50)
    gout = catalog.search(Query(text="gout"))
    assert (gout.total, gout.total_is_exact) == (1000, False)
    few = catalog.search(Query(text="gout", only_open=True, limit=1200))
    assert (few.total, few.total_is_exact, few.hidden_closed) == (1050, True, 1001)
    catalog.close()


def test_what_is_wanted_at_once_begins_the_whole_answer(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    catalog = Catalog(
        fill(tmp_path / "some.db", [card(f"NCT0000{n:04}", "Gout") for n in range(150)])
    )
    for text, total in (("gout", 150), ("go", 150), ("NCT0000001", 10), ("", 150)):
        query = Query(text=text)
        first, whole = catalog.search(query.at_once), catalog.search(query)
        assert first.query.asks_as(whole.query)
        assert first.hits == whole.hits[: len(first.hits)]
        assert len(first.hits) == min(12, total)
        assert (whole.total, whole.total_is_exact) == (total, True)
        assert first.total == total if first.total_is_exact else 100 <= first.total < total
    catalog.close()


def test_common_conditions_are_diseases_in_one_spelling(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    names = ["Healthy"] * 5 + ["Gout"] * 2 + ["Breast Cancer"] * 2 + ["breast cancer", "Lupus"]
    cards = [card(f"NCT000000{n:02}", name) for n, name in enumerate(names)]
    catalog = Catalog(fill(tmp_path / "common.db", cards))
    assert catalog.common_conditions(2) == ("Breast Cancer", "Gout")
    assert catalog.common_conditions(0) == ()
    catalog.close()


def test_many_threads_may_search_at_once(catalog: Catalog) -> None:
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _n: catalog.search(Query(text="brain")).total, range(80)))
    assert results == [2] * 80


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


def test_a_search_nobody_waits_for_is_stopped(catalog: Catalog) -> None:
    begun = threading.Event()
    ends: list[Exception] = []

    def search_for_ever() -> None:
        try:
            with catalog._reading() as connection:
                begun.set()
                connection.execute(ENDLESS).fetchall()
        except StoppedError as error:
            ends.append(error)

    thread = threading.Thread(target=search_for_ever)
    thread.start()
    begun.wait()
    while thread.is_alive():
        catalog.interrupt()
        thread.join(0.01)
    assert len(ends) == 1
    assert catalog.search(Query(text="brain")).total == 2


def test_a_search_has_an_end(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog_module, "PATIENCE", 0.02)
    with pytest.raises(LibraryError, match="took too long"), catalog._reading() as connection:
        connection.execute(ENDLESS).fetchall()


def test_a_changed_byte_in_a_record_is_never_shown(path: Path) -> None:
    connection = engine.connect(path, isolation_level=None)
    connection.execute(
        "UPDATE record SET body = (SELECT body FROM record AS other WHERE other.id = 2), "
        "digest = zeroblob(32) WHERE number = 'NCT04781309'"
    )
    connection.execute("UPDATE record SET body = x'00' WHERE number = 'NCT00000002'")
    connection.close()
    catalog = Catalog(path)
    for number in ("NCT04781309", "NCT00000002"):
        with pytest.raises(LibraryError, match=f"record of {number} is damaged"):
            catalog.get(number)
    assert catalog.get("NCT00000003").number == "NCT00000003"
    catalog.close()
    problems = check_library(path)
    assert len(problems) == 2
    assert "NCT04781309" in problems[0]


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM trial WHERE number = 'NCT00000003'",
        "UPDATE tier1_term SET trials = trials + 1 WHERE term = 'gout'",
        "DELETE FROM tier2_term WHERE term = 'gout'",
        "INSERT INTO tier1 (rowid, words) VALUES (7, 'gout')",
        "INSERT INTO tier2 (tier2, rowid, words) SELECT 'delete', max(rank), 'brain' FROM trial",
        "UPDATE card SET body = x'00' WHERE record = 1",
        "DELETE FROM card WHERE record = 1",
    ],
)
def test_an_index_that_does_not_fit_is_noticed(path: Path, change: str) -> None:
    assert check_library(path) == ()
    connection = engine.connect(path, isolation_level=None)
    connection.execute(change)
    connection.close()
    problems = check_library(path)
    assert any("does not fit" in problem for problem in problems)


def test_a_catalog_needs_nothing_but_the_standard_library() -> None:
    """The window paints its first list before anything slow is imported."""
    code = (
        "import sys; import viewer.store.catalog, viewer.store.sqlite; "
        "print([m for m in ('pydantic', 'sqlite_utils', 'click', 'hashlib') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_illnesses_to_begin_with_spread_over_the_body(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    """However many trials of a library are about one thing, and none that embarrasses."""
    about = [
        ("Erectile Dysfunction", "Sexual Dysfunction, Physiological", "Urogenital Diseases", 9),
        ("Asthma", "Bronchial Diseases", "Respiratory Tract Diseases", 6),
        ("Bronchitis", "Bronchial Diseases", "Respiratory Tract Diseases", 5),
        ("Gout", "Arthritis", "Musculoskeletal Diseases", 2),
        ("HIV Infections", "Virus Diseases", "Infections", 4),
        ("Psoriasis", "Skin Diseases, Papulosquamous", "Skin Diseases", 1),
    ]
    cards = [
        card(
            f"NCT0000{place:02}{n:02}",
            name,
            more=[
                (SearchField.MESH_TERM, name),
                *((SearchField.MESH_ANCESTOR, term) for term in (parent, top)),
            ],
        )
        for place, (name, parent, top, count) in enumerate(about)
        for n in range(count)
    ]
    catalog = Catalog(fill(tmp_path / "body.db", cards))
    assert catalog.illnesses_to_offer(3) == ("Asthma", "Gout", "Psoriasis")
    assert catalog.illnesses_to_offer(9) == ("Asthma", "Gout", "Psoriasis", "Bronchitis")
    catalog.close()


def test_without_a_tree_the_commonest_illnesses_are_offered(
    tmp_path: Path, fill: Callable[..., Path], card: Callable[..., TrialCard]
) -> None:
    names = ["Healthy"] * 3 + ["Gout"] * 2 + ["Impotence"] * 2 + ["Lupus"]
    cards = [card(f"NCT000000{n:02}", name) for n, name in enumerate(names)]
    catalog = Catalog(fill(tmp_path / "plain.db", cards))
    assert catalog.illnesses_to_offer(5) == ("Gout", "Lupus")
    catalog.close()
