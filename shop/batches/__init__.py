"""Many orders at once: lines collected and read, quoted together, confirmed in one transaction, told of as one."""
