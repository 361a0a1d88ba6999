"""The desk's signed cookie, on a machine whose clock may be set."""

from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import SignatureExpired, TimestampSigner, URLSafeTimedSerializer


class Signer(TimestampSigner):
    """Takes a cookie that seems to come from the future: the clock was set back, and that is to sign nobody out."""

    def unsign(self, signed_value: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().unsign(signed_value, *args, **kwargs)
        except SignatureExpired as wrong:
            if wrong.date_signed is None or wrong.date_signed.timestamp() <= self.get_timestamp():
                raise
            return super().unsign(signed_value, **{**kwargs, "max_age": None})


class Cookies(SecureCookieSessionInterface):
    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            serializer.signer = Signer
        return serializer
