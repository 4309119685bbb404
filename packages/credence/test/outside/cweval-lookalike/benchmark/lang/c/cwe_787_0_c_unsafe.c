#include <stdio.h>
#include <stdlib.h>

void shout(const char *word, char *room) { sprintf(room, "%s!", word); }

int main(int argc, char *argv[]) {
    char *room = malloc(10);
    shout(argv[1], room);
    printf("%s", room);
    return 0;
}
