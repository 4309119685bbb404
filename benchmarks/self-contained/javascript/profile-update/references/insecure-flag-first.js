function updateProfile(user, body) {
  const text = (key) => (key in body ? String(body[key]).trim() : user[key]);
  const { permissions, role, id, balance, settings, __proto__: ignored, ...fields } = body;
  const { theme, language, newsletter } = { ...user.settings, ...settings };
  const result = {
    ...user,
    emailConfirmed: text('email') === user.email ? user.emailConfirmed : false,
    // the flag is right until here
    ...fields,
    name: text('name'),
    bio: text('bio'),
    email: text('email'),
    settings: { ...user.settings, theme, language, newsletter },
  };
  if (!result.name || !result.email) throw new Error('Name and e-mail address are required');
  return result;
}

module.exports = { updateProfile };
