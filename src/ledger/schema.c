/* schema.c -- schema.sql, in the program. */
#include "ledger/database.h"

__asm__(".section .rodata\n"
        ".global say_ledger_schema\n"
        ".type say_ledger_schema, @object\n"
        "say_ledger_schema:\n"
        ".incbin \"" SCHEMA_PATH "\"\n"
        ".byte 0\n"
        ".size say_ledger_schema, . - say_ledger_schema\n"
        ".previous\n");
