import re


def is_colour(text):
    '''
    Tell whether the text is a colour such as #a0b1c2.
    '''
    return re.match('#[0-9a-f]{6}', text) is not None
