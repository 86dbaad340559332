"""What the person keeps, joined to a window: who wishes, who keeps, who shows."""

from PySide6.QtCore import QObject

from viewer.ui.keeping import Keeping
from viewer.ui.mine_changes import MineChanges
from viewer.ui.mine_note_search import MineNoteSearch
from viewer.ui.mine_notes import MineNotes
from viewer.ui.mine_private import MinePrivate
from viewer.ui.mine_profile import MineProfile
from viewer.ui.mine_questions import MineQuestions
from viewer.ui.mine_recent import MineRecent
from viewer.ui.mine_saved import MineSaved
from viewer.ui.mine_saved_view import MineSavedView
from viewer.ui.mine_searches import MineSearches
from viewer.ui.mine_ticks import MineTicks
from viewer.ui.reader import Reader
from viewer.ui.window import Window


class Mine(QObject):
    """Joins what is kept to the parts of one window, once they are made."""

    def __init__(self, window: Window, keeping: Keeping) -> None:
        super().__init__(window)
        self.window = window
        self.keeping = keeping
        self.saved = MineSaved(window, keeping, self)
        self.saved_view = MineSavedView(window, keeping, self.saved, self)
        self.searches = MineSearches(window, keeping, self.saved, self.saved_view)
        self.changes = MineChanges(window, keeping, self.saved, self)
        self.recent = MineRecent(window, keeping, self.saved, self)
        self.profile = MineProfile(window, keeping, self)
        self.private = MinePrivate(window, keeping, self.saved.toast, self)
        self.note_search = MineNoteSearch(window, keeping, self)
        reader = window.reader
        if isinstance(reader, Reader):
            self.ticks = MineTicks(reader, keeping, self)
            self.questions = MineQuestions(reader, keeping, self)
            self.notes = MineNotes(window, reader, keeping, self)
