"""What people type to find a service, what they must be shown, and the catalogue it is looked for in."""
