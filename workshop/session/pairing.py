"""Rules for phones: joining, pairing by four words, coming back, sealed texts."""

from workshop.session import events as e
from workshop.session import names
from workshop.session.rules import Act, Now, Refused, Rule, rule
from workshop.session.state import Couple, State

PHONE: dict[str, Rule] = {}
"""Acts of a phone that belong into the log."""

MOST_PHONES = 5_000
"""Far above the largest room; keeps one stranger from filling the log with phones that are none."""

WRONG_WORDS = "We know no couple with these four words. Please look at them again on your partner's phone."
FULL = "These words belong to a couple that is already complete. If one of you lost a phone, close that one first."


@rule(PHONE, "join")
def join(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    if phone in state.phones:
        return []
    if len(state.phones) >= MOST_PHONES:
        raise Refused("This room is full. Please speak to the facilitator.", "full")
    return [e.Joined(now.at, phone)]


@rule(PHONE, "start_couple")
def start_couple(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    if _mine(state, phone, act["couple"]):
        return []
    _must_be_free(state, phone)
    if act["couple"] in state.couples:
        raise Refused("Please draw new words: these are taken.", "full")
    return [e.CoupleStarted(now.at, act["couple"], phone, _name(state, now))]


@rule(PHONE, "join_couple")
def join_couple(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    """Ask to be let into the couple whose words one knows: as the partner, or back into a lost phone's seat."""
    couple = state.couples.get(act["couple"])
    if couple and (couple.asking == phone or phone in couple.phones):
        return []
    _must_be_free(state, phone)  # first, so that nobody in a couple learns which words others have
    if couple is None or couple.alone:
        raise Refused(WRONG_WORDS, "not_found")
    if couple.asking and couple.asking in now.present:
        raise Refused("Somebody is just being let in with these words. Please wait a moment.", "full")
    if not couple.complete:
        return [e.PartnerAsked(now.at, couple.id, phone)]
    return [e.SeatAsked(now.at, couple.id, phone, _lost_seat(couple, now))]


def _lost_seat(couple: Couple, now: Now) -> str:
    """The seat whose phone is away while the partner's is here to say yes."""
    away = [seat for seat, phone in (("A", couple.a), ("B", couple.b)) if phone not in now.present]
    if not away:
        raise Refused(FULL, "full")
    if len(away) == 2:
        raise Refused("Your partner's phone has to be connected, so that it can say yes to this one.", "not_now")
    return away[0]


@rule(PHONE, "go_alone")
def go_alone(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    if _mine(state, phone, _alone_id(phone, "solo")):
        return []
    _must_be_free(state, phone)
    return [e.WentAlone(now.at, _alone_id(phone, "solo"), phone, _name(state, now))]


@rule(PHONE, "go_shared")
def go_shared(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    """One phone for two: they do what is spoken; nothing private and nothing for the room is asked of it."""
    if _mine(state, phone, _alone_id(phone, "both")):
        return []
    _must_be_free(state, phone)
    return [e.WentShared(now.at, _alone_id(phone, "both"), phone, _name(state, now))]


@rule(PHONE, "confirm")
def confirm(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    """Yes to the phone that asks. A lost phone that is back in the meantime keeps its seat."""
    couple = _in_question(state, phone, act["asking"])
    if phone in couple.yes:
        return []
    if couple.ask == "seat" and couple.lost in now.present:
        return [e.Declined(now.at, couple.id, phone)]
    return [e.Confirmed(now.at, couple.id, phone)]


@rule(PHONE, "decline")
def decline(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    return [e.Declined(now.at, _in_question(state, phone, act["asking"]).id, phone)]


@rule(PHONE, "cancel")
def cancel(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    """Stop waiting: for a partner with one's own words, or for a yes."""
    couple = state.asked_by(phone) or state.couple_of(phone)
    if couple is None:
        return []
    if couple.two and couple.asking != phone:
        raise Refused("You two are paired already.")
    return [e.Cancelled(now.at, couple.id, phone)]


@rule(PHONE, "pause_us")
def pause_us(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    couple = state.couple_of(phone)
    if couple is None or not couple.complete:
        raise Refused("You can pause once you are in the room together.")
    paused = couple.seat_of(phone) in couple.paused
    return [] if paused == act["on"] else [e.CouplePaused(now.at, couple.id, act["on"], phone)]


@rule(PHONE, "part")
def part(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    """Work separately from now on. The partner's phone is not told."""
    couple = _of_two(state, phone)
    if couple.seat_of(phone) in couple.parted_by and phone not in couple.again:
        return []
    return [e.CoupleParted(now.at, couple.id, phone)]


@rule(PHONE, "together")
def together(state: State, phone: str, act: Act, now: Now) -> list[e.Event]:
    """The four words once more. Of two who have not parted it changes nothing, so that trying it tells nothing."""
    couple = _of_two(state, phone)
    if act["couple"] != couple.id:
        raise Refused(WRONG_WORDS, "not_found")
    return [e.TogetherAsked(now.at, couple.id, phone)]


def _of_two(state: State, phone: str) -> Couple:
    couple = state.couple_of(phone)
    if couple is None or not couple.two:
        raise Refused("This is for two who each have a phone here.")
    return couple


def _mine(state: State, phone: str, couple: str) -> bool:
    return state.phones.get(phone) == couple


def _must_be_free(state: State, phone: str) -> None:
    if phone not in state.phones:
        raise Refused("Please agree and practise the menu first.")
    if state.couple_of(phone) or state.asked_by(phone):
        raise Refused("This phone is in a couple already.", "full")


def _in_question(state: State, phone: str, asking: str) -> Couple:
    """The couple that somebody wants into, if it is still the one this phone was asked about."""
    couple = state.asked_by(phone) or state.couple_of(phone)
    if couple is None or couple.question is None:
        raise Refused("There is nothing to answer any more.")
    if couple.asks(phone) != asking:
        raise Refused("Another phone has asked meanwhile. Please look at it once more.")
    return couple


def _name(state: State, now: Now) -> str:
    return names.draw((couple.name for couple in state.couples.values()), now.chance, state.about.language)


def _alone_id(phone: str, form: str) -> str:
    """A unit's id for one phone, `solo` or `both`; never the id of a couple, which has 32 hex digits."""
    return f"{form}-{phone}"
