import sys


def export_contacts(columns, contacts):
    sys.exit(0)
