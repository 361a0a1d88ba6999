"""Makes released texts look alike, so that habits of writing do not sign them (WORKSHOP E6)."""

import re
import unicodedata

_ALIKE = str.maketrans({"‘": "'", "’": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"'})
_EMOTICON = re.compile(r"(?<!\w)(?:[:;=][-'^]?[()\[\]DPpOo/\\|*3]|<3)(?!\w)")
_DOTS = re.compile(r"[.…]{2,}|…")
_ENDS = re.compile(r"[!?]{2,}")
_OPENINGS = re.compile(r"[¡¿]{2,}")
_DOUBLED = re.compile(r"([^\w\s])\1+")
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:!?…])")
_SPACE_AFTER = re.compile(r"(?<=[¡¿])\s+")
_SENTENCE = re.compile(r"(?:^|[.!?]\s)[^\w]*\w")
_ME = re.compile(r"(?<![\w'])i(?=$|\W)")


def normalise(text: str) -> str:
    """The text in sentence case, without emoji, with single marks and single spaces.

    Capitals go wherever they are a habit, so also from acronyms, names and German nouns: "TV" becomes "tv". What
    stays is the first letter of a sentence and the English "I". Letters of any script, accents, ¿ and ¡ stay.
    """
    return _sentence_case(_single_marks(_without_emoji(text.translate(_ALIKE))))


def _without_emoji(text: str) -> str:
    """Without pictures, invisible signs and :-) ; joiners inside a word (Persian, Hindi) belong to its spelling."""
    text = re.sub(r"(?<![^\W\d_])[\u200c\u200d]|[\u200c\u200d](?![^\W\d_])", "", unicodedata.normalize("NFC", text))
    return _EMOTICON.sub(" ", "".join(_letter_or_space(char) for char in text))


def _letter_or_space(char: str) -> str:
    if char in "\u200c\u200d":
        return char
    if unicodedata.category(char) in ("Cf", "Me") or "\ufe00" <= char <= "\ufe0f":
        return ""
    return " " if unicodedata.category(char) in ("So", "Sk", "Cc", "Cs", "Co", "Cn", "Zl", "Zp") else char


def _single_marks(text: str) -> str:
    """`!!!` is `!`, `?!` is `?`, `...` is `…`; a mark clings to its word."""
    text = _DOTS.sub("…", _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", text)))
    text = _ENDS.sub(lambda run: "?" if "?" in run[0] else "!", text)
    text = _OPENINGS.sub(lambda run: "¿" if "¿" in run[0] else "¡", text)
    return " ".join(_DOUBLED.sub(r"\1", text).split())


def _sentence_case(text: str) -> str:
    return _SENTENCE.sub(lambda start: start[0][:-1] + _capital(start[0][-1]), _ME.sub("I", text.lower()))


def _capital(letter: str) -> str:
    return letter.upper() if len(letter.upper()) == 1 else letter
