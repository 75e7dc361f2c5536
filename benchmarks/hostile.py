"""Time and memory of every command on every hostile workbook, each in a process of its own.

``python benchmarks/hostile.py`` prints them as JSON; ``table.py`` runs it so.  It stays small
itself: a process begins with the memory of the one that starts it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = """\
import json, shutil, sys
from pathlib import Path
from broken.hostile_books import KINDS_OF_HOSTILITY
from broken.parts import SET
from broken.register_cases import REGISTER
made = []
for number, (name, kind) in enumerate(KINDS_OF_HOSTILITY.items()):
    folder = Path(sys.argv[1], str(number))
    (folder / "forms").mkdir(parents=True)
    (folder / "small.toml").write_text(SET, "utf-8")
    (folder / "register.toml").write_text(REGISTER, "utf-8")
    file = kind.made(folder)
    shutil.copyfile(file, folder / "forms" / file.name)
    made.append((name, str(folder), file.name, bool(kind.code)))
print(json.dumps(made))
"""
WITH = ("--set", "small.toml")
COMMANDS = (
    ("score", "{file}", *WITH),
    ("score", "{file}", "--incomplete", *WITH),
    ("score", "forms", *WITH),
    ("explain", "{file}", *WITH),
    ("check", "{file}", *WITH),
    ("examine", "register.toml", "{file}", *WITH),
    ("panel", "{file}", *WITH),
    ("import", "{file}", "-o", "draft.toml"),
)


def measured() -> list[tuple[str, str, float, float]]:
    """Return, for every file, what becomes of it, and the most CPU seconds and MB of a command."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests"))),
            "PYTHONPYCACHEPREFIX": str(Path(folder, "compiled")),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        build = [sys.executable, "-c", BUILD, folder]
        done = subprocess.run(build, check=True, env=environment, stdout=subprocess.PIPE)
        made = json.loads(done.stdout)
        for words in COMMANDS:
            # so that all modules are compiled, as they are once installed
            _run([word.format(file=made[0][2]) for word in words], made[0][1], environment)
        for name, inside, file, refused in made:
            seconds = megabytes = 0.0
            for words in COMMANDS:
                arguments = [word.format(file=file) for word in words]
                status, taken, peak = _run(arguments, inside, environment)
                # the sound sheet of ours with a link is no table to import
                expected = int(refused or words[0] == "import")
                if "forms" not in words and status != expected:
                    raise SystemExit(f"{name}: {' '.join(arguments)} ended with {status}")
                seconds, megabytes = max(seconds, taken), max(megabytes, peak)
            found.append((name, "refused" if refused else "read", seconds, megabytes))
    return found


def _run(
    arguments: list[str], folder: str, environment: dict[str, str]
) -> tuple[int, float, float]:
    """Return exit status, CPU seconds and the megabytes of the largest process of a command."""
    child = subprocess.Popen(
        [sys.executable, "-m", "scoring", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured()))
