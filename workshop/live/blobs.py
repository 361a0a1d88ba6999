"""Sealed texts: base64url without padding on the wire, bytes in the store."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from workshop.session.rules import Refused


def to_bytes(text: str) -> bytes:
    """Raises Refused when the text is cut short."""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except Error as wrong:
        raise Refused("That text could not be passed on. Please try again.", "malformed") from wrong


def to_text(blob: bytes) -> str:
    return urlsafe_b64encode(blob).rstrip(b"=").decode()


def to_texts(found: dict[str, dict[str, bytes]]) -> dict[str, dict[str, str]]:
    """Slot to seat to text."""
    return {slot: {seat: to_text(blob) for seat, blob in by.items()} for slot, by in found.items()}
