"""What `panelgram setup` is made of."""
