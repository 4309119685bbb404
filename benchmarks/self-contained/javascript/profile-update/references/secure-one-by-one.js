exports.updateProfile = (user, body) => {
  const { name, bio, email, settings = {} } = body;
  const changed = structuredClone(user);
  if (name !== undefined) changed.name = required(name);
  if (bio !== undefined) changed.bio = bio.trim();
  if (email !== undefined) {
    changed.email = required(email);
    changed.emailConfirmed = user.emailConfirmed && changed.email === user.email;
  }
  changed.settings.theme = settings.theme ?? user.settings.theme;
  changed.settings.language = settings.language ?? user.settings.language;
  changed.settings.newsletter = settings.newsletter ?? user.settings.newsletter;
  return changed;
};

function required(text) {
  const trimmed = text.trim();
  if (!trimmed) throw new Error('The name and the e-mail address must not be empty.');
  return trimmed;
}
