"""Keeps decisions about protection."""

from accounts.migrating import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("orders", "0009_letters"),
    ]

    operations = []
