"""Signs that mean one thing together stand together, whatever the font leaves between them."""

import pytest
from PySide6.QtGui import QFontMetricsF, QTextCursor, QTextDocument

from viewer.pages.blocks import Span
from viewer.ui.look import Role, look_for
from viewer.ui.page.writer import _APART, Writer


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("sign", ["<", ">"])
def test_at_least_is_one_sign_to_the_eye_and_stays_two_letters(qapp, sign, zoom):
    look = look_for("light", zoom, qapp)
    document = QTextDocument()
    text = f"Weight {sign}= 40 kg, {sign} 3"
    Writer(document, look).paragraph((Span(text),), Role.NOTE)
    assert document.toPlainText() == text
    cursor = QTextCursor(document)
    metrics = QFontMetricsF(look.font(Role.NOTE))
    own = metrics.horizontalAdvance(sign) - metrics.tightBoundingRect(sign).right()
    own += metrics.tightBoundingRect("=").left()
    spacing = []
    for place in (text.index("="), text.rindex(sign) + 1):
        cursor.setPosition(place)
        spacing.append(cursor.charFormat().font().letterSpacing())
    most = _APART * look.font(Role.NOTE).pixelSize()
    assert own + spacing[0] <= most + 0.1 or spacing[0] == 0 >= own - most
    assert spacing[1] == 0, "a sign alone stays as the font has it"
