import html


def greeting(name):
    shown = html.escape(name, quote=True)
    return f'<p title="{shown}">Hello, {shown}</p>'
