"""Run planctl: as the command of that name, or as `python -m planctl`."""

import gc
import sys

OBJECTS_A_COLLECTION = 100_000
"""How many new objects there are between two collections of garbage: a run is short, and what it loads lives until its end."""


def main() -> int:
    """Run the command line of this process and return its exit code."""
    gc.set_threshold(OBJECTS_A_COLLECTION)
    from planctl import cli  # loaded only now, which is most of a short run

    return cli.main()


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the working folder, where `python -m` looks first: a yaml.py that lies in it is not to run
    sys.exit(main())
