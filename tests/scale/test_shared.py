"""Several workers' passing stores over a real Redis: they hold the same, also when Redis is killed meanwhile."""

import contextlib
import json
import random
import time
from threading import Thread

import pytest
from redis import Redis

from tests.scale.redis_server import RedisServer
from tests.waiting import until
from workshop.passing import Memory, Shared, Unreachable, shared, snapshot

SESSION = "5e55"


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    for name, value in (("BEAT_S", 0.1), ("AGAIN_S", 0.05), ("DEAD_S", 1), ("SILENT_S", 0.5)):
        monkeypatch.setattr(shared, name, value)


@pytest.fixture
def redis(tmp_path):
    server = RedisServer(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def workers(redis):
    them = [Shared(redis.url) for _ in range(3)]
    for one in them:
        one.start()
    for one in them:
        until(lambda one=one: one.reached)
        one.follow(SESSION)
    yield them
    for one in them:
        one.close()


def held(worker):
    """All that a worker knows, but for times and connections of its own making."""
    passage = worker.of(SESSION)
    return {
        "boxes": {run: (box.ballots, box.ledger) for run, box in passage.boxes.items() if box.ledger},
        "finished": {run: phones for run, phones in passage.finished.items() if phones},
        "met": {run: met for run, met in passage.met.items() if met},
        "help": passage.help,
        "here": set(passage.sockets),
        "reads": passage.reads,
        "places": sorted(passage.places.values()),
    }


def all_the_same(workers):
    return all(held(one) == held(workers[0]) for one in workers) and not any(one._out for one in workers)


def seat(worker, draw):
    """One phone is on one worker."""
    return f"couple-{draw.randint(1, 4)}-{worker.worker}", draw.choice("AB")


def receipt(draw):
    return f"{draw.getrandbits(128):032x}"


def differs(workers):
    a, *others = [held(one) for one in workers]
    return [(key, a[key], other[key]) for other in others for key in a if a[key] != other[key]]


ACTS = {
    "answer": lambda worker, draw: worker.answer(
        SESSION, draw.randint(1, 2), seat(worker, draw), receipt(draw), {"c": 1}, 1
    ),
    "again": lambda worker, draw: worker.answer(SESSION, 1, seat(worker, draw), receipt(draw), {"c": 2}, 2),
    "connect": lambda worker, draw: worker.connect(
        SESSION, f"p{draw.randint(1, 4)}", f"s{draw.randint(1, 9)}", draw.choice(["", "en", "es"])
    ),
    "progress": lambda worker, draw: worker.progress(SESSION, 1, f"p-{worker.worker}", "finished"),
    "ask": lambda worker, draw: worker.ask(SESSION, f"p-{worker.worker}", receipt(draw), {"item": draw.choice("abc")}),
    "meet": lambda worker, draw: worker.meet(SESSION, 3, f"c{draw.randint(1, 4)}", {"A": 1, "B": 2}),
}


def busy(worker, seed, acts=60, pause=0.0):
    draw = random.Random(seed)
    for _ in range(acts):
        ACTS[draw.choice(list(ACTS))](worker, draw)
        time.sleep(pause * draw.random())


def all_busy(workers, **more):
    threads = [Thread(target=busy, args=(one, seed), kwargs=more) for seed, one in enumerate(workers)]
    for thread in threads:
        thread.start()
    return threads


def test_whatever_is_done_at_the_same_time_all_hold_the_same(workers):
    for thread in all_busy(workers):
        thread.join(30)
    until(lambda: all_the_same(workers))
    assert held(workers[0])["boxes"] and held(workers[0])["help"]


def test_who_comes_later_learns_all_that_passed(workers, redis):
    busy(workers[0], 1)
    late = Shared(redis.url)
    late.start()
    until(lambda: late.reached)
    late.follow(SESSION)
    assert held(late) == held(workers[0])
    late.close()


def test_a_seat_that_answers_on_two_workers_at_once_has_one_answer(workers):
    took = []
    threads = [
        Thread(target=lambda one=one: took.append(one.answer(SESSION, 1, ("c1", "A"), one.worker, {"c": 1})))
        for one in workers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(took) == [False, False, True]
    until(lambda: all_the_same(workers))
    assert all(one.tally(SESSION, 1) == (1, 1) for one in workers)


def test_what_is_sealed_takes_no_answer_on_any_worker_until_it_is_given_free(workers):
    first, second, _ = workers
    first.seal(SESSION, 1)
    assert not second.answer(SESSION, 1, ("c1", "A"), "r1", {"c": 1}) and not second.takes(SESSION, 1)
    first.unseal(SESSION, 1)
    assert second.answer(SESSION, 1, ("c1", "A"), "r2", {"c": 1})
    first.seal(SESSION, 1)
    assert first.ballots(SESSION, 1) == {"r2": {"c": 1}}
    first.in_order(SESSION, [["empty", 1]])
    second.unseal(SESSION, 1)
    assert not second.answer(SESSION, 1, ("c1", "B"), "r3", {"c": 1})


def test_a_redis_that_is_killed_and_forgets_everything_is_told_again(workers, redis):
    threads = all_busy(workers, acts=100, pause=0.05)
    time.sleep(0.5)
    for _ in range(2):
        redis.kill()
        time.sleep(0.5)
        redis.start()
        time.sleep(0.8)
    for thread in threads:
        thread.join(60)
    until(lambda: all(one.reached for one in workers))
    busy(workers[0], 7, acts=3)
    until(lambda: all_the_same(workers), told=lambda: differs(workers))
    late = Shared(redis.url)
    late.start()
    until(lambda: late.reached)
    late.follow(SESSION)
    until(lambda: held(late) == held(workers[0]), seconds=10, told=lambda: differs([workers[0], late]))
    late.close()


def test_without_redis_answers_are_taken_and_nothing_can_be_sealed(workers, redis):
    first, second, _ = workers
    redis.kill()
    until(lambda: not first.reached and not second.reached)
    assert second.answer(SESSION, 1, ("c1", "A"), "r1", {"c": 1})
    with pytest.raises(Unreachable):
        first.seal(SESSION, 1)
    redis.start()
    until(lambda: first.reached and first.ballots(SESSION, 1) == {"r1": {"c": 1}})
    first.seal(SESSION, 1)


def test_phones_of_a_worker_that_dies_are_gone(workers):
    first, second, _ = workers
    first.connect(SESSION, "p1", "s1")
    first.take_place(SESSION, "s2", "Robin", "lead")
    until(lambda: "p1" in second.present(SESSION) and second.duties(SESSION) == ["lead"])
    first.close()
    until(lambda: "p1" not in second.present(SESSION) and second.duties(SESSION) == [])
    assert second.of(SESSION).away["p1"] == pytest.approx(time.time(), abs=10)


def read(worker):
    return {phone: worker.languages(SESSION, [phone]) for phone in worker.present(SESSION)}


def test_what_a_phones_page_reads_in_is_known_to_all_until_it_goes(workers, redis):
    first, second, _ = workers
    first.connect(SESSION, "p1", "s1", "es")
    second.connect(SESSION, "p1", "s2", "en")
    second.connect(SESSION, "p2", "s3")
    expected = {"p1": {"es", "en"}, "p2": set()}
    until(lambda: all(read(one) == expected for one in workers))
    first.in_order(SESSION, [["forget"]])
    late = Shared(redis.url)
    late.start()
    until(lambda: late.reached)
    late.follow(SESSION)
    until(lambda: read(late) == expected)
    late.close()
    first.disconnect(SESSION, "p1", "s1", 1.0)
    until(lambda: all(one.languages(SESSION, ["p1", "p2"]) == {"en"} for one in workers))
    until(lambda: second.of(SESSION).reads == {f"{second.worker}:s2": "en"})


def test_a_version_that_does_not_say_what_pages_read_in_is_understood_and_understands(workers, redis):
    """What it is told goes to it as something further, which it passes over: what it knows has kept its shape."""
    first, second, _ = workers
    first.at_once(SESSION, [["connect", "p1", f"{first.worker}:s1"]])
    told = snapshot.who_is_here(first.of(SESSION), first.worker)
    first.in_order(SESSION, [["merge", {name: said for name, said in told.items() if name != "reads"}]])
    until(lambda: "p1" in second.present(SESSION) and not second.languages(SESSION, ["p1"]))
    second.connect(SESSION, "p2", "s2", "es")
    until(lambda: "p2" in first.present(SESSION))
    with Redis.from_url(redis.url) as one:
        found = one.xrange(f"{shared.SPACE}:session:{SESSION}")
    told = [json.loads(entry[b"e"])[2]["do"] for _, entry in found]
    [(_, read_in)] = [do for do in told if do[0] == ["connect", "p2", f"{second.worker}:s2"]]
    assert read_in == ["read_in", f"{second.worker}:s2", "es"]


def test_phones_of_a_worker_that_was_not_heard_of_for_a_while_are_here_again(workers, redis):
    first, second, _ = workers
    first.connect(SESSION, "p1", "s1")
    first.take_place(SESSION, "s2", "Robin", "lead")
    until(lambda: "p1" in second.present(SESSION) and second.duties(SESSION) == ["lead"])

    def taken_for_gone():
        with Redis.from_url(redis.url) as one:
            one.delete(f"{shared.SPACE}:worker:{first.worker}")
        return "p1" not in second.present(SESSION)

    until(taken_for_gone)
    until(lambda: "p1" in second.present(SESSION) and second.duties(SESSION) == ["lead"])
    first.disconnect(SESSION, "p1", "s1", 1.0)
    until(lambda: not second.present(SESSION))


def test_a_redis_that_stands_still_counts_as_away_and_nothing_is_lost_by_it(workers, redis):
    first, second, third = workers
    first.connect(SESSION, "p1", "s1")
    until(lambda: all_the_same(workers))
    with redis.frozen():
        assert second.answer(SESSION, 1, ("c1", "A"), "r1", {"c": 1}), "it waits, but not for long"
        until(lambda: not any(one.reached for one in workers), seconds=20)
        with pytest.raises(Unreachable):
            first.seal(SESSION, 1)
        assert third.allow("code:192.0.2.1", 1, 1)
        third.connect(SESSION, "p2", "s2")
    until(lambda: all(one.reached for one in workers))
    until(lambda: all_the_same(workers), told=lambda: differs(workers))
    assert first.ballots(SESSION, 1) == {"r1": {"c": 1}}
    assert first.present(SESSION) == {"p1", "p2"}
    first.seal(SESSION, 1)


@pytest.mark.long
def test_a_session_that_slept_and_is_asked_for_without_redis_is_whole_once_redis_is_back(workers, redis):
    """What a worker wrote itself, before it let the session go, it has to read like everybody else's."""
    first, second, _ = workers
    assert first.answer(SESSION, 1, ("c1", "A"), "r1", {"c": 1}) and first.let_go(SESSION)
    with redis.frozen():
        until(lambda: not first.reached)
        first.follow(SESSION)
        assert first.answer(SESSION, 1, ("c1", "B"), "r2", {"c": 2})
    until(lambda: first.reached and second.reached)
    until(lambda: all_the_same(workers), told=lambda: differs(workers))
    assert first.ballots(SESSION, 1) == {"r1": {"c": 1}, "r2": {"c": 2}}


def test_while_redis_is_away_no_session_is_let_go_for_it_is_known_here_only(workers, redis):
    first, second, _ = workers
    redis.kill()
    until(lambda: not first.reached)
    assert first.answer(SESSION, 1, ("c1", "A"), "r1", {"c": 1}) and not first.let_go(SESSION)
    redis.start()
    until(lambda: first.reached and second.ballots(SESSION, 1) == first.ballots(SESSION, 1) == {"r1": {"c": 1}})
    second.connect(SESSION, "p1", "s1")
    until(lambda: "p1" in first.present(SESSION))
    assert first.let_go(SESSION) and not second.let_go(SESSION), "who is with another worker, that one knows"
    first.follow(SESSION)
    assert first.present(SESSION) == {"p1"} and first.tally(SESSION, 1) == (1, 1)


def test_workers_with_different_databases_of_one_redis_hear_nothing_of_each_other(workers, redis):
    apart = Shared(redis.url.removesuffix("0") + "1")
    apart.start()
    until(lambda: apart.reached)
    apart.follow(SESSION)
    assert apart.answer(SESSION, 1, ("c1", "A"), "apart", {"c": 1})
    assert workers[0].answer(SESSION, 1, ("c1", "A"), "here", {"c": 1})
    until(lambda: all_the_same(workers))
    assert [set(one.ballots(SESSION, 1)) for one in (workers[0], apart)] == [{"here"}, {"apart"}]
    apart.close()


def test_limits_are_shared_except_those_of_one_phone(workers):
    first, second, _ = workers
    assert [one.allow("code:192.0.2.1", 0.001, 3) for one in (first, second, first, second)] == [
        True,
        True,
        True,
        False,
    ]
    assert first.spent("code:192.0.2.1", 0.001, 3) and not second.spent("code:192.0.2.2", 0.001, 3)
    assert [one.allow("act:s:p", 0.001, 1) for one in (first, second, first)] == [True, True, False]


def test_what_only_a_newer_worker_knows_is_passed_over_by_an_older_one(workers):
    first, second, _ = workers
    first._put(SESSION, [["shuffle", 1, {"who": []}]], {"mood": 7})
    assert first.answer(SESSION, 1, ("c1", "A"), "r1", {"c": 1})
    until(lambda: all_the_same(workers))
    assert second.reached and second.ballots(SESSION, 1) == {"r1": {"c": 1}}


def test_one_that_is_alone_has_the_same_methods():
    alone = Memory()
    alone.follow(SESSION)
    alone.seal(SESSION, 1)
    assert alone.answer(SESSION, 1, ("c1", "A"), "r1", {"c": 1})
    alone.in_order(SESSION, [["empty", 1]])
    assert alone.tally(SESSION, 1) == (0, 0)
    with contextlib.closing(alone):
        alone.start()


def test_what_was_counted_is_in_redis_no_more_and_who_comes_later_knows_the_rest(workers, redis):
    first, second, _ = workers
    first.connect(SESSION, "phone-here", "s1")
    for run in (1, 2):
        assert second.answer(SESSION, run, (f"couple-{run}", "A"), f"receipt-{run}", {"text": f"words-{run}"})
    assert b"words-1" in redis.everything()
    first.in_order(SESSION, [["empty", 1]])
    until(lambda: not first._compact)
    told = redis.everything()
    for planted in (b"words-1", b"receipt-1", b"couple-1"):
        assert planted not in told
    assert b"words-2" in told
    late = Shared(redis.url)
    late.start()
    until(lambda: late.reached)
    late.follow(SESSION)
    assert held(late) == held(first)
    assert late.ballots(SESSION, 2) == {"receipt-2": {"text": "words-2"}}
    late.progress(SESSION, 2, "p9", "finished")
    until(lambda: all_the_same([*workers, late]))
    late.close()


def test_a_worker_that_missed_what_was_cut_goes_on_from_what_is_left(workers):
    first, second, _ = workers
    listening, second._heard = second._heard, lambda text: None
    first.answer(SESSION, 1, ("c1", "A"), "r1", {"c": 1})
    first.in_order(SESSION, [["empty", 1]])
    first.answer(SESSION, 2, ("c1", "A"), "r2", {"c": 2})
    until(lambda: not first._compact)
    second._heard = listening
    first.answer(SESSION, 2, ("c1", "B"), "r3", {"c": 3})
    until(lambda: all_the_same(workers))
