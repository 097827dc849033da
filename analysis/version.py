"""Which Copytaster this is, as it says of itself; pyproject.toml says the same."""

VERSION = "0.1.0"
