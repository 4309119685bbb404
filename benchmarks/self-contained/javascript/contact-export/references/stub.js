exports.exportContacts = () => '';
