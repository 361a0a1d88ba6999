"""The HTTP side: pages that set who one is, and pages for facilitators. One blueprint a concern."""
