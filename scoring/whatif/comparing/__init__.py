"""What makes the difference between projects, and what changes their places."""
