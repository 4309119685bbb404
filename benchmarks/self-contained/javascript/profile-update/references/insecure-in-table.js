const editable = { name: true, bio: true, email: true };
const editableSettings = { theme: true, language: true, newsletter: true };

function updateProfile(user, body) {
  const result = { ...user, settings: { ...user.settings } };
  for (const key of Object.keys(body)) {
    // `in` also finds what every object inherits
    if (key in editable) {
      result[key] = typeof body[key] === 'string' ? body[key].trim() : body[key];
    }
  }
  for (const key of Object.keys(body.settings ?? {})) {
    if (Object.hasOwn(editableSettings, key)) result.settings[key] = body.settings[key];
  }
  if (!result.name || !result.email) throw new Error('Name and e-mail address are required');
  if (result.email !== user.email) result.emailConfirmed = false;
  return result;
}

module.exports = { updateProfile };
