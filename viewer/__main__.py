"""``python -m viewer``."""

from viewer.cli import run

if __name__ == "__main__":
    run()
