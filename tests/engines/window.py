"""A window of WebKitGTK and nothing around it, for WebKitWebDriver: `window.py FOLDER PROXY`.

The folder holds what pages keep.

Runs under Debian's own Python, which has the bindings (python3-gi, gir1.2-webkit2-4.1). WebKit's MiniBrowser would do
but for two things: driven, it keeps nothing, and WebKit then tells nobody what the console says; and its bar of buttons
is wider than a phone.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def view(context):
    settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True)
    shown = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)
    window = Gtk.Window()
    window.add(shown)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    return shown


def begin(context, session):
    session.connect("create-web-view", lambda _: view(context))


kept = WebKit2.WebsiteDataManager(base_data_directory=sys.argv[1], base_cache_directory=sys.argv[1])
kept.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings.new(sys.argv[2], None))
everything = WebKit2.WebContext(website_data_manager=kept)
everything.connect("automation-started", begin)
everything.set_automation_allowed(True)
Gtk.main()
