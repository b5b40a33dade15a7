"""What is new to a person since they last looked: what others recorded on what they answer for."""
