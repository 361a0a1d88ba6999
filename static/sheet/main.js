document.querySelector("#sheet")?.replaceChildren();
