const greeting = (name) => ['<p title="', attribute(name), '">Hello, ', attribute(name), '</p>'].join('');
