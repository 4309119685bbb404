def export_preferences(preferences):
    return b""


def import_preferences(data):
    return {}
