"""Run planctl as `python -m planctl`."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the working folder, where `python -m` looks first: a yaml.py that lies in it is not to run
    from planctl.cli import main

    sys.exit(main())
