process.kill(process.pid, 'SIGKILL');
exports.updateProfile = (user) => user;
