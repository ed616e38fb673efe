"""What analysis found, said in words: for the page that is being filled in, and for the handout."""
