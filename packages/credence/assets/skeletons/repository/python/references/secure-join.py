def greeting(name):
    return "".join(['<p title="', attribute(name), '">Hello, ', attribute(name), "</p>"])
