"""The page of all pieces is for whoever works on the look, and elsewhere is not there."""

from dataclasses import replace


def test_it_is_there_only_where_the_setting_says_so(desk, house):
    stranger = desk.application.test_client()
    assert stranger.get("/styleguide").status_code == 404
    house.config = replace(house.config, styleguide=True)
    for of, style in (("phone", "phone-"), ("desk", "desk-"), ("<x>", "phone-")):
        page = stranger.get("/styleguide", query_string={"of": of}, headers={"Accept-Language": "es"})
        assert page.status_code == 200 and f"/assets/{style}" in page.text and "<x>" not in page.text
        assert page.headers["Content-Language"] == "en"


def test_the_setting_is_off_unless_it_is_said(monkeypatch, tmp_path):
    from workshop.config import read_config

    monkeypatch.delenv("WORKSHOP_STYLEGUIDE", raising=False)
    assert not read_config(tmp_path).styleguide
    monkeypatch.setenv("WORKSHOP_STYLEGUIDE", "1")
    assert read_config(tmp_path).styleguide
