"""Who asks and whom they mean: known proxies may say so, our own name is answered, only our pages open sockets."""

from ipaddress import ip_network

import pytest

from tests import databases
from workshop.config import Config, ConfigError, read_config
from workshop.web.front import Front
from workshop.wiring import create_app


class Echo:
    """An app that remembers what reached it."""

    def __call__(self, environ, start_response):
        self.environ = environ
        start_response("200 OK", [])
        return [b"ok"]


class House_:  # only whether it stops matters here
    draining = False


def passed(url="", proxies=(), peer="192.0.2.7", host="w.example", **headers):
    """What becomes of a request: (status, address, scheme, host)."""
    app, said = Echo(), []
    front = Front(app, Config(None, "", "", url=url, proxies=tuple(map(ip_network, proxies))), House_)
    environ = {"REMOTE_ADDR": peer, "wsgi.url_scheme": "http", "PATH_INFO": "/", **headers}
    front(
        {**environ, **({"HTTP_HOST": host} if host is not None else {})}, lambda status, _headers: said.append(status)
    )
    seen = getattr(app, "environ", {})
    return said[0][:3], seen.get("REMOTE_ADDR"), seen.get("wsgi.url_scheme"), seen.get("HTTP_HOST")


def forwarded(hops, **more):
    return {
        "HTTP_X_FORWARDED_FOR": hops,
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_HOST": "evil.example",
        **more,
    }


def test_nobody_is_believed_by_default():
    assert passed(**forwarded("203.0.113.5")) == ("200", "192.0.2.7", "http", "w.example")
    assert passed(peer="127.0.0.1", **forwarded("203.0.113.5"))[1] == "127.0.0.1"


def test_a_known_proxy_is_believed():
    told = forwarded("203.0.113.5", HTTP_X_FORWARDED_HOST="w.example")
    assert passed(proxies=["192.0.2.0/24"], host="inside", **told) == ("200", "203.0.113.5", "https", "w.example")


@pytest.mark.parametrize(
    ("hops", "sender"),
    [
        ("198.51.100.1, 203.0.113.5", "203.0.113.5"),
        ("203.0.113.5, 192.0.2.9", "203.0.113.5"),
        ("198.51.100.1, 203.0.113.5, 192.0.2.9, 192.0.2.8", "203.0.113.5"),
        ("192.0.2.9", "192.0.2.9"),
        ("", "192.0.2.7"),
        ("unknown", "192.0.2.7"),
        ("203.0.113.5, <script>", "192.0.2.7"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_of_the_hops_the_nearest_that_is_no_proxy_counts(hops, sender):
    assert passed(proxies=["192.0.2.0/24"], HTTP_X_FORWARDED_FOR=hops)[1] == sender


def test_what_strangers_say_about_hops_never_reaches_the_app():
    app = Echo()
    Front(app, Config(None, "", ""), House_)(
        {
            "REMOTE_ADDR": "192.0.2.7",
            "PATH_INFO": "/",
            "HTTP_HOST": "w.example",
            "HTTP_FORWARDED": "for=1",
            **forwarded("1.1.1.1"),
        },
        lambda *_: None,
    )
    assert not [name for name in app.environ if "FORWARDED" in name]


@pytest.mark.parametrize("host", ["w.example", "W.Example", "w.example:443"])
def test_the_name_it_is_served_under_is_answered(host):
    assert passed(url="https://w.example", host=host)[:3:2] == ("200", "https")


@pytest.mark.parametrize(
    "host", ["evil.example", "w.example.evil.example", "w.example:8443", "192.0.2.1", "", None, "localhost"]
)
def test_any_other_name_is_refused(host):
    assert passed(url="https://w.example", host=host)[0] == "400"


def test_this_machine_may_use_its_own_name_for_itself():
    assert passed(url="https://w.example", peer="127.0.0.1", host="127.0.0.1:8000")[:3:2] == ("200", "http")


@pytest.mark.parametrize(
    "host", ["a b", "a;script-src *", "a/b", "a@b", "a,b", "[::1", "-a", "a:123456", "ä.example", "a'b"]
)
def test_what_is_no_name_is_refused_whatever_is_set(host):
    assert passed(host=host)[0] == "400"


def test_who_watches_may_use_any_name():
    for path in ("/healthz", "/readyz", "/metrics"):
        assert passed(url="https://w.example", host="192.0.2.1", PATH_INFO=path)[0] == "200"


def test_proxies_that_are_none_stop_the_start(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_PROXIES", "10.0.0.0/8, 127.0.0.1,::1")
    assert [str(proxy) for proxy in read_config(tmp_path).proxies] == ["10.0.0.0/8", "127.0.0.1/32", "::1/128"]
    monkeypatch.setenv("WORKSHOP_PROXIES", "nginx")
    with pytest.raises(ConfigError, match="WORKSHOP_PROXIES"):
        read_config(tmp_path)


def test_a_token_for_numbers_that_is_too_short_stops_the_start(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_METRICS", "off")
    assert read_config(tmp_path).metrics == ""
    monkeypatch.setenv("WORKSHOP_METRICS", "guess")
    with pytest.raises(ConfigError, match="WORKSHOP_METRICS"):
        read_config(tmp_path)


@pytest.fixture(params=["", "https://w.example"], ids=["plain", "behind TLS"])
def handshake(request, tmp_path, library):
    """What a socket's handshake from a page of some origin is answered."""
    house = databases.house(tmp_path, library, url=request.param)
    client = create_app(house=house).test_client()

    def shake(origin):
        headers = {"Host": "w.example", **({"Origin": origin} if origin else {})}
        return client.get("/socket.io/?EIO=4&transport=polling", headers=headers).status_code

    yield (request.param or "http://w.example"), shake
    house.close()


def test_behind_tls_browsers_are_told_to_stay_with_it(tmp_path, library):
    house = databases.house(tmp_path, library, url="https://w.example", secure_cookies=True)
    answer = create_app(house=house).test_client().get("/desk/sign-in", headers={"Host": "w.example"})
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(answer.headers["Set-Cookie"].split("; "))
    house.close()


def test_only_our_own_pages_open_sockets(handshake):
    own, shake = handshake
    assert shake(own) == 200
    assert shake(None) == 200, "no browser sends none"
    other = own.replace("https:", "http:") if own.startswith("https") else own.replace("http:", "https:")
    for origin in ("https://evil.example", f"{own}.evil.example", "null", f"{own}:8443", other):
        assert shake(origin) == 400, origin
