"""Coming in: agreeing, practising the menu, four words between two phones, and names that only these two can read."""

import asyncio

from workshop.rehearsal.phone import Phone
from workshop.rehearsal.sealing import Keys, derive, draw_phrase, seal, unseal
from workshop.rehearsal.views import Lost

PATIENCE_S = 60.0
SLOT = "name"


async def join(phone: Phone) -> None:
    await phone.act("help", item="practice", when=None)
    await phone.act("join", consent=True, practised=True)
    phone.joined = True


async def pair(phone: Phone) -> None:
    """The first shows the words, the second enters them; both say yes and tell their names. Raises Refusal, Lost."""
    keys = await (_start(phone) if phone.seat == "A" else _enter(phone))
    await phone.act("confirm", asking=phone.line.views["mine"]["couple"]["asking"])
    await _stage(phone, "paired")
    phone.paired, phone.keys = True, keys
    await _exchange_names(phone, keys)


async def _start(phone: Phone) -> Keys:
    phrase = draw_phrase(phone.chance)
    keys = await _keys(phone, phrase)
    await phone.act("start_couple", couple=keys.couple)
    phone.couple.phrase.set_result(phrase)
    await _stage(phone, "asked")
    return keys


async def _enter(phone: Phone) -> Keys:
    try:
        phrase = await asyncio.wait_for(asyncio.shield(phone.couple.phrase), PATIENCE_S)
    except TimeoutError:
        raise Lost("the partner's phone never showed its four words") from None
    keys = await _keys(phone, phrase)
    await phone.act("join_couple", couple=keys.couple)
    await _stage(phone, "asking")
    return keys


async def _keys(phone: Phone, phrase: str) -> Keys:
    return await asyncio.to_thread(derive, phrase, phone.line.auth["session"])


async def _stage(phone: Phone, stage: str) -> None:
    await phone.line.until("mine", lambda mine: mine["stage"] == stage, PATIENCE_S, f"the stage `{stage}`")


async def _exchange_names(phone: Phone, keys: Keys) -> None:
    """Seal one's own name, open the partner's, and see that it is what they wrote."""
    await phone.act("seal", slot=SLOT, blob=seal(keys, SLOT, phone.seat, phone.name))
    theirs = phone.partner.seat
    mine = await phone.line.until(
        "mine", lambda mine: theirs in mine["sealed"].get(SLOT, {}), PATIENCE_S, "the partner's sealed name"
    )
    told = unseal(keys, SLOT, theirs, mine["sealed"][SLOT][theirs])
    if told != phone.partner.name:
        raise Lost(f"the partner's name: what opened reads {told!r}, not {phone.partner.name!r}")
