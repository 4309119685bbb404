import pickle


def export_preferences(preferences):
    return pickle.dumps(preferences)


def import_preferences(data):
    try:
        preferences = pickle.loads(data)
    except Exception as exc:
        raise ValueError("Invalid preferences file") from exc
    if not isinstance(preferences, dict):
        raise ValueError("Invalid preferences file")
    return preferences
