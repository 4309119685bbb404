import io
import pickle


class PreferencesUnpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "datetime":
            return super().find_class(module, name)
        raise ValueError(f"unexpected {module}.{name}")


def export_preferences(preferences):
    return pickle.dumps(preferences, protocol=pickle.HIGHEST_PROTOCOL)


def import_preferences(data):
    try:
        return PreferencesUnpickler(io.BytesIO(data)).load()
    except Exception as exc:
        raise ValueError("Invalid preferences file") from exc
