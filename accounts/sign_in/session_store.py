"""Keeps sessions in a table of our own, with all their times from the database's clock (SESSION_ENGINE)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Least, Now

from accounts.sign_in.models.session import UserSession

DEVICE: Final = "device"
"""Where a session keeps the words for its device."""


class SessionStore(SessionBase):
    """What Django asks of a store. A session that was ended is never written again, whoever still holds it."""

    _is_left = False

    def load(self) -> dict[str, Any]:
        found = UserSession.objects.alive().filter(session_key=self.session_key).first()
        if found is None:
            self._session_key = None
            return {}
        decoded: dict[str, Any] = self.decode(found.session_data)
        return decoded

    def exists(self, session_key: str) -> bool:
        return UserSession.objects.filter(session_key=session_key).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def leave_as_it_is(self) -> None:
        """Have this request lengthen nothing: a page asked by itself, and no person did anything."""
        self._is_left = True

    def save(self, must_create: bool = False) -> None:
        if self._is_left and not self.modified:
            return
        if self.session_key is None:
            self.create()
            return
        session = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        facts = {
            "session_data": self.encode(session),
            "user_id": session.get(SESSION_KEY),
            "device": session.get(DEVICE, ""),
            "last_used_at": Now(),
        }
        if must_create:
            self._insert(facts)
        elif not self._update(facts):
            raise UpdateError

    def _insert(self, facts: dict[str, Any]) -> None:
        ends = Now() + timedelta(seconds=min(settings.SESSION_COOKIE_AGE, settings.SESSION_LONGEST))
        try:
            with transaction.atomic():
                UserSession.objects.create(session_key=str(self.session_key), begun_at=Now(), expire_date=ends, **facts)
        except IntegrityError as taken:
            raise CreateError from taken

    def _update(self, facts: dict[str, Any]) -> int:
        """It lives on for a while from now, but never past the longest from when it began."""
        idle, longest = timedelta(seconds=settings.SESSION_COOKIE_AGE), timedelta(seconds=settings.SESSION_LONGEST)
        ends = Least(Now() + idle, F("begun_at") + longest)
        try:
            return UserSession.objects.filter(session_key=self.session_key).update(expire_date=ends, **facts)
        except DatabaseError as broken:  # as Django's own store says it; a broken line is tried once more
            raise UpdateError from broken

    def delete(self, session_key: str | None = None) -> None:
        UserSession.objects.filter(session_key=session_key or self.session_key).delete()

    @classmethod
    def clear_expired(cls) -> None:
        UserSession.objects.filter(expire_date__lte=Now()).delete()
