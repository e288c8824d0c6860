"""`make bench`: how fast Panelgram is, as ratios against things that anyone can check."""
