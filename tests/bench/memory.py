"""How much memory a program takes at most."""

from pathlib import Path

KIB_PER_MIB = 1024
_SELF = Path("/proc/self")
_LARGEST = "5"  # Source: man 5 proc_pid_clear_refs, read 2026-03


def largest_mib() -> float:
    """Return the largest size that this program ever had; what a parent had before it began does not count, as `getrusage` has it."""
    lines = (_SELF / "status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / KIB_PER_MIB


def count_anew() -> None:
    """Let the largest size be the present one."""
    (_SELF / "clear_refs").write_text(_LARGEST, encoding="ascii")
