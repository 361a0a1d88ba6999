"""Whether a Redis is one that workers can meet in: there, new enough, and set up to write nothing and lose nothing."""

OLDEST = 6
AT_MOST_S = 2
ASKED = ("save", "appendonly", "maxmemory", "maxmemory-policy")


class Away(Exception):
    """It can't be asked; the text says why."""


def look(url: str) -> dict[str, str]:
    """Its `version` and settings; of one that does not tell its settings only the version. Raises Away."""
    from redis import Redis, ResponseError  # here: only who is told of a Redis loads it
    from redis.exceptions import RedisError

    try:
        with Redis.from_url(url, socket_timeout=AT_MOST_S, socket_connect_timeout=AT_MOST_S) as redis:
            redis.ping()
            found = {"version": str(redis.info("server")["redis_version"])}
            try:
                told = redis.config_get(*ASKED)
            except ResponseError:
                return found
            return found | {_text(name): _text(value) for name, value in told.items()}
    except (RedisError, OSError, ValueError) as why:
        raise Away(str(why).splitlines()[0]) from why


def _text(told: str | bytes) -> str:
    return told.decode() if isinstance(told, bytes) else told
