"""The pure rules of casework: codes, steps, London time."""
