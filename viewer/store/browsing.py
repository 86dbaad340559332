"""Looking around in the tree of diseases; ``viewer.store.tree`` draws it."""

from viewer.domain.narrowing import Disease
from viewer.store.sqlite import Connection

_HAS_MORE = "EXISTS (SELECT 1 FROM disease_parent WHERE parent = name)"
_TOPS = (
    f"SELECT name, trials, {_HAS_MORE} AS more FROM disease "  # noqa: S608  (built of our own words alone)
    "WHERE NOT EXISTS (SELECT 1 FROM disease_parent WHERE child = name) "
    # What stands alone, with nothing above or below, is no branch and would hide the branches.
    "ORDER BY name = '', more DESC, trials DESC, name"
)
_BELOW = (
    f"SELECT name, trials, {_HAS_MORE} FROM disease_parent JOIN disease ON name = child "  # noqa: S608  (as above)
    "WHERE parent = ? ORDER BY name COLLATE NOCASE, name"
)
_COMMONEST_PARENT = (
    "SELECT parent FROM disease_parent JOIN disease ON name = parent "
    "WHERE child = ? ORDER BY trials DESC, parent LIMIT 1"
)
_KNOWN = "SELECT name FROM disease WHERE name = ?"
_DEEPEST = 64
"""Steps after which a way up is given up; MeSH has 13 levels."""


def diseases(connection: Connection, parent: str) -> tuple[Disease, ...]:
    """Give what lies right below a MeSH term, in alphabetical order; empty: the tops.

    In alphabetical order, for a person looks for a name. The tops stand by their number of
    trials: in any other order rare words come before what most people look for. Among them those
    that stand alone come after the branches, and last, under no name, the trials without a MeSH
    term.
    """
    sql, values = (_BELOW, (parent,)) if parent else (_TOPS, ())
    return tuple(
        Disease(name, trials, bool(more)) for name, trials, more in connection.execute(sql, values)
    )


def disease_path(connection: Connection, name: str) -> tuple[str, ...]:
    """Give one way from a top down to a MeSH term, that of the commonest parents.

    The term itself is the last; nothing for a term that the tree does not hold.
    """
    if not name or not connection.execute(_KNOWN, (name,)).fetchall():
        return ()
    way = [name]
    while len(way) < _DEEPEST:
        found = connection.execute(_COMMONEST_PARENT, (way[-1],)).fetchone()
        if found is None or found[0] in way:  # no circle, even in a file that was tampered with
            break
        way.append(found[0])
    return tuple(reversed(way))
