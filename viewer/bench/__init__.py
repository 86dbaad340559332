"""Measurements a user can run: ratios to limits taken in the same run, because machines differ."""
