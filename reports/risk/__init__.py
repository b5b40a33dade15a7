"""The risk tab of a case: its level over time, other views beside it, what is to be done."""
