"""Pictures of a plan: as bars of characters on a screen, as SVG, and as PNG and a page made from that."""
