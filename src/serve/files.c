/* files.c -- the page, in the program: the files of web/dist as they were when it was built. */
#include "serve/serve.h"

/* page_files.inc, written by CMake: FILE(number, "/assets/x.js", "path on disk") for each file. */
#define FILE(number, path, disk)                                                                   \
    __asm__(".section .rodata\n"                                                                   \
            "say_page_" #number ":\n"                                                              \
            ".incbin \"" disk "\"\n"                                                               \
            "say_page_end_" #number ":\n"                                                          \
            ".byte 0\n"                                                                            \
            ".previous\n");                                                                        \
    extern const char say_page_##number[], say_page_end_##number[];
#include "page_files.inc"
#undef FILE

static const char missing[] =
    "<!doctype html><html lang=\"en\"><title>Sayso</title><h1>Sayso</h1>"
    "<p>This program was built without its page: <code>web/dist</code> was not there. Build it "
    "(<code>npm ci &amp;&amp; npm run build</code> in <code>web/</code>), then build Sayso again."
    "<p>The data is served all the same: <a href=\"/api/v1/status\">/api/v1/status</a>, "
    "<a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>.";

static const PageFile files[] = {
#define FILE(number, path, disk) {path, say_page_##number, say_page_end_##number},
#include "page_files.inc"
#undef FILE
    {".html", missing, missing + sizeof missing - 1},
};
enum { FILES = sizeof files / sizeof *files };

const PageFile *serve_file(const char *path)
{
    for (size_t i = 0; i + 1 < FILES; i++)
        if (strcmp(files[i].path, path) == 0) return &files[i];
    return NULL;
}

const char *serve_file_type(const PageFile *file)
{
    static const struct {
        const char *ending, *type;
    } types[] = {{".html", "text/html; charset=utf-8"},
                 {".js", "text/javascript; charset=utf-8"},
                 {".css", "text/css; charset=utf-8"},
                 {".json", "application/json"},
                 {".svg", "image/svg+xml"},
                 {".png", "image/png"},
                 {".ico", "image/x-icon"},
                 {".woff2", "font/woff2"},
                 {".txt", "text/plain; charset=utf-8"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (say_str_ends(say_str(file->path), say_str(types[i].ending))) return types[i].type;
    return "application/octet-stream";
}

const PageFile *serve_page(void)
{
    const PageFile *page = serve_file("/index.html");
    return page ? page : &files[FILES - 1];
}
