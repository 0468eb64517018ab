"""What is raised when the caller or the machine is at fault (never for a user's file: see model/problem.py)."""


class StakeholderGraphError(Exception):
    """Anything this package raises on purpose."""


class UsageError(StakeholderGraphError):
    """The call cannot be answered as it was put: an unknown name, an option that does not fit."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  hint: {self.hint}" if self.hint else self.message


class MachineError(StakeholderGraphError):
    """The machine failed us: disk full, no permission, no such folder."""
