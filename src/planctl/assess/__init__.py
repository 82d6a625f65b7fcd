"""Questions about a plan, one a module; the only room that judges."""
