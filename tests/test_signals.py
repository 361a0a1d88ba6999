"""A server is asked to stop at moments that nobody chooses."""

import signal
import subprocess
import sys

import pytest

SERVER = """
from workshop import concurrency
concurrency.patch()
import os, signal, subprocess, sys, weakref
import eventlet
from eventlet.hubs import get_hub

class Thing:
    pass

def fall():
    thing = Thing()
    watch = weakref.ref(thing, lambda gone: os.kill(os.getpid(), signal.{signal}))
    del thing

concurrency.stop_on_signals()
{when}
try:
    eventlet.spawn(eventlet.sleep, 3600).wait()
except SystemExit:
    print("stopped", flush=True)
"""
MOMENTS = {
    "in the hub": "get_hub().schedule_call_global(0.05, fall)",
    "in a green thread": "eventlet.spawn_after(0.05, fall)",
    "while nothing is to do": "subprocess.Popen(f'sleep 0.2; kill -{signal} {{os.getpid()}}', shell=True)",
}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_is_heard_wherever_it_comes_in_between(moment, name):
    when = MOMENTS[moment].format(signal=getattr(signal, name).value)
    program = SERVER.format(signal=name, when=when)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False)
    assert done.stdout == "stopped\n", done.stderr
