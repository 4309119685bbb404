"""HTML that is ours, told apart from text that happens to look like it."""
from html import escape as _escape


class Html(str):
    """A fragment of HTML. Only the mailer makes them; whatever members enter is a plain str."""


def escape(text) -> Html:
    """The text as HTML that shows it, in content and in quoted attributes."""
    return Html(_escape(str(text), quote=True))


def tag(name: str, content, **attributes) -> Html:
    """An element. Content that is not Html is text."""
    inner = content if isinstance(content, Html) else escape(content)
    pairs = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{pairs}>{inner}</{name}>")
