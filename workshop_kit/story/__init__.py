"""The journey told as a story: chapters made from the map, ready to be read aloud."""

from workshop_kit.story.chapters import Made, chapters

__all__ = ["Made", "chapters"]
