"""Run by Alembic: the steps that are missing, in the transaction that is open already."""

from alembic import context

from analysis.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
