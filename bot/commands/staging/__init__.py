"""What the demo is made of: its processes, its past, and what the chat page may see and do behind the scenes."""
