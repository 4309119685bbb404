def log_request(log_path, request):
    pass


def failed_logins(log_path):
    return {}
