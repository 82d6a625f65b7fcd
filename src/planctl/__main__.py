"""Run planctl as `python -m planctl`."""

import sys

from planctl.entry import main

if __name__ == "__main__":
    sys.exit(main())
