"""What readers leave in a text: marks by letter, and notes; both find their place again if the text changes."""
