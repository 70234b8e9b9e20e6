"""The checks behind the exercises: one module a chapter, one function an exercise."""
