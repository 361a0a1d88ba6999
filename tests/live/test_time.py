"""Asking for the time says what one holds: whoever lost a view on the way gets it, and nobody else hears of it."""

from tests.live.people import run


def ask(client, seen):
    return run(client.socket.call("time", seen, timeout=10))


def heard_since(client, seen):
    """Names of the views that asking brings."""
    client.heard.clear()
    ask(client, seen)
    ask(client, None)  # what was sent before this answer has arrived with it
    return [name for name, _ in client.heard]


def test_whoever_holds_older_views_gets_them_anew(evening):
    room = evening()
    ana, ben = room.couples(1)
    screen = room.screen()
    room.desk.step("this-hour")
    for client, view, names in ((ana, "room", ["room", "mine"]), (screen, "screen", ["screen"])):
        seq = client.see(view, lambda shown: shown["step"])["seq"]
        assert heard_since(client, seq - 1) == names
        assert heard_since(client, seq) == []
    assert heard_since(room.desk, 0) == ["desk"]
    assert ana.views["mine"]["seq"] < ana.views["room"]["seq"] or heard_since(ana, ana.views["room"]["seq"]) == []
    ben.heard.clear()
    ask(ana, 0)
    assert ben.heard == []


def test_asking_for_everything_again_and_again_brings_it_a_few_times(evening):
    room = evening()
    ana, _ = room.couples(1)
    room.desk.step("this-hour")
    assert len([told for _ in range(40) for told in heard_since(ana, 0)]) < 30


def test_nonsense_in_the_place_of_a_number_is_an_ordinary_question(evening):
    room = evening()
    ana, _ = room.couples(1)
    for seen in ("1", [], {"seq": 1}, None, 1.5, True):
        assert isinstance(ask(ana, seen), float)
