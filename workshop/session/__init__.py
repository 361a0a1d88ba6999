"""A session as a log and a fold. Pure: no Flask, no SQL, no clock, no chance; the events carry all of it."""
