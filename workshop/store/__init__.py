"""The durable store, and the only SQL. Knows rows, not what they mean; imports nothing above it."""

from workshop.store.engine import UNSAVED, Store, StoreError, open_store

__all__ = ["UNSAVED", "Store", "StoreError", "open_store"]
