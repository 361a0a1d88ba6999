// Takes out of the lock files what nobody needs to install from them: the addresses where packages ask for funding.
import { readFileSync, writeFileSync } from "node:fs";

for (const file of ["package-lock.json", "bench/package-lock.json"]) {
  const lock = JSON.parse(readFileSync(file, "utf8"));
  for (const entry of Object.values(lock.packages)) delete entry.funding;
  writeFileSync(file, JSON.stringify(lock, null, 2) + "\n");
}
