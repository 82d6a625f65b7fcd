"""planctl: gaps, growth rates and verdicts of a development plan held in YAML."""

__version__ = "0.1.0"
