"""Text in HTML."""


def escape(text):
    """For what stands between tags. An attribute needs `attribute`."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text):
    """For what stands between the double quotes of an attribute."""
    return escape(text).replace('"', "&quot;")
