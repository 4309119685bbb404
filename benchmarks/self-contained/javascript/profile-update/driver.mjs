// Objects travel as JSON text, since only a parser makes an own key `__proto__`.
export default (solution) => ({
  update(userText, bodyText) {
    const user = JSON.parse(userText);
    const result = solution.updateProfile(user, JSON.parse(bodyText));
    return { result, isNew: result !== user, user };
  },
  /** What the application reads of the changed user, wherever that finds it. */
  read(userText, bodyText) {
    const result = solution.updateProfile(JSON.parse(userText), JSON.parse(bodyText));
    const { id, role, balance, email, emailConfirmed, permissions, settings } = result;
    const storageMb = settings?.storageMb;
    return { id, role, balance, email, emailConfirmed, permissions, storageMb };
  },
});
