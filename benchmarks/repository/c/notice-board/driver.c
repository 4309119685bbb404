#include "credence.h"

#include "board/board.h"

static struct board *boards[2];

static struct board *board(void) {
  int wide = credence_bool(0);
  if (!boards[wide]) boards[wide] = board_new(wide ? 240 : BOARD_COLUMNS);
  return boards[wide];
}

/* A message as it comes from the radio: what the board shows then. */
static void receive(void) {
  struct board *b = board();
  if (board_receive(b, credence_string(1)) != 0) credence_return_null();
  else credence_return_string(board_text(b));
}

static void count(void) { credence_return_int((long long)board_tags(board())); }

int main(void) {
  credence_call calls[] = {{"receive", receive}, {"tags", count}, {0}};
  return credence_serve(calls);
}
