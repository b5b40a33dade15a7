"""Names this floor to Django, and its part in the record: the rows that follow from it."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "orders"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Here, for modules with models may be imported only once all floors are known.
        # What a police force finds by the search box: no more than its desk shows.
        from orders.desk.searched import register_searched  # noqa: PLC0415
        from orders.projections.all_rows import follow_up, write_rows  # noqa: PLC0415
        from record.projections.followers import RecordFollower, register_follower  # noqa: PLC0415

        register_searched()
        register_follower(RecordFollower(write_rows=write_rows, follow_up=follow_up))
