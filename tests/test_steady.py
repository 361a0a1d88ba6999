"""The server's clock, under a machine's clock that is set."""

from workshop.steady import Steady, elapsed


class Machine:
    """A machine whose clock can be set."""

    def __init__(self):
        self.now, self.running = 1_764_000_000.0, 500.0

    def passes(self, seconds):
        self.now, self.running = self.now + seconds, self.running + seconds

    def clock(self, **options):
        return Steady(time_of_day=lambda: self.now, elapsed=lambda: self.running, **options)


def test_an_hour_forward_or_back_changes_nothing_for_those_who_are_in_the_middle_of_something():
    machine = Machine()
    clock = machine.clock()
    for jump in (3600, -7200, 3600):
        before = clock()
        machine.now += jump
        machine.passes(10)
        assert clock() == before + 10


def test_it_follows_when_it_is_told_to_and_says_whether_the_clock_had_been_set():
    machine = Machine()
    clock = machine.clock()
    machine.passes(60)
    assert not clock.follow()
    machine.now -= 3600
    assert (clock.wrong_by, clock.follow(), clock()) == (3600, True, machine.now)


def test_after_a_start_with_a_clock_that_was_set_back_nothing_in_the_log_lies_ahead():
    machine = Machine()
    assert machine.clock(at_least=machine.now + 3600)() == machine.now + 3600
    assert machine.clock(at_least=machine.now - 3600)() == machine.now


def test_the_seconds_of_this_machine_go_on():
    assert elapsed() <= elapsed()
