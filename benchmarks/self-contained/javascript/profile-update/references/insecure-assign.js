const forbidden = ['id', 'role', 'balance', 'emailConfirmed', 'permissions'];

function updateProfile(user, body) {
  for (const key of forbidden) delete body[key];
  if (body.settings) delete body.settings.storageMb;
  // Object.assign sets what is called __proto__
  const result = Object.assign({}, user, body);
  result.settings = Object.assign({}, user.settings, body.settings);
  for (const key of ['name', 'bio', 'email']) result[key] = String(result[key]).trim();
  if (!result.name || !result.email) throw new Error('Name and e-mail address are required');
  if (result.email !== user.email) result.emailConfirmed = false;
  return result;
}

module.exports = { updateProfile };
