exports.greeting = () => '';
