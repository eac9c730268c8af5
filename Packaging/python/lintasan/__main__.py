"""The command `lintasan`, as it is installed by pip."""
import os
import sys

from ._command import shipped


def main() -> None:
    """Becomes the command: same arguments, same exit code."""
    path = shipped()
    os.execv(path, [path, *sys.argv[1:]])


if __name__ == "__main__":
    main()
