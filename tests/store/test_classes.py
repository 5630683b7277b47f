"""Classes and their lists: who is on them, in which order, and who is on them already."""

from __future__ import annotations

import pytest
from flask import Flask

from quizgen.gradebook import Student
from quizgen.store import db
from quizgen.store.classes import (
    UnusableClass,
    add_students,
    classes_of,
    make_class,
    remove_student,
    student_of,
    students_of,
)
from tests.builders_store import School, again


def named(last: str, first: str = "", key: str = "") -> Student:
    """A student of that name."""
    return Student(last_name=last, first_name=first, key=key)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"])
def test_class_keeps_name_and_time_zone(mill: School, zone: str) -> None:
    row = make_class(mill.brandt, name="  9a ", time_zone=zone)
    assert (row.name, row.time_zone) == ("9a", zone)


@pytest.mark.parametrize(
    "zone", ["", "Berlin", "Europe/Berlin/", "../../etc/passwd", "/etc/localtime", "GMT+25", "Europe", "a\0b"]
)
def test_class_in_no_time_zone_of_this_world_is_refused(mill: School, zone: str) -> None:
    with pytest.raises(UnusableClass, match="time zone"):
        make_class(mill.brandt, name="9a", time_zone=zone)


def test_classes_are_listed_by_name_with_the_number_of_their_students(mill: School) -> None:
    empty = make_class(mill.abara, name="7c", time_zone="UTC")
    make_class(mill.brandt, name="7a", time_zone="UTC")
    assert classes_of(mill.abara) == [(empty, 0), (mill.class_, 2)]


def test_students_come_back_as_they_were_typed_without_outer_spaces(app: Flask, mill: School) -> None:
    student = Student(last_name=" O’Neill-Şahin ", first_name="Ёлка ", key=" 007 ", email=" e@school.example")
    (row,) = add_students(mill.class_, [student]).rows
    db.session.commit()
    with app.app_context():
        found = student_of(again(row))
    assert found == Student(last_name="O’Neill-Şahin", first_name="Ёлка", key="007", email="e@school.example")


def test_students_are_listed_by_last_and_first_name_whatever_case_and_accents(mill: School) -> None:
    added = [named("Zola", "A"), named("abel", "Anna"), named("Ångström", "B"), named("Abel", "Zoë"), named("Čapek", "K")]
    add_students(mill.class_, added)
    names = [f"{row.last_name} {row.first_name}" for row in students_of(mill.class_)]
    assert names == ["abel Anna", "Abel Cleo", "Abel Zoë", "Ångström B", "Čapek K", "Çelik Deniz", "Zola A"]


@pytest.mark.parametrize(
    "student",
    [
        named("Abel", "Cleo"),
        named("ABEL", "  cleo "),
        named("Somebody", "Else", key="1001"),
        named("Celik", "Deniz", key="2002"),
    ],
)
def test_student_on_the_list_already_is_not_added_again(mill: School, student: Student) -> None:
    added = add_students(mill.class_, [student, named("Novák", "Jan")])
    assert added.duplicates == (student,)
    assert [row.last_name for row in added.rows] == ["Novák"]


@pytest.mark.parametrize(
    "student", [named("Abel", "Cleo", key="1002"), named("Cleo", "Abel"), named("Abel"), named("か"), named("が")]
)
def test_student_of_another_key_or_name_is_somebody_else(mill: School, student: Student) -> None:
    assert add_students(mill.class_, [student]).duplicates == ()
    assert len(students_of(mill.class_)) == 3


def test_student_twice_in_one_list_is_added_once(mill: School) -> None:
    added = add_students(mill.class_, [named("Novák", "Jan"), named("Novak", "JAN"), named("が"), named("か")])
    assert (len(added.rows), added.duplicates) == (3, (named("Novak", "JAN"),))


def test_same_name_in_another_class_is_no_duplicate(mill: School) -> None:
    other = make_class(mill.abara, name="9a", time_zone="UTC")
    assert len(add_students(other, [named("Abel", "Cleo", key="1001")]).rows) == 1


def test_student_who_took_nothing_can_be_removed(mill: School) -> None:
    remove_student(mill.deniz)
    db.session.commit()
    assert students_of(mill.class_) == [mill.cleo]


def test_student_with_a_seat_is_not_removed(mill: School) -> None:
    mill.seat()
    with pytest.raises(UnusableClass, match="the work would go too"):
        remove_student(mill.cleo)
    assert students_of(mill.class_) == [mill.cleo, mill.deniz]
