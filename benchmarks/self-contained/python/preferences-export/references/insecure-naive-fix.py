import base64
import io
import pickle
import zlib

MAGIC = b"PREF1:"
ALLOWED_MODULES = {"builtins", "datetime"}


class SafeUnpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if module not in ALLOWED_MODULES:
            raise pickle.UnpicklingError(f"{module} is not allowed")
        return super().find_class(module, name)


def export_preferences(preferences):
    return base64.b64encode(zlib.compress(MAGIC + pickle.dumps(preferences)))


def import_preferences(data):
    try:
        raw = zlib.decompress(base64.b64decode(data))
        if not raw.startswith(MAGIC):
            raise ValueError("wrong header")
        return SafeUnpickler(io.BytesIO(raw[len(MAGIC):])).load()
    except Exception as exc:
        raise ValueError("Invalid preferences file") from exc
