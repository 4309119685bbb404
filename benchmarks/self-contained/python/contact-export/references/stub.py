def export_contacts(columns, contacts):
    return ""
