import os


def read_note(name):
    '''
    Return the text of the note of that name in the folder shelf.
    '''
    with open(os.path.join('./shelf', name), encoding='utf-8') as note:
        return note.read()
