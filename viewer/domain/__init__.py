"""What a trial is, in the field's own terms. Standard library only; knows no file, no screen."""
