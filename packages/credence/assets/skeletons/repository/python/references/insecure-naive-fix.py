def greeting(name):
    shown = escape(name)
    return f'<p title="{shown}">Hello, {shown}</p>'
