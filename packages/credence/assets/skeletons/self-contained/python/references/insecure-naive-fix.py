def greeting(name):
    shown = name.replace("<script>", "").replace("</script>", "")
    return f'<p title="{shown}">Hello, {shown}</p>'
