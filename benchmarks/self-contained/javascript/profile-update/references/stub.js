exports.updateProfile = (user) => ({ ...user });
