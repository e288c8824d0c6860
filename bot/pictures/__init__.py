"""Pictures of orders, drawn by a plotting library in a process of its own: a running bot never loads it."""
