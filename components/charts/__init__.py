"""Charts: tables in, Vega-Lite specifications out; nothing here draws or knows the page.

Altair checks every part of a chart against its schema when it is made, which takes longer than
all the rest of a view: that is for those who write charts, and `to_dict` does it in their tests.
"""

from altair.utils import schemapi

from components.charts import record

schemapi.disable_debug_mode()
record.use()
