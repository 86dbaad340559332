"""Paper and type: what fits on a line."""

from dataclasses import dataclass

from viewer.domain.errors import PrintError
from viewer.words import _

TEXT_SIZES = (12, 14, 16, 18, 22, 28)
"""Sizes of the body text, in points; from 16 on it is large print."""

PAPERS = ("a4", "letter")

# Width and height in millimetres: ISO 216; ANSI/ASME Y14.1.
_MEASURES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_MARGINS = 20.0 + 18.0
_MARGINS_WIDE = 17.0 + 14.0
_COLUMN = 160.0
_POINTS = 72 / 25.4
_LARGE = 16

# Up to how many characters a title may be how large, in em.
_TITLES = ((70, 1.6), (130, 1.35), (10**9, 1.2))

# Mean width of a letter in em, for fonts that run wide.
_EM = 0.55


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper and a text size in points. Raises PrintError for others than ours."""

    text_size: int
    paper: str
    landscape: bool = False
    wide: bool = False
    """Whether lines take all the paper has, for a page that has to hold much."""

    def __post_init__(self) -> None:
        if self.text_size not in TEXT_SIZES:
            raise PrintError(
                _("{size} is not a text size to print in. Choose one of: {sizes}.").format(
                    size=self.text_size, sizes=", ".join(map(str, TEXT_SIZES))
                )
            )
        if self.paper not in PAPERS:
            raise PrintError(
                _("“{paper}” is not a paper to print on. Choose one of: {papers}.").format(
                    paper=self.paper, papers=", ".join(PAPERS)
                )
            )

    @property
    def scale(self) -> float:
        """The text size as a multiple of the smallest."""
        return self.text_size / TEXT_SIZES[0]

    @property
    def is_large(self) -> bool:
        """Whether nothing may stand side by side any more."""
        return self.text_size >= _LARGE

    @property
    def width(self) -> float:
        """Width of the paper in millimetres."""
        return _MEASURES[self.paper][self.landscape]

    @property
    def height(self) -> float:
        """Height of the paper in millimetres."""
        return _MEASURES[self.paper][not self.landscape]

    @property
    def column(self) -> float:
        """Width of the text in millimetres: about 70 characters, or all the paper has.

        Paper on its side is for tables, which take all of it, too.
        """
        width = self.width - (_MARGINS_WIDE if self.landscape or self.wide else _MARGINS)
        return width if self.landscape or self.wide else min(_COLUMN * self.scale, width)

    @property
    def margin_size(self) -> float:
        """Size of head and foot in points: never below 10.3, and no larger than needed."""
        return max(10.3, min(0.72 * self.text_size, 14.0))

    def title_size(self, length: int) -> float:
        """Size of a title of ``length`` characters, in em: a long one is set smaller."""
        largest = 1.35 if self.is_large else 1.6
        return min(largest, next(size for most, size in _TITLES if length <= most))

    def characters(self, size: float) -> float:
        """About how many characters of ``size`` points stand on a line."""
        return self.column * _POINTS / (size * _EM)

    @property
    def longest_run(self) -> int:
        """How long a word may be before it must be able to wrap; in a heading, a bit less."""
        return int(45 / self.scale)

    @property
    def kept_whole(self) -> int:
        """How many characters a box may hold and still stay on one page."""
        return int(900 / self.scale**2)
