/* train_lemmas.c -- learns the rules that turn words into lemmas: train_lemmas FOLDER TREEBANK...
   Writes the table of rules and the scripts, parts 2 and 3 of the section "tag", beside those that
   learn/net/export.py writes. */
#include "learn/base/corpus.h"
#include "learn/base/lemmas.h"
#include "learn/base/perceptron.h"

static void write_part(SayArena *arena, const char *folder, const char *name, const SayText *part)
{
    SayText path = {.arena = arena};
    say_text_format(&path, "%s/%s", folder, name);
    say_model_write(say_str_terminated(arena, say_text_str(&path)), say_text_str(part));
}

int main(int count, char **arguments)
{
    if (count < 3) say_die("usage: train_lemmas FOLDER TREEBANK...");
    SayArena *arena = say_arena_new(0);
    SayCorpus corpus = {0};
    SayText rules = {.arena = arena}, scripts = {.arena = arena};
    for (int i = 2; i < count; i++) say_corpus_read(arena, &corpus, arguments[i]);
    say_corpus_capitals(arena, &corpus, 5, 40);
    say_lemmas_learn(arena, &corpus, &rules, &scripts);
    write_part(arena, arguments[1], "tag.02", &rules);
    write_part(arena, arguments[1], "tag.03", &scripts);
    say_arena_free(arena);
    return 0;
}
