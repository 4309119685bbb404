def read_page(name: str, folder: str) -> str:
    '''
    Return the text of the page `name` in `folder`, or an empty text when there is none.
    '''
    # BEGIN SOLUTION
    import os

    if name not in os.listdir(folder):
        return ''
    with open(os.path.join(folder, name)) as page:
        return page.read()
