"""The sessions of visitors, in memory."""
import secrets
from dataclasses import dataclass, field


@dataclass
class Session:
    id: str
    user: str | None = None
    basket: list[str] = field(default_factory=list)


class Sessions:
    def __init__(self):
        self._sessions = {}

    def start(self) -> Session:
        session = Session(secrets.token_urlsafe(24))
        self._sessions[session.id] = session
        return session

    def find(self, id: str) -> Session | None:
        return self._sessions.get(id)

    def end(self, session: Session) -> None:
        """Forgets a session; whoever comes with its id gets another one."""
        self._sessions.pop(session.id, None)

    def renew(self, session: Session) -> Session:
        """Gives a session a new id. The old one is no longer known."""
        self.end(session)
        session.id = secrets.token_urlsafe(24)
        self._sessions[session.id] = session
        return session
