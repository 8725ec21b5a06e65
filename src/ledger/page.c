/* page.c -- a check on every page of the file, so that no byte of it changes unseen.

   SQLite leaves the last bytes of each page to us (its header says how many). Into them goes a hash
   of the page and its number whenever a page is written to the file; SQLite itself does not look at
   them, so any program can read a ledger. What is found so is damage, in used and unused bytes
   alike, and writing by other programs; against forgery there is the chain of runs. */
#include "ledger/database.h"

#include <string.h>

enum { PAGE = 4096, CHECK = SAY_PAGE_CHECK, WORD = 8 };

/* Methods of the file with our own way of writing; what SQLite's were stands behind. */
struct SayPages {
    sqlite3_io_methods methods;
    const sqlite3_io_methods *own;
};

static uint64_t word_at(const unsigned char *bytes)
{
    uint64_t word = 0;
    for (int i = WORD - 1; i >= 0; i--) word = word << 8 | bytes[i];
    return word;
}

/* Each step can be undone, so two pages that differ in one word never have one hash. */
static uint64_t hash_page(const unsigned char *page, int64_t number)
{
    uint64_t hash = 14695981039346656037u ^ (uint64_t)number;
    for (int i = 0; i < PAGE - CHECK; i += WORD) {
        hash = (hash ^ word_at(page + i)) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return hash;
}

static int write_checked(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    const struct SayPages *pages = (const void *)file->pMethods;
    if (size != PAGE || offset % PAGE != 0) return pages->own->xWrite(file, bytes, size, offset);
    unsigned char page[PAGE];
    memcpy(page, bytes, PAGE);
    uint64_t hash = hash_page(page, offset / PAGE);
    for (int i = 0; i < CHECK; i++) page[PAGE - CHECK + i] = (unsigned char)(hash >> (8 * i));
    return pages->own->xWrite(file, page, size, offset);
}

static sqlite3_file *file_of(const SayLedger *ledger)
{
    sqlite3_file *file = NULL;
    sqlite3_file_control(ledger->database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file && file->pMethods ? file : NULL;
}

void say_pages_watch(SayLedger *ledger)
{
    sqlite3_file *file = file_of(ledger);
    if (!file) return;
    struct SayPages *pages = say_arena_alloc(ledger->arena, sizeof *pages);
    pages->own = file->pMethods;
    pages->methods = *file->pMethods;
    pages->methods.xWrite = write_checked;
    file->pMethods = &pages->methods;
}

void say_pages_reserve(SayLedger *ledger)
{
    int bytes = CHECK;
    sqlite3_file_control(ledger->database, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
}

/* A page that was never written is zero: one that was freed before it came to that, and the one on
   which SQLite sets its locks. */
static bool page_ok(const unsigned char *page, int64_t number)
{
    if (hash_page(page, number) == word_at(page + PAGE - CHECK)) return true;
    for (int i = 0; i < PAGE; i++)
        if (page[i]) return false;
    return true;
}

static SayStatus check_page(const SayLedger *ledger, sqlite3_file *file, int64_t number,
                            SayError *error)
{
    enum { LOOKS = 16 }; /* another process may be putting the log into the file just now */
    unsigned char page[PAGE];
    for (int i = 0; i < LOOKS; i++)
        if (file->pMethods->xRead(file, page, PAGE, number * PAGE) == SQLITE_OK &&
            page_ok(page, number))
            return SAY_OK;
    return say_error_set(error, SAY_ERROR_VERIFY,
                         "%s: page %lld, from byte %lld on, is not as Sayso wrote it", ledger->path,
                         (long long)number + 1, (long long)number * PAGE);
}

SayStatus say_pages_check(SayLedger *ledger, SayError *error)
{
    sqlite3_int64 size = 0;
    sqlite3_file *file = file_of(ledger);
    if (!file || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return say_ledger_failed(ledger, "reading the pages", error);
    if (size % PAGE != 0)
        return say_error_set(error, SAY_ERROR_VERIFY, "%s: its size is no whole number of pages",
                             ledger->path);
    for (int64_t number = 0; number < size / PAGE; number++)
        SAY_TRY(check_page(ledger, file, number, error));
    return SAY_OK;
}
