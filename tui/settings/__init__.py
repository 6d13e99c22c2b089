"""What the user's settings mean for the reader."""
