#!/usr/bin/env python3
"""Make the kit's own Python environment once, then run the kit or its tests.

    python3 start.py                 open the guided notebooks
    python3 start.py ARGS...         run `workshop-kit ARGS...`
    python3 start.py test [ARGS...]  run the tests, `pytest ARGS...`

The environment lies in .venv beside this file and holds exactly what the lock file names. It is complete when its
stamp is there: the stamp is taken away before anything changes and written last, so whatever interrupts an
installation, the next run starts it again from nothing. Standard library only; messages are plain ASCII on stderr.
"""

import errno
import hashlib
import json
import os
import sys
from pathlib import Path

TYPE_CHECKING = False  # typing itself would cost every start a few milliseconds
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit(
        "The workshop kit needs Python %d.%d or newer and this is %d.%d: install a current Python, "
        "then run this again with it." % (OLDEST + tuple(sys.version_info[:2]))
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "ready.json"
LOG = VENV / "install.log"
BUSY = ROOT / ".venv.lock"
LOCKS = {"kit": "requirements.lock", "test": "requirements-test.lock"}
SPACE_NEEDED = 1_000_000_000
FONTS = Path("/usr/share/fonts")
POSTGRES = Path("/usr/lib/postgresql")
DEBIAN_FONTS = {
    "fonts-noto-core": FONTS / "truetype/noto/NotoSans-Regular.ttf",
    "fonts-noto-cjk": FONTS / "opentype/noto/NotoSansCJK-Regular.ttc",
}
FULL_DISK = "The disk is full: free about 1 GB and try again."
NO_NETWORK = (
    "The libraries could not be downloaded: connect to the internet and try again. "
    "It is needed this once; afterwards the kit works without."
)
OTHER_FILES = "A downloaded library is not the one this kit was checked with: try again, perhaps on another network."
NO_FILES = "A library has no ready-made file for this Python: use Python 3.11 to 3.14, 64 bit, from python.org."
IN_USE = "The environment is in use or may not be changed: close running notebooks and try again."
# A sentence, and what installers print when it is the one that helps; the first that fits counts.
REASONS = {
    FULL_DISK: "no space left|not enough space|disk quota exceeded",
    OTHER_FILES: "do not match the hashes|hash mismatch",
    NO_NETWORK: "name resolution|dns error|getaddrinfo|network is unreachable|connection refused|timed out|proxyerror"
    "|failed to establish a new connection|error sending request|certificate verify failed|connection broken"
    "|connection reset|incompleteread",
    NO_FILES: "no matching distribution|no wheels|no matching platform tag|no matching python",
    IN_USE: "permission denied|access is denied|being used by another process",
}


class Trouble(Exception):
    """One sentence that says what is missing and what to do."""


def say(text: str) -> None:
    """Tell how far it is. Standard output belongs to the command that runs in the end."""
    print(text, file=sys.stderr, flush=True)


# --- is the environment there? -------------------------------------------------------------------------------------


def script(name: str) -> Path:
    """A program inside the environment."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def base_python() -> str:
    """The interpreter that the environment stands on: without it, or with another, the environment is dead."""
    if os.name != "nt":
        return os.path.realpath(script("python"))
    settings = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    home = next(line.partition("=")[2].strip() for line in settings.splitlines() if line.startswith("home"))
    return os.path.join(home, "python.exe")


def digest(group: str) -> str:
    """Changes with everything that decides what is installed."""
    text = b"".join((ROOT / name).read_bytes() for name in (LOCKS[group], "pyproject.toml"))
    return hashlib.sha256(text).hexdigest()


def read_stamp() -> dict[str, str]:
    """What the finished environment was made from; empty when it is not finished, was moved, or lost its Python."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_bytes())
        sound = stamp["place"] == str(VENV) and stamp["base"] == base_python() and os.path.exists(stamp["base"])
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return {}
    return stamp if sound else {}


def write_stamp(group: str, tool: str) -> None:
    """Declare the environment complete; the test lock holds all of the kit's."""
    groups = ("kit", "test") if group == "test" else ("kit",)
    stamp = {"place": str(VENV), "base": base_python(), "tool": tool, **{name: digest(name) for name in groups}}
    draft = STAMP.with_suffix(".new")
    draft.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    os.replace(draft, STAMP)


def is_ready(group: str) -> bool:
    """Whether the environment holds what the group's lock file names."""
    return read_stamp().get(group) == digest(group)


# --- making it -----------------------------------------------------------------------------------------------------


def prepare(group: str) -> None:
    """Make or complete the environment, one run at a time."""
    busy = wait_for_turn()
    try:
        if not is_ready(group):  # another run may have done it while this one waited
            install(group, busy.fileno())
    finally:
        busy.close()


def wait_for_turn() -> "TextIO":
    """An open file that only one run can hold; the system lets go of it when its holder ends, however it ends."""
    file = open(BUSY, "a+")  # noqa: SIM115  the caller closes it
    if not try_lock(file.fileno()):
        say("Another run is preparing the environment; waiting for it ...")
        while not try_lock(file.fileno()):
            import time

            time.sleep(0.2)
    return file


def try_lock(handle: int) -> bool:
    """Take the lock if nobody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True


def install(group: str, busy: int) -> None:
    """Bring the environment to what the lock file says; from nothing unless the last installation was finished."""
    import shutil

    uv = shutil.which("uv")
    tool = "uv" if uv else "pip"
    finished = read_stamp().get("tool") == tool
    STAMP.unlink(missing_ok=True)
    if not finished:
        say("Preparing the workshop kit (once, a minute or two) ...")
        create(uv, busy)
    pip = [uv, "pip"] if uv else [str(script("python")), "-m", "pip"]
    quiet = ["--python", str(script("python")), "--compile-bytecode"] if uv else ["--no-input", "--retries", "2"]
    lock = ROOT / LOCKS[group]
    exact = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    work("Installing the libraries", [*pip, "install", *quiet, *exact], busy, lock.read_text("utf-8").count("=="))
    itself = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    work("Installing the kit itself", [*pip, "install", *quiet, *itself], busy)
    write_stamp(group, tool)
    say("The workshop kit is ready.")


def create(uv: str | None, busy: int) -> None:
    """An empty environment; whatever lay there is taken away first."""
    import shutil

    if shutil.disk_usage(ROOT).free < SPACE_NEEDED:
        raise Trouble(FULL_DISK)
    if VENV.is_symlink():
        VENV.unlink()
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    # Never the interpreter of an environment, which may be the one that was just taken away.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if uv:
        work("Making the environment", [uv, "venv", "--allow-existing", "--python", python, str(VENV)], busy)
        return
    need_venv()
    work("Making the environment", [python, "-m", "venv", str(VENV)], busy)


def need_venv() -> None:
    """Debian and Ubuntu keep a part of Python in a package of its own."""
    from importlib.util import find_spec

    if find_spec("venv") is None or find_spec("ensurepip") is None:
        name = "python%d.%d-venv" % sys.version_info[:2]
        raise Trouble(
            f"This Python has no venv module: install it (on Debian and Ubuntu: sudo apt install {name}) and try again."
        )


def clean_environment() -> dict[str, str]:
    """The user's variables less those that would lead Python or pip away from .venv."""
    lost = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in lost}
    return {**kept, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def work(what: str, command: list[str], busy: int | None = None, total: int = 0, log: Path = LOG) -> None:
    """Run one installing command: its words go into the log, a line about it to the person.

    The child holds the lock as well: an installer that outlives this run must not meet the next one's.
    """
    import subprocess

    held = () if busy is None or os.name == "nt" else (busy,)
    environment = {**clean_environment(), "PYTHONUNBUFFERED": "1", "DEBIAN_FRONTEND": "noninteractive"}
    story = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        cwd=ROOT,
        env=environment,
        pass_fds=held,
    ) as child:
        assert child.stdout
        show = progress(what, total)
        for line in child.stdout:
            story.append(line)
            show(line)
    show(None)
    with open(log, "a", encoding="utf-8") as file:
        file.writelines([f"{what}: {' '.join(command)}\n", *story])
    if child.returncode:
        raise Trouble(reason(what, story, log))


def progress(what: str, total: int) -> "Callable[[str | None], None]":
    """A function to hand each line of an installer to, and None at the end: a counter on a terminal, else one line."""
    terminal = sys.stderr.isatty()
    counted = 0

    def show(line: str | None) -> None:
        nonlocal counted
        if not terminal:
            return
        if line is None:
            print(file=sys.stderr)
        elif line.startswith("Collecting ") and total:
            counted += 1
            name = line.split()[1].partition("==")[0]
            print(f"\r  {what} ... {counted} of {max(counted, total)}  {name:<32.32}", end="", file=sys.stderr)
        sys.stderr.flush()

    print(f"  {what} ...", end="" if terminal else "\n", file=sys.stderr, flush=True)
    return show


def reason(what: str, story: list[str], log: Path) -> str:
    """The sentence for a failed installer, from what it printed."""
    text = "".join(story).lower()
    for sentence, signs in REASONS.items():
        if any(sign in text for sign in signs.split("|")):
            return sentence
    last = next((line.strip() for line in reversed(story) if line.strip()), "nothing")
    return f'{what} failed, and the installer said: "{last}". The whole story is in {log}; try again.'


# --- running -------------------------------------------------------------------------------------------------------


def run(command: list[str]) -> int:
    """Become the command; where a process cannot become another, wait for it."""
    if os.name != "nt":
        os.execve(command[0], command, clean_environment())
    return wait_for(command)


def wait_for(command: list[str]) -> int:
    """Run the command and give how it ended."""
    import subprocess

    with subprocess.Popen(command, env=clean_environment()) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child got it too and decides when it ends
                continue


def kit_command(arguments: list[str]) -> list[str]:
    """`workshop-kit`, run by its Python by name because a shebang line has a greatest length."""
    launcher = str(script("workshop-kit"))
    return [launcher, *arguments] if os.name == "nt" else [str(script("python")), launcher, *arguments]


# --- what tests need besides Python --------------------------------------------------------------------------------


def find_browser() -> str | None:
    """An installed browser of the Chrome family; the kit's own search, which needs no library."""
    import runpy

    found = runpy.run_path(str(ROOT / "workshop_kit" / "browser.py"))["find_browser"]()
    return str(found) if found else None


def debian_packages(heavy: bool = False) -> list[str]:
    """What the tests need and this machine lacks, by the names of Debian's packages; `heavy` ones need more."""
    import shutil
    from importlib.util import find_spec

    wanted = {
        "python3-venv": find_spec("ensurepip") is None and not shutil.which("uv"),
        "chromium": find_browser() is None,
        "postgresql": not any(POSTGRES.glob("*/bin/initdb")) and not shutil.which("initdb"),
        **{name: not file.exists() for name, file in DEBIAN_FONTS.items()},
        "libreoffice-calc-nogui": heavy and not shutil.which("soffice"),
        "default-jre-headless": heavy and not shutil.which("java"),
    }
    return [name for name, lacking in wanted.items() if lacking]


def prepare_machine(heavy: bool = False) -> None:
    """On a Debian machine that this run may change, install what the tests need."""
    import shutil
    import tempfile

    apt = shutil.which("apt-get")
    if not apt or os.name == "nt" or os.geteuid() != 0 or not debian_packages(heavy):
        return
    log = Path(tempfile.gettempdir()) / "workshop-kit-apt.log"
    names = debian_packages(heavy)
    try:
        work("Asking Debian for its packages", [apt, "update"], log=log)
        work(f"Installing {', '.join(names)}", [apt, "install", "--yes", "--no-install-recommends", *names], log=log)
    except Trouble as trouble:
        say(f"  {trouble} The tests that need {', '.join(names)} will say so.")


def run_tests(arguments: list[str]) -> int:
    """All that the tests need, then pytest in the kit's folder."""
    prepare_machine("--heavy" in arguments)
    if not is_ready("test"):
        prepare("test")
    if not find_browser():
        work("Installing a browser for the tests", [str(script("python")), "-m", "playwright", "install", "chromium"])
    browser = find_browser()
    if browser:
        os.environ["WORKSHOP_KIT_BROWSER"] = browser
    os.environ["PATH"] = os.pathsep.join((str(script("python").parent), os.environ.get("PATH", "")))
    # The kit is started hundreds of times: compiled once, not each time.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.chdir(ROOT)
    ended = [wait_for([str(script("python")), "-m", "pytest", *one]) for one in rounds(arguments)]
    return int(any(ended))


def rounds(arguments: list[str]) -> list[list[str]]:
    """What pytest is asked for, one time after the other.

    Folders share the processors, but for the benchmarks: what is timed has the machine for itself. Files
    come in the order of their names, browsers before units: no processor waits at the end for another's long one.
    """
    named = [one for one in arguments if not one.startswith("-")]
    if any(".py" in one or "benchmarks" in one for one in named):
        return [arguments]
    together = ["--numprocesses", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile", "--no-loadscope-reorder"]
    if named:
        return [[*together, *arguments]]
    return [[*together, "--ignore", "tests/benchmarks", *arguments], ["tests/benchmarks", *arguments]]


def main(arguments: list[str]) -> int:
    """Prepare, then run."""
    if sys.maxsize < 2**32:
        raise Trouble("This is a 32-bit Python, for which there are no libraries: install a 64-bit one and try again.")
    if arguments[:1] == ["test"]:
        return run_tests(arguments[1:])
    if not is_ready("kit"):
        prepare("kit")
    return run(kit_command(arguments or ["start"]))


def explain(error: OSError) -> str:
    """A sentence for what the system refused."""
    place = error.filename or ROOT
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL_DISK
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{place} may not be written: copy the kit's folder to a place of your own and run it there."
    return f"{error.strerror or error} ({place}): put it right and try again."


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(f"start.py: {trouble}")
    except OSError as error:
        sys.exit(f"start.py: {explain(error)}")
    except KeyboardInterrupt:
        say("\nstart.py: Stopped. Run it again to go on.")
        sys.exit(130)
