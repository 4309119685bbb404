def greeting(name):
    return f'<p title="{name}">Hello, {name}</p>'
