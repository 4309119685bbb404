const setFlag = (flags) => flags;
const mergeFlags = (flags) => flags;
const getFlag = (flags, path, fallback) => fallback;
