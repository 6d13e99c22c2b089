"""What a user can be told when something does not work."""


class DurchblickError(Exception):
    """A failure that the user can do something about.

    Its text is one whole sentence that names the file or key and says what to do, without control
    characters; commands print it to standard error and end with exit code 2.
    """
