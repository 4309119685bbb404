import datetime
import io
import pickle


class _Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) == ("datetime", "datetime"):
            return datetime.datetime
        raise pickle.UnpicklingError(f"{module}.{name} is not a preference")


def export_preferences(preferences):
    return pickle.dumps(preferences, protocol=4)


def import_preferences(data):
    try:
        preferences = _Unpickler(io.BytesIO(data)).load()
    except Exception as error:
        raise ValueError("not an export of preferences") from error
    if not isinstance(preferences, dict):
        raise ValueError("not an export of preferences")
    return preferences
