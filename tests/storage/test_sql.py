"""One SQL for both engines."""

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.sql import by_place, for_psycopg, spread


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SELECT :a", "SELECT %(a)s"),
        ("SELECT :a, :a_1,:b2", "SELECT %(a)s, %(a_1)s,%(b2)s"),
        ("SELECT cast(:a AS bigint)", "SELECT cast(%(a)s AS bigint)"),
        ("SELECT :a::bigint, x::text", "SELECT %(a)s::bigint, x::text"),
        ("SELECT 7 % 3, x LIKE :x", "SELECT 7 %% 3, x LIKE %(x)s"),
        ("SELECT a[1:2]", "SELECT a[1:2]"),
        ("(:a)", "(%(a)s)"),
    ],
)
def test_a_statement_is_written_for_psycopg(ours, theirs):
    assert for_psycopg(ours) == theirs


def test_a_statement_is_translated_once():
    before = for_psycopg.cache_info().misses
    for _ in range(5):
        for_psycopg("SELECT :only_in_this_test")
    assert for_psycopg.cache_info().misses == before + 1


def test_a_tuple_is_written_out_and_the_rest_left_alone():
    sql, params = spread("x IN :ids AND y = :id AND z IN :ids", {"ids": (4, 5), "id": 6})
    assert sql == "x IN (:ids_0, :ids_1) AND y = :id AND z IN (:ids_0, :ids_1)"
    assert params == {"ids_0": 4, "ids_1": 5, "id": 6}


def test_two_tuples_of_different_length():
    sql, params = spread("x IN :a AND y IN :b AND z = :a_b", {"a": (1,), "b": (), "a_b": 9})
    assert sql == "x IN (:a_0) AND y IN (NULL) AND z = :a_b"
    assert params == {"a_0": 1, "a_b": 9}


def test_not_in_nothing_is_refused_rather_than_answered_wrongly():
    with pytest.raises(ValueError, match="NOT IN :ids"):
        spread("SELECT 1 WHERE x NOT\n IN :ids", {"ids": ()})


@pytest.mark.parametrize(
    ("sql", "params", "text", "values"),
    [
        ("SELECT 1", {}, "SELECT 1", ()),
        ("x = :b", {"b": 2, "unused": 3}, "x = ?", (2,)),
        ("x = :b AND y = :a OR z = :b", {"a": 1, "b": 2}, "x = ? AND y = ? OR z = ?", (2, 1, 2)),
        ("id = :id AND x in :a AND y = :id", {"id": 9, "a": (1, 2)}, "id = ? AND x in (?, ?) AND y = ?", (9, 1, 2, 9)),
        ("id = :id AND x IN :a", {"id": 9, "a": ()}, "id = ? AND x IN (NULL)", (9,)),
        ("x IN (:a, :b)", {"a": 1, "b": 2}, "x IN (?, ?)", (1, 2)),
    ],
)  # fmt: skip
def test_values_are_bound_by_their_places(sql, params, text, values):
    assert by_place(sql, params) == (text, values)


def test_a_value_that_is_missing_is_named():
    with pytest.raises(KeyError, match="b"):
        by_place("x = :a AND y = :b", {"a": 1})


def test_parameters_of_the_caller_stay_the_callers():
    params = {"ids": (1, 2), "x": 1}
    _, mine = spread("x = :x AND id IN :ids", params)
    mine["x"] = 2
    assert params == {"ids": (1, 2), "x": 1}


@given(st.text(alphabet="ab_:% 1'", max_size=30))
def test_psycopg_reads_back_what_was_meant(text):
    """Whatever stands around a parameter, psycopg sees that one and gives the rest back unchanged."""
    sql = text.replace(":", "") + " :id"
    read = psycopg._queries._query2pg(for_psycopg(sql).encode(), "utf-8")
    assert read[0] == sql.replace(":id", "$1").encode()
