"""Without a certificate of this computer's own there is nothing to trust, and nobody is led there."""

import pytest

from workshop.certificates import Authority


@pytest.mark.parametrize("path", ["/trust", "/trust/side-by-side.crt"])
def test_without_tls_there_is_nothing_to_trust(company, path):
    assert company.app.test_client().get(path).status_code == 404


def test_the_steps_are_told_in_the_language_of_the_phone_with_the_fingerprint(company, house):
    house.authority = Authority(b"a certificate")
    page = company.app.test_client().get("/trust", headers={"Accept-Language": "es"}).text
    assert house.authority.fingerprint in page and "Confiar en este equipo" in page and "Trusting" not in page


@pytest.mark.parametrize("path", ["/", "/j/ABCDEF", "/desk", "/desk/sign-in/x", "/screen/x"])
def test_over_plain_http_everything_leads_there(company, house, path):
    house.authority = Authority(b"a certificate")
    phone = company.app.test_client()
    answer = phone.get(path, base_url="http://10.42.0.1:8000", environ_base={"REMOTE_ADDR": "10.42.0.7"})
    assert (answer.status_code, answer.location) == (303, "/trust")
    here = phone.get(path, base_url="http://127.0.0.1:8000", environ_base={"REMOTE_ADDR": "127.0.0.1"})
    over_tls = phone.get(path, base_url="https://10.42.0.1:8000", environ_base={"REMOTE_ADDR": "10.42.0.7"})
    assert "/trust" not in (here.location, over_tls.location)
