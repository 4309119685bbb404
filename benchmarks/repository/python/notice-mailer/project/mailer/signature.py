"""What stands below every mail."""
from .markup import Html, tag


def signature(club: str) -> Html:
    return Html(tag("p", "With kind regards") + tag("p", tag("strong", club)))
