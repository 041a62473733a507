"""What may be printed, as the registers and the settings of a site say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pressroom.model.registers import Registers
from pressroom.privacy.permitted import Permitted, permitted, permitted_handles


def permitted_texts(
    registers: Registers, contacts: Iterable[tuple[str, str]], today: date
) -> Permitted:
    """What privacy.yaml allows today, contacts of the site and its districts, officials' names."""
    listed = [entry.text for entry in registers.printable if (entry.until or today) >= today]
    listed += [contact.value for of in registers.districts.values() for contact in of.contacts]
    listed += [part for contact in contacts for part in contact]
    names = [name for of in registers.officials.values() for name in of.name.texts]
    return permitted(listed, names) | permitted_handles(listed)
