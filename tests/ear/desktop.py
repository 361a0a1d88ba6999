"""A desktop without a screen or a sound, for a screen reader and a voice that are real: X, a bus, a window manager."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserType

from tests.waiting import until

HERE = Path(__file__).parent
NEEDS = ("Xvfb", "dbus-daemon", "openbox", "orca", "speech-dispatcher", "xdotool", "chromium")
"""What scripts/prerequisites.sh installs when it is asked for `ear`."""

VOICES = """LogLevel 1
AudioOutputMethod "libao"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
"""
SILENT = "default_driver=null\n"
"""Where the sound goes: nowhere, at once."""

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-background-networking",
            "--window-size=1000,860", "--force-renderer-accessibility", "--enable-speech-dispatcher")  # fmt: skip


class Desktop:
    """What is said by Orca is written down by `orca-customizations.py`, one line of JSON an utterance."""

    def __init__(self, home: Path) -> None:
        self.home, self.running = home, []
        run, told = home / "run", home / "told"
        for folder in (run, told, home / "voices" / "modules", home / "orca"):
            folder.mkdir(parents=True, mode=0o700)
        self.said_in = told / "said"
        self.said_in.touch()
        self.env = {
            **{key: value for key, value in os.environ.items() if not key.startswith("DBUS_")},
            "HOME": str(home), "XDG_RUNTIME_DIR": str(run), "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache"), "LANG": "C.UTF-8",
            "GSETTINGS_BACKEND": "memory", "SPEECHD_ADDRESS": f"unix_socket:{run / 'speechd.sock'}",
            "EAR": str(self.said_in),
        }  # fmt: skip
        self._screen()
        self._bus()
        self._go("openbox")
        self._voice()

    def _screen(self) -> None:
        ours, its = os.pipe()
        self._go("Xvfb", "-displayfd", str(its), "-screen", "0", "1280x900x24", "-nolisten", "tcp", pass_fds=[its])
        os.close(its)
        with os.fdopen(ours) as told:
            self.env["DISPLAY"] = f":{told.readline().strip()}"

    def _bus(self) -> None:
        bus = self._go("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE, text=True)
        assert bus.stdout
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()

    def _voice(self) -> None:
        (self.home / ".libao").write_text(SILENT)
        conf, socket = self.home / "voices", self.home / "run" / "speechd.sock"
        (conf / "speechd.conf").write_text(VOICES)
        (conf / "modules" / "espeak-ng.conf").write_text("")
        self._go("speech-dispatcher", "--run-single", "-C", str(conf), "-c", "unix_socket", "-S", str(socket),
                 "-L", str(self.home), "-P", str(self.home / "speechd.pid"), "-t", "0")  # fmt: skip
        until(socket.exists)

    def _go(self, *command: str, **how: Any) -> "subprocess.Popen[Any]":
        how = {"stdout": subprocess.DEVNULL, **how}
        self.running.append(subprocess.Popen(command, env=self.env, stderr=subprocess.DEVNULL, **how))
        return self.running[-1]

    def start_orca(self) -> None:
        shutil.copy(HERE / "orca-customizations.py", self.home / "orca")
        self._go("orca", "--user-prefs", str(self.home / "orca"))
        until(self.all_said, 30)

    def browser(self, chromium: BrowserType) -> Browser:
        return chromium.launch(executable_path="/usr/bin/chromium", headless=False, env=self.env, args=list(CHROMIUM))

    def all_said(self) -> list[str]:
        """Each utterance with its end of line has been said."""
        return [json.loads(line) for line in self.said_in.read_text().splitlines(keepends=True) if line.endswith("\n")]

    def key(self, name: str) -> None:
        subprocess.run(["xdotool", "key", name], env=self.env, check=True)

    def type(self, text: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "40", text], env=self.env, check=True)

    def close(self) -> None:
        for one in reversed(self.running):
            one.terminate()
            try:
                one.wait(5)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()


def missing() -> list[str]:
    return [program for program in NEEDS if not shutil.which(program)]
