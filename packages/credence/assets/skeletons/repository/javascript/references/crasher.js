process.exit(3);
function greeting() {}
