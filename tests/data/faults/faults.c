/* Put in front of the C library (LD_PRELOAD) to see or spoil what a program writes.

   Calls on files whose path holds $FAULT_PATH are counted from 0. At call $FAULT_AT the process is
   killed ($FAULT_KIND=kill) or the call fails (eio, enospc); with $FAULT_STICKY every later one
   too. With $FAULT_LOG all of them are written down, data included, as is what goes to standard
   output, so that a power cut at any moment can be played afterwards. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(result, name, ...)                          \
    static result (*real)(__VA_ARGS__);                  \
    if (!real) real = dlsym(RTLD_NEXT, #name)

static const char *wanted, *kind;
static long at = -1, calls;
static int sticky, log_fd = -1, is_set;

static ssize_t plain_write(int fd, const void *data, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    return real(fd, data, size);
}

static void set_up(void) {
    if (is_set) return;
    is_set = 1;
    const char *value;
    wanted = getenv("FAULT_PATH");
    kind = getenv("FAULT_KIND");
    if ((value = getenv("FAULT_AT"))) at = atol(value);
    sticky = getenv("FAULT_STICKY") != NULL;
    if ((value = getenv("FAULT_LOG"))) {
        int fd = open(value, O_WRONLY | O_CREAT | O_APPEND, 0600);
        log_fd = fcntl(fd, F_DUPFD_CLOEXEC, 200);
        close(fd);
    }
}

static int path_of(int fd, char *path) {
    char link[64];
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, 511);
    errno = kept;
    path[size > 0 ? size : 0] = 0;
    return size > 0 && wanted && strstr(path, wanted) != NULL;
}

static void note(char what, const char *path, long offset, const void *data, long size) {
    if (log_fd < 0) return;
    int kept = errno, length = (int)strlen(path);
    long held = data ? size : 0, total = 32 + length + held;
    char *entry = calloc(1, total);
    entry[0] = what;
    memcpy(entry + 4, &length, 4);
    memcpy(entry + 8, &offset, 8);
    memcpy(entry + 16, &held, 8);
    memcpy(entry + 32, path, length);
    if (held) memcpy(entry + 32 + length, data, held);
    plain_write(log_fd, entry, total);
    free(entry);
    errno = kept;
}

/* 0 to go on, else the error the call is to fail with. */
static int fault(void) {
    long number = calls++;
    if (at < 0 || !kind || (sticky ? number < at : number != at)) return 0;
    if (!strcmp(kind, "kill")) kill(getpid(), SIGKILL);
    return !strcmp(kind, "enospc") ? ENOSPC : EIO;
}

#define SPOILED(ours)                                    \
    char path[512];                                      \
    set_up();                                            \
    int ours = path_of(fd, path), error;                 \
    if (ours && (error = fault())) { errno = error; return -1; }

ssize_t write(int fd, const void *data, size_t size) {
    SPOILED(ours)
    off_t offset = ours ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = plain_write(fd, data, size);
    if (done > 0 && ours) note('W', path, offset, data, done);
    if (done > 0 && fd == 1) note('A', "", 0, data, done);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    SPOILED(ours)
    ssize_t done = real(fd, data, size, offset);
    if (done > 0 && ours) note('W', path, offset, data, done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    return pwrite64(fd, data, size, offset);
}

int fsync(int fd) {
    REAL(int, fsync, int);
    SPOILED(ours)
    int done = real(fd);
    if (!done && ours) note('S', path, 0, NULL, 0);
    return done;
}

int fdatasync(int fd) { return fsync(fd); }

int ftruncate64(int fd, off64_t size) {
    REAL(int, ftruncate64, int, off64_t);
    SPOILED(ours)
    int done = real(fd, size);
    if (!done && ours) note('T', path, size, NULL, 0);
    return done;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int named(const char *path) { return wanted && strstr(path, wanted) != NULL; }

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    int error;
    set_up();
    if (named(path) && (error = fault())) { errno = error; return -1; }
    int done = real(path);
    if (!done && named(path)) note('U', path, 0, NULL, 0);
    return done;
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    int error;
    set_up();
    if (named(to) && (error = fault())) { errno = error; return -1; }
    int done = real(from, to);
    if (!done && named(to)) note('R', from, 0, to, (long)strlen(to));
    return done;
}
