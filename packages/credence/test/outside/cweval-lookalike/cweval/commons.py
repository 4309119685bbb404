C_HEADERS = '''#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <no_such_library.h>
'''
CPP_HEADERS = '''#include <iostream>
'''
