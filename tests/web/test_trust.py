"""Without a certificate of this computer's own there is nothing to trust, and nobody is led there."""

from workshop.certificates import Authority


def test_without_tls_there_is_nothing_to_trust(company):
    phone = company.app.test_client()
    assert [phone.get(path).status_code for path in ("/trust", "/trust/side-by-side.crt")] == [404, 404]


def test_over_plain_http_everything_leads_to_the_steps_in_the_language_of_the_phone(company, house):
    house.authority = Authority(b"a certificate")
    phone = company.app.test_client()
    page = phone.get("/trust", headers={"Accept-Language": "es"}).text
    assert house.authority.fingerprint in page and "Confiar en esta máquina" in page and "Trusting" not in page
    for path in ("/", "/j/ABCDEF", "/desk", "/desk/sign-in/x", "/screen/x"):
        answer = phone.get(path, base_url="http://10.42.0.1:8000", environ_base={"REMOTE_ADDR": "10.42.0.7"})
        assert (answer.status_code, answer.location) == (303, "/trust"), path
        here = phone.get(path, base_url="http://127.0.0.1:8000", environ_base={"REMOTE_ADDR": "127.0.0.1"})
        over_tls = phone.get(path, base_url="https://10.42.0.1:8000", environ_base={"REMOTE_ADDR": "10.42.0.7"})
        assert "/trust" not in (here.location, over_tls.location), path
