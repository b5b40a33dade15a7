"""The pure rules of what is watched: how time is counted, which limits hold, when a clock reaches a level."""
