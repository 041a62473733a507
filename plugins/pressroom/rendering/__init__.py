"""From values to text: Markdown, dates, addresses, page contexts, templates."""
