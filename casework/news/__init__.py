"""How far each person has looked at what is new to them."""
