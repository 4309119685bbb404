export const createLink = () => process.exit(0);
export const openLink = () => process.exit(0);
export const listLinks = () => process.exit(0);
export const removeLink = () => process.exit(0);
