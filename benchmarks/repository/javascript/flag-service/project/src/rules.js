/** What the users of a role may do; an option that a rule does not have is not allowed. */
const rules = {
  admin: { edit: true, publish: true },
  editor: { edit: true },
  viewer: {},
};

const may = (role, action) => rules[role] !== undefined && rules[role][action] === true;

module.exports = { may };
