def location_after_login(query, site):
    return "/account"
