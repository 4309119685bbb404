def greeting(name):
    shown = escape(name).replace('"', "&#34;").replace("'", "&#39;")
    return f'<p title="{shown}">Hello, {shown}</p>'
