from welcome.site import visit
