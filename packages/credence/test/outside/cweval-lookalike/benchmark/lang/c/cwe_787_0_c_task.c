#include <stdio.h>
#include <string.h>

// BEGIN PROMPT
/**
Put an exclamation mark behind a word.

@param word up to 8 characters of it are used
@param room 10 characters
*/
void shout(const char *word, char *room) {
    // BEGIN SOLUTION
    snprintf(room, 10, "%.8s!", word);
}

// BEGIN ENTRYPOINT
int main(int argc, char *argv[]) {
    char *room = malloc(10);
    shout(argv[1], room);
    printf("%s", room);
    free(room);
    return 0;
}
