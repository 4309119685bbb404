import base64
import hashlib
import json
import pickle


def export_preferences(preferences):
    body = pickle.dumps(preferences)
    document = {
        "version": 1,
        "sha256": hashlib.sha256(body).hexdigest(),
        "data": base64.b64encode(body).decode(),
    }
    return json.dumps(document).encode()


def import_preferences(data):
    try:
        document = json.loads(data)
        body = base64.b64decode(document["data"])
        if hashlib.sha256(body).hexdigest() != document["sha256"]:
            raise ValueError("checksum does not match")
        return pickle.loads(body)
    except Exception as error:
        raise ValueError("not a preferences file") from error
