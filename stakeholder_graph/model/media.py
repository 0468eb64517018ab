"""What is known of the common ways to engage people: their advantages, drawbacks and uses.

Seed 004 asks for a one-page summary of techniques with their advantages, drawbacks and when to use them. The
judgements here are common practice, from memory, and are offered as a reminder, never as a finding.
"""

from msgspec import Struct


class Medium(Struct, frozen=True):
    """A common way to pass a message. ``by`` of a channel is free text; these are the words that are known."""

    id: str
    advantages: str
    drawbacks: str
    use_when: str


MEDIA = {
    each.id: each
    for each in (
        Medium(
            "meeting",
            "two-way; trust grows",
            "few can come; waits for its date",
            "views must be weighed together",
        ),
        Medium(
            "report", "a record that can be checked", "one-way unless answered", "a board must decide on it"
        ),
        Medium("newsletter", "cheap and wide", "one-way; often unread", "people should know, not answer"),
        Medium("email", "quick", "leaves out those without it; easily missed", "a known person must act"),
        Medium("letter", "reaches people off line", "slow and costly", "each person has a right to be told"),
        Medium("phone", "personal and quick", "leaves no record", "one person is needed now"),
        Medium("website", "open at any hour", "found only by those who look", "material must stay available"),
        Medium("social media", "fast and wide", "shallow; uneven audience", "news is short and urgent"),
        Medium("survey", "many voices, comparable", "answers only what is asked", "numbers are needed"),
        Medium("focus group", "depth", "few voices", "reasons matter more than numbers"),
        Medium("event", "many voices at once", "once only; costly", "a plan is ready to be challenged"),
        Medium("visit", "seen with own eyes", "takes time", "people seldom come to meetings"),
        Medium(
            "noticeboard", "reaches those who walk in", "one-way; only visitors", "a local, lasting notice"
        ),
        Medium("word of mouth", "trusted", "changes on the way", "trust matters more than wording"),
        Medium("portal", "tracked and answered", "needs skill and access", "many small items need an answer"),
        Medium("conversation", "trusted; two-way", "leaves no record", "a concern is personal"),
    )
}
