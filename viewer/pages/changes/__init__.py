"""What changed between two versions of a trial's record, and the page that tells it."""
