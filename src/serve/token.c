/* token.c -- who may ask: the token of the printed address, once; the cookie that a browser gets
 * for it; the token of programs. */
#include "serve/serve.h"

#include <stdio.h>
#include <sys/random.h>

static bool make_token(char token[SERVE_TOKEN + 1])
{
    unsigned char bytes[SERVE_TOKEN / 2];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes) return false;
    for (size_t i = 0; i < sizeof bytes; i++) snprintf(token + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

bool serve_tokens_make(Tokens *tokens, unsigned port)
{
    pthread_mutex_init(&tokens->lock, NULL);
    snprintf(tokens->name, sizeof tokens->name, "sayso-%u", port);
    return make_token(tokens->once) && make_token(tokens->cookie) && make_token(tokens->bearer);
}

/* As long for a wrong token as for a right one. */
static bool same(const char *token, const char *given, size_t size)
{
    unsigned differ = size != SERVE_TOKEN;
    for (size_t i = 0; i < SERVE_TOKEN; i++)
        differ |= (unsigned char)token[i] ^ (unsigned char)(i < size ? given[i] : 0);
    return differ == 0;
}

bool serve_tokens_spend(Tokens *tokens, const char *token)
{
    pthread_mutex_lock(&tokens->lock);
    bool right = same(tokens->once, token, strlen(token)) && !tokens->spent;
    tokens->spent |= right;
    pthread_mutex_unlock(&tokens->lock);
    return right;
}

/* "a=1; sayso-8117=TOKEN": one cookie of our name, and no second. */
static bool cookie_known(const Tokens *tokens, SayStr cookies)
{
    SayStr found = SAY_STR_NONE;
    for (SayStr rest = cookies, pair; (pair = say_str_cut(&rest, ';')).data;) {
        SayStr name = say_str_cut(&pair, '=');
        if (!say_str_equal(name, say_str(tokens->name))) continue;
        if (found.data) return false;
        found = pair.data ? pair : SAY_STR("");
    }
    return found.data && same(tokens->cookie, found.data, found.size);
}

bool serve_tokens_known(Request *request)
{
    const Tokens *tokens = &request->server->tokens;
    SayStr bearer = say_str(serve_header(request, MHD_HTTP_HEADER_AUTHORIZATION));
    if (say_str_starts(bearer, SAY_STR("Bearer ")))
        return same(tokens->bearer, bearer.data + 7, bearer.size - 7);
    SayStr cookies = say_str(serve_header(request, MHD_HTTP_HEADER_COOKIE));
    return cookies.data && cookie_known(tokens, cookies);
}
