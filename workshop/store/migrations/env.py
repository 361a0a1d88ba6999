"""Runs migrations on the connection that the store hands over."""

from alembic import context

from workshop.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
