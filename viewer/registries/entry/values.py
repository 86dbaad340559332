"""The smallest parts of an entry: a text, a date, a value with the place that says it."""

from typing import Annotated, Any, Generic, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)

from viewer.domain.trial import Topic
from viewer.domain.values import Age, Author, Markup, PartialDate

PLAIN, STATED = "plain", "stated"
"""Names of the two ways to write a value; they never show in a message."""

Value = TypeVar("Value")


class Part(BaseModel):
    """Any object of an entry. A field that is not in the format is refused, not passed over."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _is_read_as_date(raw: str) -> str:
    if PartialDate.parse(raw).year is None:
        raise ValueError(raw)
    return raw


def _is_read_as_age(raw: str) -> str:
    if Age.parse(raw, "").amount is None:
        raise ValueError(raw)
    return raw


Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Day: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_is_read_as_date),
]
AgeLimit: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^\d{1,4} (Year|Month|Week|Day|Hour|Minute)s?$"),
    AfterValidator(_is_read_as_age),
]
Sources: TypeAlias = tuple[Annotated[int, Field(ge=1)], ...]


def _way(value: Any) -> str:
    """Which of the two ways a value is written in: an object says more, anything else is it."""
    return STATED if isinstance(value, dict | BaseModel) else PLAIN


class Stated(Part, Generic[Value]):
    """A value together with what backs it."""

    value: Value = Field(description="The value itself.")
    from_text: bool = Field(
        default=False,
        description="True when you took it from running text, not from a field of its own.",
    )
    sources: Sources = Field(
        default=(), description="Numbers of the citations that the source puts beside it."
    )


Said: TypeAlias = Annotated[
    Annotated[Value, Tag(PLAIN)] | Annotated[Stated[Value], Tag(STATED)],
    Discriminator(_way),
]
"""A value, written as it is, or as an object that also says what backs it."""


class Words(Part):
    """A text together with what backs it."""

    text: Text = Field(description="The text.")
    author: Author = Field(
        default=Author.ENTRY,
        description="Who wrote these words. “entry” is you, in your own words.",
    )
    markup: Markup = Field(
        default=Markup.PLAIN,
        description="How to read it. “commonmark” allows lists whose lines begin with “- ”.",
    )
    heading: str = Field(default="", description="A short heading, or the source’s own label.")
    sources: Sources = Field(
        default=(), description="Numbers of the citations that the source puts beside it."
    )
    truncated: bool = Field(default=False, description="True when the source breaks off here.")


class TopicWords(Words):
    """A text about one side of the trial; its topic decides on which page it stands."""

    topic: Topic = Field(description="What the text is about.")


Prose: TypeAlias = Annotated[
    Annotated[Text, Tag(PLAIN)] | Annotated[Words, Tag(STATED)], Discriminator(_way)
]
"""A text of your own, written as it is, or as an object that also says what backs it."""
