"""What stands over and under lines that can be ticked: what it is for, counts, old answers."""

from PySide6.QtWidgets import QWidget

from viewer.domain.personal import Tick
from viewer.pages.ticking import count_words, old_answer_words
from viewer.ui.look import Role
from viewer.ui.look.measures import TARGET
from viewer.ui.page.answers import Answers
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import TextLink
from viewer.ui.page.stack import Stack
from viewer.ui.page.words import HeadingWords, Words
from viewer.words import _


class _Own(Stack):
    """Parts that say what the reader's answers are just now."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.make()
        if context.answers is not None:
            context.answers.changed.connect(self._show)
            self.show_answers(context.answers)

    def make(self) -> None:
        """Make the parts."""

    def show_answers(self, answers: Answers) -> None:
        """Show how things are now."""

    def _show(self) -> None:
        if self.context.answers is not None:
            self.show_answers(self.context.answers)
            self.changed()


class TicksHead(_Own):
    """What the answers are for, how many there are of each, and the way to clear them."""

    def make(self) -> None:
        """Sentence, counts, link."""
        context = self.context
        sentence = _(
            "Tick what you know and take it to your doctor. Only the study team can say who may "
            "join. Your ticks stay on this computer."
        )
        self.put(0, Words(context, sentence, Role.BODY, parent=self))
        self._count = Words(context, "", Role.CONTROL_STRONG, parent=self)
        self.put(14, self._count)
        how = _("“Yes” means that a line fits you. Press an answer again to take it back.")
        self.put(2, Words(context, how, Role.CONTROL, "soft", self))
        self._clear = TextLink(context, _("Clear these answers"), parent=self, target=TARGET)
        self._clear.clicked.connect(self._wish_clear)
        # The first answer must not move the lines: the next press would meet another one.
        self.put(0, self._clear, holds_place=True)

    def show_answers(self, answers: Answers) -> None:
        """Count anew."""
        self._count.set_text(count_words(answers.lines, answers.in_force))
        self._clear.setVisible(bool(answers.given_here()))

    def _wish_clear(self) -> None:
        answers = self.context.answers
        if answers is not None:
            answers.clearing_wished.emit(answers.given_here())


class EarlierAnswers(_Own):
    """Answers to lines that the record does not hold any more, in the words they had."""

    def make(self) -> None:
        """The heading, the sentence, and the link; the answers come between."""
        context = self.context
        title = _("Your earlier answers")
        self.put(0, HeadingWords(context, title, Role.SECTION, 2, self))
        sentence = _(
            "The record has changed since. These lines do not stand in it any more, or read "
            "differently now."
        )
        self.put(6, Words(context, sentence, Role.CONTROL, "soft", self))
        self._clear = TextLink(context, _("Remove these answers"), parent=self, target=TARGET)
        self._clear.clicked.connect(self._wish_clear)
        self._shown: dict[str, Tick] = {}

    def show_answers(self, answers: Answers) -> None:
        """Show those that there are."""
        earlier = dict(answers.earlier())
        for _above, part in (*self._parts, (0, self._clear)):
            part.setVisible(bool(earlier))
        if earlier == self._shown:
            return
        self._shown = earlier
        self.take(self._clear)
        self.clear(keep=2)
        for tick in earlier.values():
            label = Words(self.context, old_answer_words(tick.answer), Role.CONTROL, "soft", self)
            words = Words(self.context, tick.words, Role.NOTE, parent=self)
            for above, part in ((12, label), (0, words)):
                part.show()
                self.put(above, part)
        self.put(8, self._clear)

    def height_for(self, width: int) -> int:
        return super().height_for(width) if self._shown else 0

    def _wish_clear(self) -> None:
        if self.context.answers is not None:
            self.context.answers.clearing_wished.emit(tuple(self._shown))
