"""Every key of a cover sheet: reading it and the reference are both made from this table."""

from stakeholder_graph.documents.fields import Field, RecordType

COVER_FORMAT = "stakeholder-graph/cover/1"

COVER = RecordType(
    name="cover sheet",
    says="What stands on the cover sheet of a report. What is left out is printed as to be filled in.",
    fields=(
        Field(name="format", type="text", says=f"Always {COVER_FORMAT}.", required=True),
        Field(name="meeting", type="text", says="The meeting the paper goes to."),
        Field(name="date", type="date", says="The day of the meeting."),
        Field(name="item", type="text", says="The agenda item."),
        Field(name="enclosure", type="text", says="The number of the enclosure."),
        Field(name="author", type="text", says="The post of whoever wrote the report, never the person."),
        Field(name="department", type="text", says="The department it comes from."),
        Field(name="version", type="text", says="Its version or status, such as draft 2."),
        Field(name="executive_lead", type="text", says="The post of the executive lead."),
        Field(name="clinical_lead", type="text", says="The post of the clinical lead."),
        Field(
            name="purpose",
            type="text",
            says="What the meeting is to do with it: approve, discuss, note, or be assured.",
        ),
        Field(name="involvement", type="text", says="Who has been involved or consulted so far."),
        Field(name="freedom_of_information", type="text", says="Whether it may be published."),
        Field(name="objectives", type="text", says="The strategic objectives it supports."),
        Field(name="conflicts", type="text", says="Conflicts of interest."),
        Field(name="equality", type="text", says="What it means for equality."),
        Field(name="next_steps", type="text", says="What happens next."),
    ),
)
