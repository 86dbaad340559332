"""What the person keeps, as parts of the window: saved trials, tags, undo, what was seen."""
