"""What an order of each type asks a person for: which field comes next, how it is read, what bounds it.

The fields themselves stand in one table, `panel.service_types`; here is how people write them.
"""
