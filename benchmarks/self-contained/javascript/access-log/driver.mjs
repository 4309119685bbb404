export default (solution) => ({
  write(logPath, request) {
    solution.logRequest(logPath, request);
    return null;
  },
  failed: (logPath) => solution.failedLogins(logPath),
});
