"""Where the tests of this folder write."""

from quick_folder import quick_place, tmp_path

__all__ = ["quick_place", "tmp_path"]
