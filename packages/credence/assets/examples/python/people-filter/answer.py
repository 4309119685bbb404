import re

# What has a meaning in the value of a filter (RFC 4515, section 3).
_SPECIAL = re.compile(r"[\\*()\0]")


def _escape(value):
    """The value as a filter takes it literally."""
    return _SPECIAL.sub(lambda match: f"\\{ord(match[0]):02x}", value)


def people_filter(text, department=None):
    words = text.split()
    if not words:
        raise ValueError("there is nothing to look for")
    conditions = ["(objectClass=person)"]
    for word in words:
        value = _escape(word)
        conditions.append(f"(|(cn=*{value}*)(mail={value}*))")
    if department is not None:
        conditions.append(f"(departmentNumber={_escape(department)})")
    return f"(&{''.join(conditions)})"
