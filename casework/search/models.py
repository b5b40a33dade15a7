"""Models of searching: the index of what cases are found by, and what somebody searched for in the last hour."""

from __future__ import annotations

from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


@SearchVectorField.register_lookup
class Matches(models.Lookup):
    """Whether terms answer a tsquery, which is taken as it stands: no words are cut or stemmed."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        terms, given = self.process_lhs(compiler, connection)
        return f"{terms} @@ %s::tsquery", (*given, self.rhs)


class SearchTerm(models.Model):
    """What one row of a case is found by: whose name or number it is (`kind`), as written, and its lexemes.

    No code of ours writes here. Triggers do, in the transaction that changes the source (migration 0017, ADR 20).
    `source` and `source_id` name the row. What is written stands in `shown` only where a hit may say it.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    source = models.CharField(max_length=30)
    source_id = models.BigIntegerField()
    kind = models.CharField(max_length=30)
    shown = models.TextField(blank=True)
    terms = SearchVectorField()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="searchterm_organisation_is_the_cases"),)

    class Meta:
        indexes = [
            GinIndex(fields=["terms"], fastupdate=False, name="searchterm_terms"),
            models.Index(fields=["source", "source_id"], name="searchterm_by_source"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "source", "source_id", "kind"], name="searchterm_once"),
            models.CheckConstraint(condition=~Q(source="") & ~Q(kind=""), name="searchterm_says_whose"),
        ]

    def __str__(self) -> str:
        return f"Term {self.pk} ({self.kind})"


class KeptQueryQuerySet(models.QuerySet["KeptQuery"]):
    """Questions about many kept queries."""

    def kept(self) -> Self:
        """Those whose hour is not over, by the database's clock."""
        return self.filter(kept_until__gt=Now())

    def over(self) -> Self:
        """Those that nobody can read any more."""
        return self.filter(kept_until__lte=Now())


class KeptQuery(models.Model):
    """What somebody typed into the search box, for an hour, sealed with the token of its address.

    The table holds neither the token nor the session: only marks of both. Whoever reads it learns who searched when,
    as the trail says too, and not for what.
    """

    mark = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    session = models.CharField(max_length=64)
    sealed = models.BinaryField()
    kept_until = models.DateTimeField()

    objects = KeptQueryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "kept queries"
        indexes = [models.Index(fields=["kept_until"], name="keptquery_by_end")]
        constraints = [models.CheckConstraint(condition=~Q(session=""), name="keptquery_is_of_a_session")]

    def __str__(self) -> str:
        return f"Kept query {self.pk}"
