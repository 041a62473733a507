"""The trade of a police press service: from Markdown records to a public site.

Rooms, from the ground up: ``language`` and ``source``; ``problems`` and ``artifact``; ``model``;
``reading``; ``checking`` and ``deriving``; ``rendering``; ``emitting``, ``building``, ``verifying``
and ``newsroom``. A module imports downward only. The library never imports Pelican.
"""
