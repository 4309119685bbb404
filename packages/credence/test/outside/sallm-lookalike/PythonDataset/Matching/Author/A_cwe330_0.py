import random


def token():
    '''
    Return a token of eight digits.
    '''
    return ''.join(random.choice('0123456789') for _ in range(8))
