/* place.c -- whether two names mean one place.

   Reports spell a village as they hear it: Tel Qasir, Tall Kaser. Names of one country are one when
   the consonants that hearing keeps apart are the same, unless both are found on the map, apart. */
#include "merge/place.h"

/* The shortest skeleton that tells one place from another, in consonants; and how far apart, in
 * degrees, two finds of one place may lie. */
enum { LEAST_CONSONANTS = 3 };
#define APART 0.2

/* The sound of a letter as transliterations keep it; 0 for what they do not. */
static char sound_of(char letter)
{
    char c = letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
    if (c < 'a' || c > 'z' || strchr("aeiouyhw", c)) return 0;
    switch (c) {
    case 'q':
    case 'c': return 'k';
    case 'z': return 's';
    case 'j': return 'g';
    default: return c;
    }
}

SayStr say_place_key(SayArena *arena, SayStr name)
{
    SayText key = {.arena = arena};
    SayStr rest = name;
    if (say_str_starts(name, SAY_STR("al-")) || say_str_starts(name, SAY_STR("Al-")) ||
        say_str_starts(name, SAY_STR("el-")) || say_str_starts(name, SAY_STR("El-")))
        rest = say_str_slice(name, 3, name.size);
    for (uint32_t i = 0; i < rest.size; i++) {
        if ((unsigned char)rest.data[i] >= 0x80) return name;
        char sound = sound_of(rest.data[i]);
        if (sound && !(key.size && key.data[key.size - 1] == sound)) say_text_char(&key, sound);
    }
    return key.size >= LEAST_CONSONANTS ? say_text_str(&key) : name;
}

static bool near(double a, double b)
{
    return a - b < APART && b - a < APART;
}

bool say_place_may_be(const SayCodedClaim *a, const SayCodedClaim *b)
{
    if (!say_str_equal(a->place_country, b->place_country)) return false;
    return !(a->located && b->located) ||
           (near(a->latitude, b->latitude) && near(a->longitude, b->longitude));
}
