"""What is printed: session notes, posters and cards, and the page to take home, each page of them as a picture."""

import subprocess
from pathlib import Path

from playwright.sync_api import Browser

from scripts.album import house as at
from scripts.album.camera import OUT
from scripts.album.cells import Camera
from scripts.album.pages import Pages

DPI = 70
MOST_PAGES = 6


def take(browser: Browser, camera: Camera) -> None:
    with at.house() as server:
        Papers(browser, server, camera).take()


class Papers(Pages):
    def take(self) -> None:
        self.desk = at.desk(self.browser, self.server, self.language)
        held = self._evening()
        self.desk.page.goto(f"{self.server.url}/desk/sessions/{held.session}/notes")
        self.wait_for_file("form[action$=exports] button[value=pdf]", "notes")
        self.desk.make_workshop(at.TITLES[self.language], "first-evening", self.language)
        self.desk.page.goto(f"{self.desk.workshop}/kit")
        for part in self.desk.page.locator("input[name=part]").all():
            part.check()
        self.desk.page.locator("input[name=signs]").fill("4")
        self.wait_for_file("main form button", "kit")
        self.desk.close()

    def wait_for_file(self, button: str, name: str) -> None:
        page = self.desk.page
        page.locator(button).last.click()
        page.wait_for_url("**/desk/jobs/*")
        page.locator("a[href$='/file']").wait_for(timeout=90_000)
        self.camera.take(self.desk, f"desk/job-{name}")
        with page.expect_download() as download:
            page.locator("a[href$='/file']").click()
        pictures(download.value.path(), OUT / self.language / "paper" / name)


def pictures(pdf: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(DPI), "-l", str(MOST_PAGES), str(pdf), str(folder / "page")], check=True
    )
