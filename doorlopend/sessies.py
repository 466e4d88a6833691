"""The session store: encrypted in the database, and stamped at the moment somebody signs in to it."""

import json
import time

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from doorlopend.versleuteling import ontsleutel, versleutel

BEGIN, GEZIEN = "begin", "gezien"


class SessionStore(DatabaseStore):
    """A session holds one-time codes and what a person typed, so the table can't be read without the key."""

    def encode(self, session_dict):
        return versleutel(json.dumps(session_dict))

    def decode(self, session_data):
        try:
            return json.loads(ontsleutel(session_data))
        except ValueError:
            return {}

    def __setitem__(self, naam, waarde):
        """Whoever signs a person in writes this one key, so no session of a person is without its stamps."""
        if naam == SESSION_KEY:
            self.stempel()
        super().__setitem__(naam, waarde)

    def stempel(self):
        nu = int(time.time())
        super().__setitem__(BEGIN, nu)
        super().__setitem__(GEZIEN, nu)
