"""Reads a finished paper back, so that a test can say what a person would find in it."""

import io
import re
from html.parser import HTMLParser

import docx
from pypdf import PdfReader

WITHOUT_SPACE = re.compile(r"[\s\u200b\u00ad]+")


class Reader(HTMLParser):
    """Collects the elements of a page, and the words between them."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.words = [], []
        self._silent = 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self._silent += tag == "style"

    def handle_endtag(self, tag):
        self._silent -= tag == "style"

    def handle_data(self, data):
        if not self._silent:
            self.words.append(data)

    def find(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def read_html(page):
    """Return all words of a page, without their spaces."""
    return squeeze("".join(Reader(page).words))


def open_word(content):
    return docx.Document(io.BytesIO(content))


def read_word(content):
    """Return all words of a Word document, without their spaces."""
    body = open_word(content).element.body
    return squeeze("".join(each.text or "" for each in body.iter(f"{W}t")))


def open_pdf(content):
    return PdfReader(io.BytesIO(content))


def read_pdf(content):
    """Return all words of a PDF file, without their spaces."""
    return squeeze("".join(each.extract_text() for each in open_pdf(content).pages))


def squeeze(text):
    return WITHOUT_SPACE.sub("", text)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
