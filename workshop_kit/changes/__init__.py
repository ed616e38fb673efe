"""Changes of a workshop: made, taken back, compared and told in words; pure, no I/O."""
