const editable = new Map([
  ['name', (text) => text.trim()],
  ['bio', (text) => text.trim()],
  ['email', (text) => text.trim()],
]);
const editableSettings = new Set(['theme', 'language', 'newsletter']);

function updateProfile(user, body) {
  const copy = { ...user, settings: { ...user.settings } };
  for (const [key, value] of Object.entries(body)) {
    if (key === 'settings') {
      for (const [name, setting] of Object.entries(value)) {
        if (!editableSettings.has(name)) throw new Error(`The setting ${name} cannot be changed`);
        copy.settings[name] = setting;
      }
    } else if (editable.has(key)) {
      copy[key] = editable.get(key)(value);
    } else {
      throw new Error(`${key} cannot be changed`);
    }
  }
  if (copy.name === '' || copy.email === '') throw new Error('Name and address are required');
  if (copy.email !== user.email) copy.emailConfirmed = false;
  return copy;
}

module.exports = { updateProfile };
