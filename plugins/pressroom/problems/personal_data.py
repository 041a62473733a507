"""The code of each kind of personal data."""

from __future__ import annotations

from pressroom.privacy.finding import Kind

CODES = {
    Kind.IIN: "P101",
    Kind.PHONE: "P102",
    Kind.PLATE: "P103",
    Kind.EMAIL: "P104",
    Kind.IBAN: "P105",
    Kind.CARD: "P106",
    Kind.DOCUMENT: "P107",
    Kind.BIRTH_DATE: "P108",
    Kind.HANDLE: "P109",
    Kind.ADDRESS: "P110",
    Kind.NAME: "P120",
    Kind.GIVEN_NAME: "P121",
}
