"""The safety plan: its measures, and when somebody went through it with the client."""
