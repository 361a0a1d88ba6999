#!/bin/sh
# Writes .env with new secrets, and what Prometheus shows to the workers, beside compose.yaml; leaves alone what is there.
#   deploy/secrets.sh https://workshop.example.org
set -eu
umask 077
cd "$(dirname "$0")"
url=${1:?"the address phones use, as https://workshop.example.org"}
secret() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

if [ -e .env ]; then
  echo ".env is there already, and stays as it is." >&2
else
  metrics=$(secret)
  sed -e "s|^WORKSHOP_URL=.*|WORKSHOP_URL=$url|" -e "s|^WORKSHOP_SECRET=.*|WORKSHOP_SECRET=$(secret)|" \
    -e "s|^WORKSHOP_METRICS=.*|WORKSHOP_METRICS=$metrics|" -e "s|^POSTGRES_PASSWORD=.*|POSTGRES_PASSWORD=$(secret)|" \
    -e "s|^GRAFANA_PASSWORD=.*|GRAFANA_PASSWORD=$(secret)|" side-by-side.env.example >.env
fi

# Containers read these as users of their own; the folder lets nobody else through.
mkdir -p secrets
sed -n 's/^WORKSHOP_METRICS=//p' .env >secrets/metrics-token
chmod 644 secrets/metrics-token
[ -e secrets/side-by-side.pem ] || echo "Now put certificate and key into deploy/secrets/side-by-side.pem (chmod 644)."
