/* kernel.c -- which inner loops this machine can run. */
#include "core/kernel.h"

uint32_t say_kernel_list(const SayKernel *paths[SAY_KERNEL_MOST])
{
    uint32_t count = 0;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni"))
        paths[count++] = &say_kernel_vnni;
    if (__builtin_cpu_supports("avx2")) paths[count++] = &say_kernel_avx2;
#endif
    paths[count++] = &say_kernel_portable;
    return count;
}

const SayKernel *say_kernel(void)
{
    const SayKernel *paths[SAY_KERNEL_MOST];
    say_kernel_list(paths);
    return paths[0];
}
