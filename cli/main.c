/* main.c -- the program: a table of verbs. */
int main(void) { return 2; }
