"""What decanen register: their meetings, and what schools do about lob."""
