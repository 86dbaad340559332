"""What taking part asks of a person, read from the text by rules that are silent when unsure."""
