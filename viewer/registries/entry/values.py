"""The smallest parts of an entry: a text, a date, a value with the place that says it."""

from typing import Annotated, ClassVar, Generic, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from viewer.domain.trial import Topic
from viewer.domain.values import Age, Author, Markup, PartialDate

Value_co = TypeVar("Value_co", covariant=True)


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
Sources: TypeAlias = Annotated[
    tuple[Annotated[int, Field(ge=1, strict=True)], ...], Field(strict=False)
]
"""Not strict about the list: below a value that may stand alone it comes as a Python list."""


_BOTH = "Written alone, or in curly brackets together with what backs it."


class Worded(Part):
    """An object that can also be written as its main value alone: "text" for {"text": "text"}."""

    main: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_main(cls, value: object) -> object:
        return value if isinstance(value, dict | BaseModel) else {cls.main: value}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Both forms, in the one definition that the fields refer to."""
        referred = handler(core_schema)
        definition = handler.resolve_ref_schema(referred)
        if "anyOf" not in definition:
            whole = dict(definition)
            alone = dict(whole["properties"][cls.main])
            title = whole.pop("title")
            whole.pop("description", None)
            definition.clear()
            definition.update(title=title, description=_BOTH, anyOf=[alone, whole])
        return referred


class Stated(Worded, Generic[Value_co]):
    """A value, written alone or together with what backs it."""

    main: ClassVar[str] = "value"

    value: Value_co = Field(description="The value itself.")
    from_text: bool = Field(
        default=False,
        description="True when you took it from running text, not from a field of its own.",
    )
    sources: Sources = Field(
        default=(), description="Numbers of the citations that the source puts beside it."
    )


class TextParts(Part):
    """What can be said of any text."""

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


class Words(TextParts, Worded):
    """A text, written alone when it is your own, or together with what backs it."""

    main: ClassVar[str] = "text"


class TopicWords(TextParts):
    """A text about one side of the trial; its topic decides on which page it stands."""

    topic: Topic = Field(description="What the text is about.")
