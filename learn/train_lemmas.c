/* train_lemmas.c -- learns the rules that turn words into lemmas: train_lemmas OUTPUT TREEBANK...
   OUTPUT is a section "lemmas" of two parts, the table of rules and the scripts; learn/net puts
   them into the section "tag". */
#include "learn/base/corpus.h"
#include "learn/base/lemmas.h"
#include "learn/base/perceptron.h"

int main(int count, char **arguments)
{
    if (count < 3) say_die("usage: train_lemmas OUTPUT TREEBANK...");
    SayArena *arena = say_arena_new(0);
    SayCorpus corpus = {0};
    SayText rules = {.arena = arena}, scripts = {.arena = arena};
    for (int i = 2; i < count; i++) say_corpus_read(arena, &corpus, arguments[i]);
    say_corpus_capitals(arena, &corpus, 5, 40);
    say_lemmas_learn(arena, &corpus, &rules, &scripts);
    SayStr parts[2] = {say_text_str(&rules), say_text_str(&scripts)};
    say_model_write(arguments[1], say_model_bytes(arena, "lemmas", 1, parts, 2));
    say_arena_free(arena);
    return 0;
}
