"""A server is asked to stop at moments that nobody chooses."""

import os
import signal
import subprocess
import sys

import pytest

from workshop.concurrency import MODES

pytestmark = pytest.mark.slow

SERVER = """
from workshop import concurrency
concurrency.patch()
import os, signal, subprocess, sys, weakref

green = concurrency.green()

class Thing:
    pass

def fall():
    thing = Thing()
    watch = weakref.ref(thing, lambda gone: os.kill(os.getpid(), signal.{signal}))
    del thing

def later(work):
    green.sleep(0.05)
    work()

concurrency.stop_on_signals()
{when}
try:
    green.sleep(3600)
except SystemExit:
    print("stopped", flush=True)
"""
MOMENTS = {
    "in the hub": "green.spawn(later, lambda: green.soon(fall))",
    "in a green thread": "green.spawn(later, fall)",
    "while nothing is to do": "subprocess.Popen(f'sleep 0.2; kill -{signal} {{os.getpid()}}', shell=True)",
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_is_heard_wherever_it_comes_in_between(mode, moment, name):
    when = MOMENTS[moment].format(signal=getattr(signal, name).value)
    program = SERVER.format(signal=name, when=when)
    env = {**os.environ, "WORKSHOP_ASYNC": mode}
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=20, check=False
    )
    assert done.stdout == "stopped\n", done.stderr
