"""The durable store, and the only SQL. Knows rows, not what they mean; imports nothing above it."""

from workshop.store.engine import Store, StoreError, open_store

__all__ = ["Store", "StoreError", "open_store"]
