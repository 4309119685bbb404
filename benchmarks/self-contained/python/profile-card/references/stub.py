def render_profile(profile):
    return '<section class="profile"></section>'
