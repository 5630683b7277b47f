"""Quizgen turns an article into a quiz and a quiz into grades.

The way of the data, one module a word:

    article     quizgen.article      cleaned text that everything later points into
    analysis    quizgen.analysis     sentences, words, names
    candidates  quizgen.candidates   every question that could be asked
    selection   quizgen.selection    the few worth asking
    quiz        quizgen.quiz         questions in order, frozen when published
    attempt     quizgen.attempt      a student's go at it, as events
    grade       quizgen.grading      fractions, marks, a grade
    export      quizgen.exports      what is taken away
"""
