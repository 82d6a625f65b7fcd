"""Run planctl as `python -m planctl`."""

import sys

from planctl.cli import main

if __name__ == "__main__":
    sys.exit(main())
