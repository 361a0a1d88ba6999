"""What only the two phones of a couple can read (docs/protocol.md, Sealing). Twin of static/shared/seal.js."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import scrypt
from random import Random
from unicodedata import normalize

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)

from workshop.paths import ASSETS

NONCE, MARK = 24, 16
LABEL = "side-by-side"


@dataclass(frozen=True)
class Keys:
    """What a phrase is worth in one session. `couple` (32 hex digits) is all that the server learns."""

    session: str
    couple: str
    sealing: bytes
    marking: bytes


@lru_cache(maxsize=4096)
def derive(phrase: str, session: str) -> Keys:
    """The keys in four words; slow on purpose (0.1 s). Kept, since both seats of a couple ask for the same."""
    secret = normalize("NFKD", phrase).encode()
    master = scrypt(secret, salt=session.encode(), n=2**15, r=8, p=1, dklen=32, maxmem=2**26)
    couple = hkdf(master, f"{LABEL} couple id", 16).hex()
    return Keys(session, couple, hkdf(master, f"{LABEL} sealing key", 32), hkdf(master, f"{LABEL} marking key", 32))


def hkdf(master: bytes, info: str, length: int) -> bytes:
    """HKDF-SHA256 (RFC 5869) without salt, for at most 32 bytes."""
    extracted = hmac.digest(bytes(32), master, "sha256")
    return hmac.digest(extracted, info.encode() + b"\x01", "sha256")[:length]


def seal(keys: Keys, slot: str, seat: str, text: str, nonce: bytes | None = None) -> str:
    """The blob that goes to the server. `nonce` is for test vectors only."""
    return seal_bytes(keys, slot, seat, text.encode(), nonce)


def seal_bytes(keys: Keys, slot: str, seat: str, bare: bytes, nonce: bytes | None = None) -> str:
    """The same for what is no text, such as an update of a draft."""
    nonce = nonce or secrets.token_bytes(NONCE)
    box = crypto_aead_xchacha20poly1305_ietf_encrypt(bare, _bound(keys, slot, seat), nonce, keys.sealing)
    return urlsafe_b64encode(nonce + box).decode().rstrip("=")


def unseal(keys: Keys, slot: str, seat: str, blob: str) -> str:
    """The text again. Raises nacl.exceptions.CryptoError if these keys did not seal it for this slot and seat."""
    return unseal_bytes(keys, slot, seat, blob).decode()


def unseal_bytes(keys: Keys, slot: str, seat: str, blob: str) -> bytes:
    raw = urlsafe_b64decode(blob + "=" * (-len(blob) % 4))
    nonce, box = raw[:NONCE], raw[NONCE:]
    return crypto_aead_xchacha20poly1305_ietf_decrypt(box, _bound(keys, slot, seat), nonce, keys.sealing)


def mark(keys: Keys, draft: str, clause: str, words: str) -> str:
    """A yes to these very words of a clause (32 hex digits): the same on both phones, and no one else can tell."""
    return hmac.digest(keys.marking, f"yes|{draft}|{clause}|{words}".encode(), "sha256")[:MARK].hex()


def _bound(keys: Keys, slot: str, seat: str) -> bytes:
    return "|".join((keys.session, keys.couple, slot, seat)).encode()


def draw_phrase(chance: Random) -> str:
    """Four words as a first phone draws them. Raises FileNotFoundError while the front end is not built."""
    return " ".join(chance.choices(list_of_words(), k=4))


@cache
def list_of_words() -> tuple[str, ...]:
    path = ASSETS.static / "build" / "words.txt"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: build the front end first, then rehearse.")
    return tuple(path.read_text("utf-8").split())
