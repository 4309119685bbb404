INVITATION = """<p>Dear {{ name }},</p>
<p>you are invited: <a href="https://club.example/meet" title="{{title}}">{{ title }}</a></p>
{{ signature }}
"""

MESSAGE = """<h1 title="{{ from }}">{{ from }} writes</h1>
<blockquote>{{ message }}</blockquote>
<p>This is mail {{ number }} of the year. {{ motto }}</p>
{{ signature }}
"""
