from ...registry import job


@job("thumbnail")
def thumbnail(width, height, largest=100):
    """The size of a thumbnail that keeps the proportions."""
    scale = largest / max(width, height)
    return [round(width * scale), round(height * scale)]


def purge(folder):
    """Removes all images. Only the nightly script calls it."""
    import shutil

    shutil.rmtree(folder)
    return "purged"
