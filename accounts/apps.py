"""Names the floor on which everything else stands."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Organisations, people, permissions and the trail."""

    name = "accounts"
    verbose_name = "People and access"
