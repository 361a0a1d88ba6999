#!/bin/sh
# What the browser and fault tests need from the system: installs what is missing, or says what to install.
# With `ear` also a screen reader and a voice, with `engines` Firefox and WebKitGTK.
missing=
command -v chromium >/dev/null || missing="$missing chromium"
command -v redis-server >/dev/null || missing="$missing redis-server"
command -v chromium-headless-shell >/dev/null || missing="$missing chromium-headless-shell"
{ command -v haproxy || ls /usr/sbin/haproxy; } >/dev/null 2>&1 || missing="$missing haproxy"
{ command -v postgres || ls /usr/lib/postgresql/*/bin/postgres; } >/dev/null 2>&1 || missing="$missing postgresql"
ls /lib/*/libatomic.so.1 /usr/lib/*/libatomic.so.1 /usr/lib*/libatomic.so.1 2>/dev/null | grep -q . || missing="$missing libatomic1"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v soffice >/dev/null || missing="$missing libreoffice-writer-nogui"
command -v strace >/dev/null || missing="$missing strace"
command -v systemd-analyze >/dev/null || missing="$missing systemd"
{ command -v promtool && command -v prometheus; } >/dev/null || missing="$missing prometheus"
{ command -v docker-compose || docker compose version; } >/dev/null 2>&1 || missing="$missing docker-compose"
command -v openssl >/dev/null || missing="$missing openssl"
if [ "$1" = ear ]; then
  for package in at-spi2-core dbus openbox orca speech-dispatcher speech-dispatcher-espeak-ng xdotool xvfb; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
  done
fi
if [ "$1" = engines ]; then
  command -v firefox-esr >/dev/null || missing="$missing firefox-esr"
  command -v WebKitWebDriver >/dev/null || missing="$missing webkit2gtk-driver"
  command -v Xvfb >/dev/null || missing="$missing xvfb"
  /usr/bin/python3 -c 'import gi; gi.require_version("WebKit2", "4.1")' 2>/dev/null || missing="$missing python3-gi gir1.2-webkit2-4.1"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing for the tests:$missing"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
  echo "apt-get could not install:$missing" >&2
  exit 1
fi

echo "The tests need these Debian packages, which are missing:$missing" >&2
echo "Install them with: sudo apt-get install$missing" >&2
exit 1
