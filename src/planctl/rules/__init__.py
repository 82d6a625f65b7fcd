"""What data can break: each rule with its wording, hint and example."""
