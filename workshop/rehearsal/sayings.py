"""What simulated people write to the room: short, plain, about people in general, as workshops' answers are."""

from random import Random

SOMEONE = (
    "keeps a small promise",
    "asks before explaining",
    "has time for tea",
    "says it plainly, once",
    "comes home when they said",
    "laughs about small things again",
    "écoute jusqu’au bout",
    "lets a silence be",
    "turns the phone over",
    "remembers the little things",
    "starts again without a sigh",
    "waits — and stays near",
    "says where they are before being asked",
    "can hear “that hurt” without a but",
    "is the same on a bad day 🌧",
    "gets help and keeps going there, also when it is dull",
    "stops keeping score",
    "doesn’t ask every evening whether it is over now",
)
WHEN = (
    "nobody has to win",
    "it is said to me and not to the room",
    "the phones are away",
    "I’m not interrupted",
    "it names what happened",
    "there is no “but you”",
    "we have eaten",
    "it comes without a but",
    "somebody has asked first",
    "there is no hurry",
    "it is said before it is found out",
    "the other one doesn’t shout back",
    "it is about one thing and not about ten years",
    "I can say no as well",
    "çalışmadan önce değil, sakin bir akşamda",
    "it costs the other person something too",
    "there was tea first ☕",
    "it happens again next week, and the week after that, without anybody having to ask for it",
)
PROTECTS = (
    "what is still good",
    "the evenings",
    "trust that is only just growing",
    "both from saying too much",
    "room to think",
    "a Sunday",
    "the one who finds it hard to say no",
    "from the next quarrel about the same thing",
    "both, not just one",
    "sleep",
    "the children’s evenings",
    "the yes behind it",
    "a bit of air between two people 🌿",
    "quiet mornings",
    "the one who is tired",
    "friendships outside",
    "from promising too much, and then being sorry for weeks",
)
LIKE = (
    "not asking today",
    "hearing the same story again",
    "a door that is not slammed",
    "saying “not yet” and meaning it",
    "leaving the last word unsaid",
    "small steps, and no counting",
    "somebody who comes back",
    "waiting for the kettle",
    "reading the message twice before answering",
    "a second cup of tea",
    "counting to ten, twice",
    "the same answer, as kindly as the first time",
    "walking slower",
    "staying in the room",
    "letting somebody be late",
    "ein Nachmittag ohne das Thema",
    "going out for some air and coming back as promised, also when it is hard to come back 🙂",
)
BECAUSE = (
    "they are ashamed",
    "it feels like losing",
    "there is never a good evening for it",
    "one wants to and the other doesn’t",
    "they don’t know whom to ask",
    "it has always gone somehow",
    "friends would hear of it",
    "it is hard to begin",
    "a neighbour might see the car",
    "nobody taught them",
    "it was fine yesterday",
    "they don’t want to be a burden",
    "the last time it didn’t help",
    "money",
    "somebody would have to say it aloud",
    "they think everybody else manages",
    "they hope it will be better in spring, after the holidays, when there is less work, some day",
)
ANYTHING = (
    "time, and a little patience",
    "truth in small pieces",
    "an open door",
    "fewer promises, and those kept",
    "that both want it",
    "a good question",
    "help with the children",
    "small things, kept up",
    "being heard to the end",
    "an honest no",
    "less talking, more doing",
    "a walk together on Sundays 🚶",
    "not knowing yet, and saying so",
    "sleep first, then talk",
    "someone from outside",
    "знать, когда остановиться",
    "one evening a week without the subject, with the phones in another room and something good to eat",
)
ODD = ("…", "?", "don’t know", "🤷", "see above", "THE SAME AS LAST TIME")
"""What comes too: nothing is wrong with it, and a facilitator has to do something with it."""
ODD_ONES = 0.06
"""How often."""

ENDINGS = {"someone": SOMEONE, "when": WHEN, "protects": PROTECTS, "like": LIKE, "because": BECAUSE}
"""How a sentence that the room finishes may stop, and how it goes on from there."""

UNKIND = (
    "Carla lies. As ever.",
    "Carla from table two never keeps a promise.",
    "is not like Dan, who only says sorry to be left alone.",
    "Ask Carla over there, she has never kept a promise in her life.",
    "nobody believes Dan at the window, and by his face he knows it.",
)
"""A card that a facilitator holds back: it names somebody in the room, and it means to hurt."""


def saying(stem: str, chance: Random, most: int, place: int) -> str:
    """Something that ends the sentence, in at most so many characters; now and then something odd."""
    last = stem.rstrip(" …:.?").rsplit(" ", 1)[-1].lower()
    texts = ODD if chance.random() < ODD_ONES else ENDINGS.get(last, ANYTHING)
    fitting = [text for text in texts if len(text) <= most] or [text[:most] for text in texts]
    return Random(stem).sample(fitting, len(fitting))[place % len(fitting)]


def unkind(most: int, chance: Random) -> str:
    """One that fits, so that it is not cut before it hurts."""
    return chance.choice([text for text in UNKIND if len(text) <= most] or [UNKIND[0][:most]])
