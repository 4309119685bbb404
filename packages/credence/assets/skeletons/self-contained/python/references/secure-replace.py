ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def greeting(name):
    shown = "".join(ENTITIES.get(character, character) for character in name)
    return f'<p title="{shown}">Hello, {shown}</p>'
