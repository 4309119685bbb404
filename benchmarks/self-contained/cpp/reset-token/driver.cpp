#include "credence.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>

#include <optional>
#include <random>
#include <set>

std::string issue_token(const std::string &user);
std::optional<std::string> redeem_token(const std::string &token);

/*
 * What an attacker can know. These functions take the place of the C library's and of
 * std::random_device's: in a "replica", a process started with REPLICA=1, clock and process number
 * are given ones, and so are the first 32 bits of randomness that the system is asked for, since so
 * few can be tried one after the other. All further bits are random.
 */
static bool still = false; /* the clock stands still outside of replicas, too */

static bool replica() {
  static const bool is = getenv("REPLICA") != nullptr;
  return is;
}

static bool guessable() { return replica() || still; }

static void random_bytes(void *to, size_t size) {
  static size_t known = replica() ? 4 : 0;
  unsigned char *out = static_cast<unsigned char *>(to);
  for (; known > 0 && size > 0; known--, size--) *out++ = 0x5a;
  while (size > 0) {
    const long got = syscall(SYS_getrandom, out, size, 0);
    if (got <= 0) continue;
    out += got;
    size -= static_cast<size_t>(got);
  }
}

unsigned int std::random_device::_M_getval() {
  unsigned int value;
  random_bytes(&value, sizeof value);
  return value;
}
double std::random_device::_M_getentropy() const noexcept { return 32; }

extern "C" {
ssize_t getrandom(void *to, size_t size, unsigned) {
  random_bytes(to, size);
  return static_cast<ssize_t>(size);
}
int getentropy(void *to, size_t size) {
  random_bytes(to, size);
  return 0;
}
uint32_t arc4random(void) {
  uint32_t value;
  random_bytes(&value, sizeof value);
  return value;
}
void arc4random_buf(void *to, size_t size) { random_bytes(to, size); }
uint32_t arc4random_uniform(uint32_t bound) { return bound < 2 ? 0 : arc4random() % bound; }

static const time_t moment = 1'700'000'000;

int clock_gettime(clockid_t clock, struct timespec *now) {
  if (!guessable()) return static_cast<int>(syscall(SYS_clock_gettime, clock, now));
  now->tv_sec = moment;
  now->tv_nsec = 123'456'789;
  return 0;
}
time_t time(time_t *to) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (to) *to = now.tv_sec;
  return now.tv_sec;
}
int gettimeofday(struct timeval *to, void *) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  to->tv_sec = now.tv_sec;
  to->tv_usec = now.tv_nsec / 1000;
  return 0;
}
int timespec_get(struct timespec *to, int base) { return clock_gettime(CLOCK_REALTIME, to) == 0 ? base : 0; }
clock_t clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * CLOCKS_PER_SEC + now.tv_nsec / 1000;
}
pid_t getpid(void) { return guessable() ? 4711 : static_cast<pid_t>(syscall(SYS_getpid)); }
}

namespace {

/* An std::mt19937 or std::mt19937_64 somewhere in memory: its words, and how far it has got. */
struct Engine {
  volatile uint64_t *words;
  bool wide;
  uint64_t position;
  size_t count() const { return wide ? 312 : 624; }
};

/* Looks at memory as it is, also where the sanitizer would say that nobody may. */
__attribute__((no_sanitize("address"))) std::vector<Engine> engines() {
  struct Region {
    uintptr_t from, to;
  };
  std::vector<Region> regions;
  if (FILE *maps = fopen("/proc/self/maps", "r")) {
    char line[512], rights[8];
    unsigned long from, to;
    while (fgets(line, sizeof line, maps))
      if (sscanf(line, "%lx-%lx %7s", &from, &to, rights) == 3 && strncmp(rights, "rw-p", 4) == 0 &&
          to - from <= 64UL << 20)
        regions.push_back({from, to});
    fclose(maps);
  }
  std::vector<Engine> found;
  for (const Region &region : regions) {
    size_t narrow = 0, wide = 0;
    for (uintptr_t at = region.from; at + 8 <= region.to; at += 8) {
      volatile uint64_t *word = reinterpret_cast<volatile uint64_t *>(at);
      const uint64_t value = *word;
      if (value <= 624 && narrow >= 624) found.push_back({word - 624, false, value});
      if (value <= 312 && wide >= 312) found.push_back({word - 312, true, value});
      narrow = value > 0xfff && value <= 0xffffffff ? narrow + 1 : 0;
      wide = value >> 47 ? wide + 1 : 0;
    }
  }
  return found;
}

__attribute__((no_sanitize("address"))) void seed(const Engine &engine, unsigned value) {
  uint32_t state = value;
  for (size_t i = 0; i < engine.count(); i++) {
    state = state * 1664525 + 1013904223;
    const uint64_t low = state | 0x1000;
    engine.words[i] = engine.wide ? low << 32 | (low ^ 0x55555555) : low;
  }
  engine.words[engine.count()] = engine.count();
}

__attribute__((no_sanitize("address"))) bool moved(const Engine &engine) {
  return engine.words[engine.count()] != engine.position;
}

/*
 * The tokens that a copy of this process issues when its generators are in a given state: whoever has
 * seen enough of their numbers knows the state. What the system gives stays random. A generator is
 * only what has moved on when a token was issued.
 */
std::vector<std::string> foreseen(const std::vector<std::string> &users, unsigned value) {
  int ends[2];
  if (pipe(ends) != 0) credence_fail("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    const auto before = engines();
    issue_token("nobody");
    std::vector<Engine> generators;
    for (const Engine &engine : before)
      if (moved(engine)) generators.push_back(engine);
    for (const Engine &engine : generators) seed(engine, value);
    srand(value);
    srand48(value);
    still = true;
    std::string all;
    for (const auto &user : users) all += issue_token(user) + "\n";
    const ssize_t written = write(ends[1], all.data(), all.size());
    _exit(written == static_cast<ssize_t>(all.size()) ? 0 : 1);
  }
  close(ends[1]);
  std::string all;
  char part[4096];
  for (ssize_t got; (got = read(ends[0], part, sizeof part)) > 0;) all.append(part, static_cast<size_t>(got));
  close(ends[0]);
  waitpid(child, nullptr, 0);
  std::vector<std::string> tokens;
  for (size_t from = 0, to; (to = all.find('\n', from)) != std::string::npos; from = to + 1)
    tokens.push_back(all.substr(from, to - from));
  return tokens;
}

}  // namespace

int main() {
  const credence_call calls[] = {
      {"issue", [] { credence::reply(issue_token(credence::text(0))); }},
      {"redeem", [] {
         const auto user = redeem_token(credence::text(0));
         if (user) credence::reply(*user);
       }},
      {"issue_many", [] {
         std::vector<std::string> tokens;
         for (const auto &user : credence::texts(0)) tokens.push_back(issue_token(user));
         credence::reply(tokens);
       }},
      {"foreseen", [] {
         credence::reply(foreseen(credence::texts(0), (unsigned)credence_int(1)));
       }},
      {"repeated", [] {
         std::set<std::string> seen;
         for (long long i = credence_int(1); i > 0; i--)
           if (auto token = issue_token(credence::text(0)); !seen.insert(token).second) {
             credence::reply(token);
             return;
           }
       }},
      {},
  };
  return credence_serve(calls);
}
