import solution


def write(log_path, request):
    solution.log_request(log_path, request)


def failed(log_path):
    return solution.failed_logins(log_path)
