"""What the print preview is made of."""
