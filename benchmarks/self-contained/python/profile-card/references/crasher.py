def render_profile(profile):
    return render_profile(profile)


render_profile({})
