"""Running commands: one place that decides how failures and output are handled."""

import os
import signal
import subprocess


class CommandFailed(RuntimeError):
    """A set-up command did not succeed; the message holds its output."""


def sh(command, *, check=True, timeout=120, text_input=None):
    """Run `command` (list or shell string) and return its standard output as text."""
    done = subprocess.run(
        command,
        shell=isinstance(command, str),
        input=text_input,
        stdin=None if text_input is not None else subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=timeout,
    )
    if check and done.returncode != 0:
        raise CommandFailed(f"{command!r} exited {done.returncode}: {done.stderr[-800:]}{done.stdout[-400:]}")
    return done.stdout


def attempt(command, *, timeout=60, text_input=None):
    """Run `command` for its side effects; a failure or a timeout is part of everyday life, not an error.

    Returns standard output ("" when it timed out). Used for actors and attack tools, which fail on purpose.
    """
    process = subprocess.Popen(
        command,
        shell=isinstance(command, str),
        stdin=subprocess.PIPE if text_input is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        return process.communicate(text_input, timeout=timeout)[0]
    except subprocess.TimeoutExpired:
        # The tool may have children (nsenter, sshpass): end its whole session, which only we started.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return ""
