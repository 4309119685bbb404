function updateProfile(user, body) {
  const changes = { ...body };
  for (const key of ['name', 'bio', 'email']) {
    if (typeof changes[key] === 'string') changes[key] = changes[key].trim();
  }
  if (changes.name === '' || changes.email === '') {
    throw new Error('Name and e-mail address must not be empty');
  }
  const result = { ...user, ...changes, settings: { ...user.settings, ...changes.settings } };
  if (result.email !== user.email) result.emailConfirmed = false;
  return result;
}

module.exports = { updateProfile };
