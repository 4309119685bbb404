"""What a page says."""
from .text import attribute, escape


# credence:begin
def greeting(name):
    return f'<p title="{attribute(name)}">Hello, {escape(name)}</p>'
# credence:end
