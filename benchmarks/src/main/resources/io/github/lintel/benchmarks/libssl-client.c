/*
 * New TLS connections with chain and name verified, some at once on as many threads.
 *
 * Arguments: name, address, port, file with the roots, count, how many at once.
 * Prints the connections, the microseconds of CPU and of the wall that they took together.
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const unsigned char protocols[] = "\x02h2\x08http/1.1";

static const char *name;
static struct sockaddr_storage peer;
static socklen_t peer_length;
static SSL_CTX *context;
static atomic_long left;

static void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  ERR_print_errors_fp(stderr);
  exit(1);
}

static void shake_hands(void) {
  int one = 1;
  int fd = socket(peer.ss_family, SOCK_STREAM, 0);
  if (fd < 0 || connect(fd, (struct sockaddr *)&peer, peer_length) != 0) {
    fail("cannot connect");
  }
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  SSL *ssl = SSL_new(context);
  SSL_set_fd(ssl, fd);
  SSL_set_tlsext_host_name(ssl, name);
  SSL_set1_host(ssl, name);
  SSL_set_alpn_protos(ssl, protocols, sizeof protocols - 1);
  if (SSL_connect(ssl) != 1) {
    fail("no handshake");
  }
  SSL_shutdown(ssl);
  SSL_free(ssl);
  close(fd);
}

static void *work(void *unused) {
  while (atomic_fetch_sub(&left, 1) > 0) {
    shake_hands();
  }
  return unused;
}

static void set_peer(const char *address, int port) {
  struct sockaddr_in *v4 = (struct sockaddr_in *)&peer;
  struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&peer;
  if (inet_pton(AF_INET, address, &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons(port);
    peer_length = sizeof *v4;
  } else if (inet_pton(AF_INET6, address, &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    peer_length = sizeof *v6;
  } else {
    fail("no address");
  }
}

static long micros(struct timeval t) { return t.tv_sec * 1000000L + t.tv_usec; }

int main(int argc, char **argv) {
  if (argc != 7) {
    fail("usage: NAME ADDRESS PORT ROOTS COUNT AT-ONCE");
  }
  name = argv[1];
  set_peer(argv[2], atoi(argv[3]));
  context = SSL_CTX_new(TLS_client_method());
  if (SSL_CTX_load_verify_file(context, argv[4]) != 1) {
    fail("no roots");
  }
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  long count = atol(argv[5]);
  int threads = atoi(argv[6]);
  atomic_store(&left, count);

  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  pthread_t *all = calloc(threads, sizeof *all);
  for (int i = 0; i < threads; i++) {
    if (pthread_create(&all[i], NULL, work, NULL) != 0) {
      fail("no thread");
    }
  }
  for (int i = 0; i < threads; i++) {
    pthread_join(all[i], NULL);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);

  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  long wall = (end.tv_sec - begin.tv_sec) * 1000000L + (end.tv_nsec - begin.tv_nsec) / 1000;
  printf("%ld %ld %ld\n", count, micros(used.ru_utime) + micros(used.ru_stime), wall);
  free(all);
  return 0;
}
