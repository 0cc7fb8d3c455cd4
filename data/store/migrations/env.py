"""What alembic runs: the migrations, in the transaction that `data.store.migration` opened."""

from alembic import context

import data.store.account_schema  # its tables belong to the metadata
import data.store.job_schema
import data.store.plan_schema
import data.store.review_schema
import data.store.story_schema  # noqa: F401  # and theirs too
from data.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite's changes of tables are undone with the rest; alembic takes them for loose.
    transactional_ddl=True,
)
context.run_migrations()
