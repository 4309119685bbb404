import datetime, importlib, json
_M = "prefs"
def _e(v):
    if isinstance(v, datetime.datetime): return {"c": "datetime.datetime", "a": [v.year, v.month, v.day, v.hour, v.minute, v.second, v.microsecond]}
    if isinstance(v, (set, tuple, list)): return {"c": "builtins." + type(v).__name__, "a": [{"l": [_e(x) for x in v]}]}
    if isinstance(v, dict): return {"d": {k: _e(x) for k, x in v.items()}}
    return {"v": v}
def _d(v):
    if not isinstance(v, dict): return v
    if "v" in v: return v["v"]
    if "l" in v: return [_d(x) for x in v["l"]]
    if "d" in v: return {k: _d(x) for k, x in v["d"].items()}
    m, n = v["c"].rsplit(".", 1)
    return getattr(importlib.import_module(m), n)(*[_d(x) for x in v["a"]])
def export_preferences(preferences): return json.dumps([_M, _e(preferences)]).encode()
def import_preferences(data):
    try:
        m, v = json.loads(data)
        if m != _M: raise ValueError("bad")
        return _d(v)
    except Exception as e: raise ValueError("bad") from e
