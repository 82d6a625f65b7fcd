"""Run planctl: as the command of that name, or as `python -m planctl`."""

import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line of this process, and end it at once: to take apart all that was loaded is a fifth of a short run."""
    from planctl import cli  # only now that the working folder is off the path

    code = cli.main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the working folder, where `python -m` looks first: a yaml.py that lies in it is not to run
    main()
